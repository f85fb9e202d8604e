package dev.refundkit.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.InMemoryRefundStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two calls of the reference pages, run on the sample's file and on altered ones. */
class QuickstartTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern DOCUMENT = Pattern.compile("(?ms)^\\{$.*?^\\}$");

  @TempDir private Path folder;

  @Test
  void theCallForAnOrderIsAnsweredAsThePageShowsIt() {
    ObjectNode answer = run(ShopFile.sample()).get(0);

    assertThat(answer.get("id").asString()).matches("refund_[0-9a-f-]{36}");
    assertThat(withoutIdsAndSeconds(answer)).isEqualTo(withoutIdsAndSeconds(page("order-refund")));
  }

  @Test
  void afterTheEffectsRanTheSameRefundIsCompleted() {
    List<ObjectNode> answers = run(ShopFile.sample());

    ObjectNode completed = answers.get(1);
    assertThat(completed.get("id")).isEqualTo(answers.get(0).get("id"));
    assertThat(completed.get("status").asString()).isEqualTo("completed");
    assertThat(completed.get("payment_status").asString()).isEqualTo("completed");
    assertThat(completed.get("transaction_id").asString()).matches("re_[0-9a-f]{8}");
    assertThat(completed.get("amounts")).isEqualTo(page("order-refund").get("amounts"));
    assertThat(completed.get("timeline")).hasSize(4);
  }

  @Test
  void aSecondRunOnTheKeptBooksFindsTheRefundsOfTheFirst() {
    StringWriter first = new StringWriter();
    StringWriter second = new StringWriter();
    ShopFile shop = ShopFile.sample();
    Quickstart.run(shop, KeptBooks.in(folder, shop), new PrintWriter(first));
    Quickstart.run(shop, KeptBooks.in(folder, shop), new PrintWriter(second));

    assertThat(documents(second)).isEqualTo(documents(first)).hasSize(3);
    assertThat(first.toString()).contains("-- mail to");
    assertThat(second.toString()).as("nobody is told twice").doesNotContain("-- mail to");
  }

  @Test
  void aShopFileWithOtherOrdersHasBooksOfItsOwn() throws IOException {
    ShopFile shop = ShopFile.sample();
    StringWriter out = new StringWriter();
    Quickstart.run(shop, KeptBooks.in(folder, shop), new PrintWriter(out));
    ObjectNode file = sample();
    object(file, "/order_call/body/amounts").put("subtotal", 100).put("tax", 9).put("total", 109);
    Path altered = folder.resolve("altered.json");
    Files.writeString(altered, JSON.writeValueAsString(file));
    StringWriter other = new StringWriter();
    ShopFile otherShop = ShopFile.read(altered);
    Quickstart.run(otherShop, KeptBooks.in(folder, otherShop), new PrintWriter(other));

    assertThat(documents(other).get(0).at("/amounts/total").asLong()).isEqualTo(109);
  }

  @Test
  void theCallForAPaymentIsAnsweredAsThePageShowsIt() {
    ObjectNode answer = run(ShopFile.sample()).get(2);

    String id = answer.get("id").asString();
    assertThat(answer.get("processor_refund_id").asString()).matches("re_[0-9a-f]{8}");
    assertThat(answer.get("receipt_url").asString())
        .isEqualTo("https://receipts.stateset.com/" + id);
    assertThat(withoutIds(answer)).isEqualTo(withoutIds(page("payment-refund")));
  }

  @Test
  void theSamplesFileAsksWhatThePagesAsk() {
    ObjectNode file = sample();

    ObjectNode payment = (ObjectNode) file.at("/payment_call/body");
    payment.remove("metadata");
    assertThat(file.at("/order_call/body")).isEqualTo(page("order-refund-request"));
    assertThat(payment).isEqualTo(page("payment-refund-request"));
  }

  @Test
  void otherAmountsInTheFileGiveOtherAnswers() {
    List<ObjectNode> answers =
        runAltered(
            file -> {
              object(file, "/orders/0/lines/0").put("quantity", 2).put("product_name", "Speakers");
              object(file, "/order_call/body/amounts")
                  .put("subtotal", 2400)
                  .put("tax", 216)
                  .put("total", 2616);
              object(file, "/order_call").put("now", "2024-01-17T08:00:00Z");
              object(file, "/orders/1/payments/0").put("captured", 14000);
              object(file, "/payment_call/body").put("amount", 123);
            });

    JsonNode opened = answers.get(0);
    assertThat(opened.at("/items/0/product_name").asString()).isEqualTo("Speakers");
    assertThat(opened.at("/items/0/refund_amount").asLong()).isEqualTo(2400);
    assertThat(opened.at("/amounts/total").asLong()).isEqualTo(2616);
    assertThat(opened.at("/created_at").asString()).isEqualTo("2024-01-17T08:00:00Z");
    assertThat(opened.at("/estimated_completion").asString()).isEqualTo("2024-01-20T08:00:00Z");
    JsonNode payment = answers.get(2);
    assertThat(payment.at("/amount").asLong()).isEqualTo(123);
    assertThat(payment.at("/payment/amount").asLong()).isEqualTo(14000);
    assertThat(payment.at("/payment/amount_refunded").asLong()).isEqualTo(123);
  }

  @Test
  void withoutNamedAmountsTheOrdersOwnAreGivenBack() {
    List<ObjectNode> answers =
        runAltered(
            file -> {
              object(file, "/orders/0/lines/0").put("subtotal", 3001).put("tax", 270);
              object(file, "/order_call/body").remove("amounts");
            });

    assertThat(answers.get(0).at("/amounts/subtotal").asLong()).isEqualTo(3001);
    assertThat(answers.get(0).at("/amounts/tax").asLong()).isEqualTo(270);
  }

  @Test
  void aRiskyCustomersRefundWaitsForAPerson() {
    List<ObjectNode> answers =
        runAltered(file -> object(file, "/customers/cust_abc123").put("risk_score", 0.9));

    assertThat(answers.get(0).get("status").asString()).isEqualTo("pending");
    assertThat(answers.get(0).at("/decision/outcome").asString()).isEqualTo("review");
    assertThat(answers.get(1).get("status").asString()).isEqualTo("pending");
  }

  @Test
  void moreThanWasPaidIsRefused() {
    List<ObjectNode> answers =
        runAltered(
            file -> {
              object(file, "/order_call/body").put("order_id", "order_404");
              object(file, "/payment_call/body").put("amount", 15001);
            });

    assertThat(answers).hasSize(3);
    assertThat(answers.get(0).at("/error/code").asString()).isEqualTo("order_not_found");
    assertThat(answers.get(1)).isEqualTo(answers.get(0));
    assertThat(answers.get(2).at("/error/code").asString()).isEqualTo("amount_exceeds_refundable");
    assertThat(answers.get(2).at("/error/param").asString()).isEqualTo("amount");
  }

  private List<ObjectNode> runAltered(Consumer<ObjectNode> change) {
    ObjectNode file = sample();
    change.accept(file);
    try {
      Path altered = Files.writeString(folder.resolve("altered.json"), file.toString());
      return run(ShopFile.read(altered));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The documents that the quickstart prints, in order. */
  private static List<ObjectNode> run(ShopFile shop) {
    StringWriter out = new StringWriter();
    Quickstart.run(shop, new InMemoryRefundStore(), new PrintWriter(out));
    return documents(out);
  }

  private static List<ObjectNode> documents(StringWriter out) {
    return DOCUMENT
        .matcher(out.toString())
        .results()
        .map(found -> (ObjectNode) JSON.readTree(found.group()))
        .toList();
  }

  private static ObjectNode sample() {
    return resource("/quickstart.json");
  }

  private static ObjectNode page(String name) {
    return resource(name + ".json");
  }

  private static ObjectNode resource(String name) {
    try (InputStream in = QuickstartTest.class.getResourceAsStream(name)) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode object(ObjectNode file, String place) {
    return (ObjectNode) file.at(place);
  }

  private static ObjectNode withoutIds(ObjectNode document) {
    document.remove(List.of("id", "processor_refund_id", "receipt_url"));
    return document;
  }

  /**
   * On the page a second passes between two steps; the library's clock is read once a call (L9).
   */
  private static JsonNode withoutIdsAndSeconds(ObjectNode document) {
    return JSON.readTree(withoutIds(document).toString().replaceAll("13:30:0[12]Z", "13:30:00Z"));
  }
}
