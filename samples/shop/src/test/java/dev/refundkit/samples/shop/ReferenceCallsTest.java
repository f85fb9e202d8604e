package dev.refundkit.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.api.Client;
import dev.refundkit.samples.shop.api.Reply;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two calls of the reference pages, over HTTP, answered as the pages show. */
class ReferenceCallsTest {

  private static final String KEY = "sample_acme_agent";
  private static final String ID = "refund_[0-9a-f-]{36}";
  private static final String TIME = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

  /** Where the answers are others than on the pages, and what stands there instead. */
  private static final Map<String, String> OTHER_IN_ORDER_REFUND =
      Map.of(
          "/id", ID,
          "/created_at", TIME,
          "/updated_at", TIME,
          "/estimated_completion", TIME,
          "/processing/approved_at", TIME,
          "/timeline/0/timestamp", TIME,
          "/timeline/1/timestamp", TIME,
          "/timeline/2/timestamp", TIME,
          // Who asks is known by the key.
          "/timeline/0/actor", "agent");

  private static final Map<String, String> OTHER_IN_PAYMENT_REFUND =
      Map.of(
          "/id",
          ID,
          "/created_at",
          TIME,
          "/processed_at",
          TIME,
          "/processor_refund_id",
          "re_[0-9a-f]{32}",
          "/receipt_url",
          "https?://.*",
          // The page's call has named none.
          "/metadata/return_id",
          "\\(MISSING, not STRING\\)");

  private static void assertAnswered(JsonNode page, JsonNode answer, Map<String, String> others) {
    Map<String, String> differences = Likeness.differences(page, answer);
    assertThat(differences.keySet())
        .as("%s", differences)
        .isEqualTo(new TreeMap<>(others).keySet());
    differences.forEach((place, value) -> assertThat(value).as(place).matches(others.get(place)));
  }

  @ParameterizedTest
  @EnumSource
  void areAnsweredAsThePagesShowAndPaid(ShopDatabase database) {
    try (RunningAcquirer acquirer = RunningAcquirer.start();
        RunningShop shop = RunningShop.start(database, acquirer.url())) {
      Client agent = shop.client(KEY);

      ReferenceCall ofOrder = ReferenceCall.read("order-refund.txt");
      Reply opened = ofOrder.send(shop.port(), KEY).expect(201);
      assertAnswered(ofOrder.answer(), opened.json(), OTHER_IN_ORDER_REFUND);
      shop.completed(opened.at("/id"));
      Reply completed = agent.get(opened.header("Location")).expect(200);
      assertThat(completed.at("/status")).isEqualTo("completed");
      assertThat(completed.at("/payment_status")).isEqualTo("completed");
      assertThat(completed.at("/transaction_id")).startsWith("re_");

      ReferenceCall ofPayment = ReferenceCall.read("payment-refund.txt");
      Reply paid = ofPayment.send(shop.port(), KEY).expect(201);
      assertAnswered(ofPayment.answer(), paid.json(), OTHER_IN_PAYMENT_REFUND);
      shop.completed(paid.at("/id"));
      Reply kept = agent.get(paid.header("Location")).expect(200);
      assertThat(kept.at("/status")).isEqualTo("completed");
      assertThat(kept.at("/transaction_id")).isEqualTo(paid.at("/processor_refund_id"));
    }
  }

  @Test
  void anotherValueTypeOrMemberIsADifference() {
    JsonMapper json = JsonMapper.shared();
    assertThat(
            Likeness.differences(
                json.readTree("{\"a\": 1, \"b\": [1], \"c\": null, \"d\": {\"e\": \"x\"}}"),
                json.readTree("{\"a\": \"1\", \"b\": [], \"d\": {\"e\": \"y\"}, \"f\": 2}")))
        .containsOnly(
            Map.entry("/a", "(STRING, not NUMBER)"),
            Map.entry("/b", "(0 elements, not 1)"),
            Map.entry("/c", "(MISSING, not NULL)"),
            Map.entry("/d/e", "y"),
            Map.entry("/f", "(NUMBER, not MISSING)"));
  }
}
