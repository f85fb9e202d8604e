package dev.refundkit.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.Worlds;
import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScenarioRunnerTest {

  private static final String REFUND =
      "  - create_refund: {order_id: o1, type: full, reason: requested_by_customer}\n";

  private final ScenarioRunner runner = new ScenarioRunner(PolicySource.none());

  private List<String> differences(String steps) {
    return runner.run(Worlds.withSteps(steps)).differences();
  }

  @Test
  void a_refund_is_paid_by_the_run_of_effects() {
    assertThat(
            differences(
                REFUND
                    + """
                        as: r1
                        expect: {status: processing, payment_status: pending}
                      - run_effects: {}
                        expect: {paid: 1, restocked: 0, notified: 1}
                      - get: r1
                        expect: {status: completed}
                      - get_order: o1
                        expect: {refunded: 1100, refundable: 0}
                    """))
        .isEmpty();
  }

  @Test
  void a_wrong_expectation_is_named_by_line_step_and_field() {
    assertThat(differences(REFUND + "    expect: {amounts: {tax: 101, total: 1100}}\n"))
        .containsExactly("line 15: step 1 create_refund: amounts.tax: expected 101, was 100");
  }

  @Test
  void steps_go_on_after_a_difference() {
    String wrong = "    expect: {status: failed}\n";

    assertThat(differences(REFUND + wrong + "  - get_order: o1\n    expect: {refundable: 1}\n"))
        .hasSize(2);
  }

  @Test
  void a_step_that_is_refused_unexpectedly_fails() {
    assertThat(differences("  - refund_payment: {payment_id: p1, amount: 1101, reason: x}\n"))
        .singleElement()
        .asString()
        .startsWith("line 15: step 1 refund_payment: refused with amount_exceeds_refundable");
  }

  @Test
  void a_step_that_is_accepted_unexpectedly_fails() {
    assertThat(differences(REFUND + "    expect_error: {code: nothing_refundable}\n"))
        .containsExactly(
            "line 15: step 1 create_refund: expected to be refused with nothing_refundable, was"
                + " accepted");
  }

  @Test
  void another_refusal_than_the_expected_one_fails() {
    String unknown = "  - get_order: o9\n    expect_error: {code: %s}\n";

    assertThat(differences(unknown.formatted("order_not_found"))).isEmpty();
    assertThat(differences(unknown.formatted("order_not_found, param: order_id"))).isEmpty();
    assertThat(differences(unknown.formatted("order_not_found, retryable: false"))).isEmpty();
    assertThat(differences(unknown.formatted("{one_of: [order_not_found, conflict]}"))).isEmpty();
    assertThat(differences(unknown.formatted("refund_not_found"))).hasSize(1);
    assertThat(differences(unknown.formatted("order_not_found, param: id"))).hasSize(1);
    assertThat(differences(unknown.formatted("order_not_found, param: null"))).hasSize(1);
    assertThat(differences(unknown.formatted("order_not_found, retryable: true"))).hasSize(1);
  }

  @Test
  void a_field_at_fault_is_named_by_its_line() {
    String body =
        """
          - create_refund:
              order_id: o1
              type: partial
              reason: requested_by_customer
              items:
                - line_item_id: A
                  quantity: 1
                  colour: red
        """;

    assertThat(differences(body))
        .singleElement()
        .asString()
        .contains("invalid_request", "items[0].colour is in line 22");
  }

  @Test
  void parallel_steps_count_their_outcomes() {
    String both =
        """
          - parallel:
              - refund_payment: {payment_id: p1, amount: 600, reason: x}
                as: a
              - refund_payment: {payment_id: p1, amount: 601, reason: x}
                as: b
              - get_order: o1
                expect: {captured: %s}
            expect: {succeeded: %s, failed: 1, codes: [amount_exceeds_refundable]}
          - get_processor: {}
            expect: {calls: 1, refunds: {size: 1}}
        """;

    assertThat(differences(both.formatted("1100", "2"))).isEmpty();
    assertThat(differences(both.formatted("1100", "3")))
        .containsExactly("line 15: step 1 parallel: succeeded: expected 3, was 2");
    assertThat(differences(both.formatted("1101", "2")))
        .containsExactly(
            "line 15: step 1 parallel: [2] get_order: captured: expected 1101, was 1100");
  }

  @Test
  void a_refused_step_that_changes_something_fails() {
    AtomicInteger version = new AtomicInteger();
    RefundStore real = new InMemoryRefundStore();
    RefundStore drifting =
        (RefundStore)
            Proxy.newProxyInstance(
                RefundStore.class.getClassLoader(),
                new Class<?>[] {RefundStore.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("ledger")) {
                    return real.ledger((String) arguments[0])
                        .map(ledger -> ledger.withVersion(version.incrementAndGet()));
                  }
                  return method.invoke(real, arguments);
                });
    Scenario scenario =
        Worlds.withSteps(
            """
              - dispute: {payment_id: p1, amount: 100, state: open}
              - refund_payment: {payment_id: p1, amount: 1101, reason: x}
                expect_error: {code: amount_exceeds_refundable}
            """);
    new ScenarioRunner(PolicySource.none(), () -> real).run(scenario);

    assertThat(new ScenarioRunner(PolicySource.none(), () -> drifting).run(scenario).differences())
        .anyMatch(line -> line.contains("was refused, but changed: the stored ledger of order o1"));
  }

  @Test
  void an_exception_fails_the_scenario_and_ends_it() {
    RefundStore broken =
        (RefundStore)
            Proxy.newProxyInstance(
                RefundStore.class.getClassLoader(),
                new Class<?>[] {RefundStore.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("disk full");
                });

    ScenarioResult result =
        new ScenarioRunner(PolicySource.none(), () -> broken)
            .run(Worlds.withSteps(REFUND + REFUND));

    assertThat(result.differences()).singleElement().asString().contains("threw", "disk full");
  }

  @Test
  void policies_are_found_by_name() {
    List<Path> folders = new ArrayList<>();
    PolicySource source =
        new PolicySource() {
          @Override
          public RefundPolicy standard() {
            return FixedPolicy.reviewAll();
          }

          @Override
          public RefundPolicy bundle(Path folder) {
            folders.add(folder);
            return FixedPolicy.approveAll();
          }
        };
    ScenarioRunner both = new ScenarioRunner(source);

    assertThat(both.run(under("default", "pending")).differences()).isEmpty();
    assertThat(both.run(under("review_all", "pending")).differences()).isEmpty();
    assertThat(both.run(under("approve_all", "processing")).differences()).isEmpty();
    assertThat(both.run(under("../policies/mine", "processing")).differences()).isEmpty();
    assertThat(folders).containsExactly(Path.of("policies", "mine"));
    assertThat(runner.run(under("default", "pending")).differences())
        .singleElement()
        .asString()
        .contains("before the first step", "no policy default");
  }

  private static Scenario under(String policy, String status) {
    String given = Worlds.GIVEN.replace("policy: approve_all", "policy: " + policy);
    String steps = REFUND + "    expect: {status: " + status + "}\n";
    return ScenarioReader.read(Worlds.FILE, given + "steps:\n" + steps);
  }
}
