package dev.refundkit.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioRunner;
import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.nio.file.Path;

/** What is stored after a scenario was run. */
record Stored(InMemoryRefundStore store, ScriptedSales sales, PolicySource policies) {

  static final CaptureOptions OPTIONS = CaptureOptions.of(Path.of("captured.yaml"));

  static Stored after(String text, PolicySource policies) {
    Scenario scenario = ScenarioReader.read(Path.of("case.yaml"), text);
    InMemoryRefundStore store = new InMemoryRefundStore();
    assertThat(new ScenarioRunner(policies, () -> store).run(scenario).differences()).isEmpty();
    return new Stored(store, new ScriptedSales(scenario.given().orders()), policies);
  }

  /** An order of two cups at 10.00 and tax 1.00, a hat at 5.00, and shipping at 2.00. */
  static Stored after(String policy, String payments, String processor, String steps) {
    return after(
        order("USD", policy, payments, processor) + "steps:\n" + steps, PolicySource.none());
  }

  static String order(String currency, String policy, String payments, String processor) {
    return """
        scenario: A case
        given:
          now: 2024-03-01T12:00:00Z
          policy: %s
          processor: %s
          orders:
            - id: o1
              customer_id: c1
              currency: %s
              placed_at: 2024-02-20T09:00:00Z
              delivered_at: 2024-02-24T16:00:00Z
              lines:
                - {id: cup, product_id: pc, product_name: Cup, quantity: 2, subtotal: 2000, tax: 200}
                - {id: hat, product_id: ph, product_name: Hat, quantity: 1, subtotal: 500}
              shipping: {subtotal: 200}
              payments: %s
        """
        .formatted(policy, processor, currency, payments);
  }

  ScenarioCapture capture() {
    return new ScenarioCapture(store, sales, policies);
  }

  CapturedScenario captured(String refundId) {
    return capture().capture(refundId, OPTIONS).orElseThrow();
  }

  /** Every stored refund replays; the text is that of the last one by id. */
  String replayed() {
    String text = "";
    for (String id :
        store.list(RefundQuery.ALL, null, 100).items().stream()
            .map(r -> r.id())
            .sorted()
            .toList()) {
      CapturedScenario captured = captured(id);
      text = captured.text();
      assertThat(captured.differences()).as(text).isEmpty();
    }
    assertThat(text).isNotEmpty();
    return text;
  }
}
