package dev.refundkit.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedShipping;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import dev.refundkit.testkit.run.PolicySource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that could name a person or a shop gets into a captured scenario. */
class RedactionOfScenariosTest {

  /** It stands in every field that a host or a caller fills. */
  private static final String SECRET = "Jane Roe 555-0147";

  private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
  private static final Actor AGENT = Actor.of("agent " + SECRET);

  private final TestClock clock = new TestClock(NOW);
  private final InMemoryRefundStore store = new InMemoryRefundStore();
  private final ScriptedSales sales = new ScriptedSales(List.of(sale()));
  private final ScriptedProcessor processor =
      new ScriptedProcessor(
          List.of(ScriptedAnswer.declined("call " + SECRET), ScriptedAnswer.SUCCEEDED), clock);
  private final RefundEngine engine =
      RefundEngine.builder()
          .sales(sales)
          .store(store)
          .processor(processor)
          .inventory(new RecordingInventory())
          .returnLabels(order -> Optional.of("label " + SECRET))
          .policy(FixedPolicy.reviewAll())
          .clock(clock)
          .ids(() -> "refund " + SECRET)
          .build();

  private static Sale sale() {
    return new Sale(
        "order " + SECRET,
        "customer " + SECRET,
        IsoCurrency.of("USD"),
        NOW.minusSeconds(900_000),
        null,
        false,
        0,
        List.of(
            new SaleLine(
                "line " + SECRET,
                "product " + SECRET,
                "name " + SECRET,
                "sku " + SECRET,
                "category " + SECRET,
                Set.of("tag " + SECRET),
                2,
                2_000,
                0,
                List.of(new TaxPart("tax " + SECRET, 100)),
                true)),
        new ShippingCharge(300, 0, List.of(new TaxPart("tax of " + SECRET, 30))),
        List.of(
            new Payment(
                "payment " + SECRET,
                "type " + SECRET,
                "Brand " + SECRET,
                "4242",
                Payment.Status.CAPTURED,
                2_430,
                0,
                0)));
  }

  private Refund story() {
    RefundRequest request =
        RefundRequest.of("order " + SECRET, RefundType.ITEM_RETURN, "because " + SECRET)
            .withItems(new RequestedItem("line " + SECRET, 2, true))
            .withShipping(new RequestedShipping(true, "carrier " + SECRET, "service " + SECRET))
            .withTexts(
                "details " + SECRET, "notes " + SECRET, Map.of("key " + SECRET, "value " + SECRET));
    String id =
        engine.create(request, Actor.of("asker " + SECRET), "key " + SECRET).orElseThrow().id();
    engine.approve(id, AGENT, "note " + SECRET).orElseThrow();
    engine.effects("worker").runDue();
    engine.dispute("payment " + SECRET, "dp " + SECRET, 5, Dispute.Stage.WON, AGENT).orElseThrow();
    engine.recordExternal("payment " + SECRET, 5, "ref " + SECRET, AGENT).orElseThrow();
    List<Arrival> goods = List.of(new Arrival("line " + SECRET, 1, Condition.SELLABLE));
    engine.receiveReturn(id, goods, AGENT, "note " + SECRET).orElseThrow();
    engine.effects("worker").runDue();
    return engine.closeReturn(id, AGENT, "note " + SECRET).orElseThrow();
  }

  private CapturedScenario captured() {
    CustomerFacts facts =
        new CustomerFacts(
            3, 90_000L, new BigDecimal("0.2"), Map.of("nick", "nick " + SECRET, "visits", 7));
    return new ScenarioCapture(store, sales, PolicySource.none())
        .capture(
            story().id(),
            CaptureOptions.of(Path.of("captured.yaml"))
                .withHistory((customer, currency, now) -> facts))
        .orElseThrow();
  }

  @Test
  void no_name_number_or_text_of_a_person_is_in_the_file() {
    assertThat(captured().text().toLowerCase(Locale.ROOT))
        .doesNotContain("jane", "roe", "555", "0147", "4242", "txn_", "agent", "asker", "nick");
  }

  @Test
  void what_policies_look_at_stays_and_the_case_replays() {
    CapturedScenario captured = captured();
    assertThat(captured.differences()).as(captured.text()).isEmpty();
    assertThat(captured.text())
        .contains("refunds_90d: 3", "lifetime_value: 90000", "risk_score: 0.2", "visits: 7")
        .contains("subtotal: 2000", "quantity: 2", "amount: 100");
  }

  @Test
  void the_same_is_called_the_same_and_others_otherwise() {
    Pseudonyms names = new Pseudonyms();
    assertThat(names.payment("a")).isEqualTo("pay_1");
    assertThat(names.payment("b")).isEqualTo("pay_2");
    assertThat(names.payment("a")).isEqualTo("pay_1");
    assertThat(names.line("a")).isEqualTo("li_1");
    assertThat(names.actor("system")).isEqualTo("system");
  }

  @Test
  void codes_that_policies_look_at_stay_if_they_are_codes() {
    Pseudonyms names = new Pseudonyms();
    assertThat(names.word("reason", "changed_mind")).isEqualTo("changed_mind");
    assertThat(names.word("tag", "final-sale")).isEqualTo("final-sale");
    assertThat(names.word("reason", "Call me")).isEqualTo("reason_1");
    assertThat(names.word("reason", "case_20431")).isEqualTo("reason_2");
    assertThat(names.word("reason", "a".repeat(65))).isEqualTo("reason_3");
  }
}
