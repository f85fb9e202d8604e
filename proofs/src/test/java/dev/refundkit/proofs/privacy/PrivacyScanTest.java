package dev.refundkit.proofs.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.json.RefundJson;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * docs/invariants.md, Doing things outside: card numbers, labelled security codes and addresses,
 * put wherever a caller or a port may write something, are in no row, answer, document, notice or
 * log. What the host vouches for is left out: the ids of its own orders, payments, lines, customers
 * and actors, and the ids that its processor gives (CONTRACTS.md, A6 and P12).
 */
class PrivacyScanTest {

  private static final Actor AGENT = Actor.of("agent");
  private static final Actor LEAD = Actor.of("lead");
  private static final RefundJson JSON = new RefundJson();

  private final Evidence evidence = new Evidence();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream errors = System.err;

  /** Where the logger of the tests writes. */
  @BeforeEach
  void keepTheLog() {
    System.setErr(new PrintStream(log, true, UTF_8));
  }

  @AfterEach
  void leaveTheLog() {
    System.setErr(errors);
  }

  @Test
  void nothing_is_left_with_a_store_in_memory() {
    InMemoryRefundStore store = new InMemoryRefundStore();
    tell(store);
    nothingIsLeft();
  }

  @Test
  void nothing_is_left_in_any_column_of_a_database() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:privacy;DB_CLOSE_DELAY=-1");
    JdbcSchema.install(source);
    tell(JdbcRefundStore.open(source, "default"));
    try (Connection connection = source.getConnection()) {
      assertThat(dump(connection)).as("rows").isGreaterThan(20);
    }
    nothingIsLeft();
  }

  @Test
  void a_secret_that_was_left_is_found_with_its_place() {
    evidence.add("a row", "to " + Secrets.MAIL);
    evidence.add("a log", Secrets.CARD + ", " + "cvc: 123");
    assertThat(evidence.findings()).hasSize(3).first().asString().startsWith("a row: e-mail");
  }

  /** Everything that can be asked and can go wrong, with secrets in it. */
  private void tell(RefundStore store) {
    CarelessShop shop = new CarelessShop(store);
    ordersAreRefunded(shop);
    paymentsAreRefunded(shop);
    factsAreRecorded(shop);
    callersAreMistaken(shop);
    bodiesAreRefused();
    everythingIsRead(shop, store);
    shop.heard.forEach(news -> evidence.add("listener", news));
  }

  private void ordersAreRefunded(CarelessShop shop) {
    for (String secret : Secrets.SHORT) {
      evidence.call("create", () -> shop.engine.create(request(secret), AGENT, "key " + secret));
      evidence.call("again", () -> shop.engine.create(request(secret), AGENT, "key " + secret));
      evidence.call("reused", () -> shop.engine.create(full(), AGENT, "key " + secret));
    }
    shop.policyFails = true;
    evidence.call("quote", () -> shop.engine.quote(request(Secrets.CARD), AGENT));
    shop.answers.add(new PayoutResult.Declined(Secrets.ALL));
    shop.answers.add(new PayoutResult.NotAttempted(Secrets.ALL));
    for (int i = 1; i <= 8; i++) {
      String id = "refund_" + i;
      evidence.call("approve", () -> shop.engine.approve(id, LEAD, Secrets.ALL));
      run(shop);
      evidence.call("arrive", () -> shop.engine.receiveReturn(id, back(), AGENT, Secrets.ALL));
      evidence.call("inspect", () -> shop.engine.inspect(id, back(), AGENT, Secrets.ALL));
      evidence.call("reject", () -> shop.engine.reject(id, LEAD, Secrets.ALL));
      evidence.call("process", () -> shop.engine.process(id, LEAD, Secrets.ALL));
      evidence.call("retry", () -> shop.engine.retry(id, LEAD, Secrets.ALL));
      evidence.call("close", () -> shop.engine.closeReturn(id, AGENT, Secrets.ALL));
      evidence.call("cancel", () -> shop.engine.cancel(id, AGENT, Secrets.ALL));
    }
    evidence.call(
        "redirect",
        () ->
            shop.engine.redirect("refund_1", RequestedMethod.Type.STORE_CREDIT, LEAD, Secrets.ALL));
    run(shop);
    resolve(shop);
  }

  private void resolve(CarelessShop shop) {
    List<Refund> refunds =
        shop.engine.list(RefundQuery.ALL, null, 100, AGENT).orElseThrow().items();
    for (Refund refund : refunds) {
      for (Payout payout : refund.payouts()) {
        if (payout.state() == PayoutState.NEEDS_ATTENTION) {
          evidence.call(
              "resolve",
              () ->
                  shop.engine.resolve(
                      refund.id(), payout.id(), true, Secrets.ALL, LEAD, Secrets.ALL));
        }
      }
    }
  }

  private void paymentsAreRefunded(CarelessShop shop) {
    shop.answers.add(new PayoutResult.Succeeded("tr_1", "https://shop.example/receipts/1"));
    shop.answers.add(new PayoutResult.Declined(Secrets.ALL));
    for (String secret : Secrets.SHORT) {
      PaymentRefundRequest request =
          new PaymentRefundRequest(
              CarelessShop.PAYMENT, 10L, "USD", secret, Secrets.ALL, Secrets.data());
      evidence.call("refundPayment", () -> shop.engine.refundPayment(request, LEAD, secret));
      evidence.call("payment as asked", () -> JSON.readPaymentRefundRequest("p", "{" + secret));
    }
    run(shop);
  }

  private void factsAreRecorded(CarelessShop shop) {
    for (String secret : Secrets.SHORT) {
      evidence.call(
          "recordExternal",
          () -> shop.engine.recordExternal(CarelessShop.PAYMENT, 1, secret, AGENT));
      evidence.call(
          "dispute",
          () -> shop.engine.dispute(CarelessShop.PAYMENT, secret, 1, Dispute.Stage.OPEN, AGENT));
      evidence.call(
          "report", () -> shop.engine.report(new ProcessorNotice(secret, "refund_1", secret)));
    }
    evidence.add("reconciler", shop.engine.reconciler().run(CarelessShop.START).recorded());
  }

  /** Ids that nobody knows are answered with a message that names them. */
  private void callersAreMistaken(CarelessShop shop) {
    for (String secret : Secrets.SHORT) {
      evidence.call(
          "no order",
          () -> shop.engine.create(RefundRequest.of(secret, RefundType.FULL, "r"), AGENT));
      evidence.call("no line", () -> shop.engine.create(of(RequestedItem.of(secret, 1)), AGENT));
      evidence.call(
          "line twice",
          () ->
              shop.engine.create(
                  of(RequestedItem.of(secret, 1), RequestedItem.of(secret, 1)), AGENT));
      evidence.call(
          "no payment",
          () ->
              shop.engine.create(
                  full()
                      .withMethod(
                          new RequestedMethod(RequestedMethod.Type.ORIGINAL_PAYMENT, secret)),
                  AGENT));
      evidence.call(
          "no such payment",
          () -> shop.engine.refundPayment(PaymentRefundRequest.all(secret, secret), AGENT));
      evidence.call("no refund", () -> shop.engine.approve(secret, AGENT, secret));
      evidence.call("get", () -> shop.engine.get(secret, AGENT));
      evidence.call("payment", () -> shop.engine.payment(secret, AGENT));
      evidence.call("order", () -> shop.engine.order(secret, AGENT));
      evidence.call("notice", () -> shop.engine.report(secret, secret));
      evidence.call("external", () -> shop.engine.recordExternal(secret, 1, secret, AGENT));
    }
  }

  private void bodiesAreRefused() {
    for (String secret : Secrets.SHORT) {
      for (String field : List.of("order_id", "type", "currency", "metadata", secret)) {
        String body = "{\"%s\":\"%s\",\"%s\":1}".formatted(field, secret, secret);
        evidence.call("order body", () -> JSON.readRefundRequest(body));
        evidence.call("payment body", () -> JSON.readPaymentRefundRequest(secret, body));
        evidence.call("document", () -> JSON.readRefund(body));
      }
    }
  }

  private void everythingIsRead(CarelessShop shop, RefundStore store) {
    evidence.call("list", () -> shop.engine.list(RefundQuery.ALL, null, 100, AGENT));
    evidence.call("attention", () -> shop.engine.attention(null, 100, AGENT));
    evidence.call("order", () -> shop.engine.order(CarelessShop.ORDER, AGENT));
    evidence.call("payment", () -> shop.engine.payment(CarelessShop.PAYMENT, AGENT));
    evidence.add("ledger", store.ledger(CarelessShop.ORDER));
    store.list(RefundQuery.ALL, null, 100).items().stream()
        .map(Refund::id)
        .forEach(id -> evidence.call("get", () -> shop.engine.get(id, AGENT)));
  }

  private static void run(CarelessShop shop) {
    for (int i = 0; i < 3; i++) {
      shop.engine.effects("worker").runDue();
      shop.clock.advance(Duration.ofMinutes(5));
    }
  }

  private static RefundRequest full() {
    return RefundRequest.of(CarelessShop.ORDER, RefundType.FULL, "r");
  }

  private static RefundRequest of(RequestedItem... items) {
    return RefundRequest.of(CarelessShop.ORDER, RefundType.PARTIAL, "r").withItems(items);
  }

  private static RefundRequest request(String secret) {
    return RefundRequest.of(CarelessShop.ORDER, RefundType.ITEM_RETURN, secret)
        .withItems(new RequestedItem("shoes", 1, true))
        .withAmounts(RequestedAmounts.total(50))
        .withTexts(Secrets.ALL, Secrets.ALL, Secrets.data())
        .withShipping(new RequestedShipping(true, secret, secret));
  }

  private static List<Arrival> back() {
    return List.of(new Arrival("shoes", 1, Condition.SELLABLE));
  }

  /** All that is stored, as text. */
  private int dump(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    int rows = 0;
    for (String table : tables) {
      try (Statement statement = connection.createStatement();
          ResultSet all = statement.executeQuery("select * from \"" + table + "\"")) {
        while (all.next()) {
          rows++;
          row(table, all);
        }
      }
    }
    return rows;
  }

  private void row(String table, ResultSet row) throws SQLException {
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
      evidence.add(table + "." + row.getMetaData().getColumnName(column), row.getString(column));
    }
  }

  private void nothingIsLeft() {
    String logged = log.toString(UTF_8);
    assertThat(logged).as("the log has what the ports threw").contains("[card]", "[e-mail]");
    evidence.add("log", logged);
    assertThat(evidence.size()).isGreaterThan(100);
    assertThat(evidence.findings()).isEmpty();
  }
}
