package dev.refundkit.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.testkit.Worlds;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

  private static final String STEPS = "steps:\n  - get_order: o1\n";

  private static Scenario read(String text) {
    return ScenarioReader.read(Worlds.FILE, text);
  }

  private static Scenario readWith(String old, String changed) {
    assertThat(Worlds.GIVEN).contains(old);
    return read(Worlds.GIVEN.replace(old, changed) + STEPS);
  }

  @Test
  void everything_that_may_be_left_out_has_its_default() {
    Given given = read(Worlds.GIVEN + STEPS).given();

    assertThat(given.tenders()).isNull();
    assertThat(given.customers()).isEmpty();
    assertThat(given.processor()).containsExactly(ScriptedAnswer.SUCCEEDED);
    assertThat(given.orders().get(0).customerId()).isNull();
    assertThat(given.orders().get(0).shipping().subtotal()).isZero();
    assertThat(given.orders().get(0).lines().get(0).category()).isEqualTo("other");
    assertThat(given.orders().get(0).lines().get(0).taxes())
        .containsExactly(new TaxPart("tax", 100));
  }

  @Test
  void what_is_said_of_the_world_is_taken() {
    Given given =
        readWith(
                "policy: approve_all",
                """
                policy: review_all
                  tenders: store_credit_first
                  customers:
                    anna: {refunds_90d: 3, lifetime_value: 120000, risk_score: 0.02, tier: gold}
                  processor: [pending, "declined:closed"]""")
            .given();

    assertThat(given.tenders()).isEqualTo(TenderStrategy.STORE_CREDIT_FIRST);
    assertThat(given.customers())
        .containsEntry(
            "anna", new CustomerFacts(3, 120000L, new BigDecimal("0.02"), Map.of("tier", "gold")));
    assertThat(given.processor())
        .containsExactly(ScriptedAnswer.PENDING, ScriptedAnswer.declined("closed"));
  }

  @Test
  void goods_have_left_the_shop_once_they_are_delivered() {
    assertThat(shipped(read(Worlds.GIVEN + STEPS))).isTrue();
    assertThat(shipped(readWith("      delivered_at: 2024-02-24T16:00:00Z\n", ""))).isFalse();
    assertThat(shipped(readWith("2024-02-24T16:00:00Z", "2024-03-01T12:00:01Z"))).isFalse();
    assertThat(shipped(readWith("tax: 100}", "tax: 100, shipped: false}"))).isFalse();
  }

  private static boolean shipped(Scenario scenario) {
    return scenario.given().orders().get(0).lines().get(0).shipped();
  }

  @Test
  void taxes_may_be_named() {
    Scenario scenario =
        readWith("tax: 100}", "taxes: [{name: state, amount: 60}, {name: county, amount: 40}]}");

    assertThat(scenario.given().orders().get(0).lines().get(0).taxes())
        .containsExactly(new TaxPart("state", 60), new TaxPart("county", 40));
  }

  @Test
  void customers_ask_for_refunds_and_the_system_does_the_rest() {
    List<Step> steps =
        Worlds.withSteps(
                """
                  - create_refund: {order_id: o1}
                  - quote_refund: {order_id: o1}
                  - refund_payment: {payment_id: p1, amount: 1}
                  - approve: r1
                    actor: anna
                    authorities: ["refunds:approve:USD:100"]
                """)
            .steps();

    assertThat(steps)
        .extracting(s -> s.actor().id())
        .containsExactly("customer", "customer", "system", "anna");
    assertThat(steps.get(2).action())
        .isInstanceOfSatisfying(
            Action.RefundPayment.class,
            refund -> assertThat(refund.body().fields()).isEqualTo(Map.of("amount", 1L)));
    assertThat(steps.get(3).actor().authorities()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"PT90M,P0D,PT90M", "P2D,P2D,PT0S", "P1W,P7D,PT0S", "P1DT1H,P1D,PT1H", "P1M,P1M,PT0S"})
  void durations_are_those_of_iso8601(String text, Period days, Duration time) {
    assertThat(Worlds.withSteps("  - advance: " + text + "\n").steps().get(0).action())
        .isEqualTo(new Action.Advance(days, time));
  }

  @ParameterizedTest
  @CsvSource({
    "scenario:, scenaryo:, 1, unknown key scenaryo in the file",
    "policy:, policies:, 4, unknown key policies in given",
    "currency:, curency:, 7, Maybe currency was meant",
    "'product_name: Cup', 'product_name: Cup, colour: red', 11, unknown key colour in given.orders[0].lines[0]",
    "'type: card', 'type: card, cvc: 1', 13, unknown key cvc in given.orders[0].payments[0]",
    "'quantity: 2', 'quantity: two', 11, 'given.orders[0].lines[0].quantity must be a whole number, was two'",
    "'quantity: 2', 'quantity: 2.5', 11, must be a whole number",
    "'quantity: 2', 'quantity: 0', 11, quantity must be at least 1",
    "'quantity: 2, ', '', 11, given.orders[0].lines[0] needs the key quantity",
    "'subtotal: 1000', 'subtotal: 9223372036854775808', 11, up to 9223372036854775807",
    "'subtotal: 1000', 'subtotal: -1', 11, given.orders[0].lines[0] is not possible",
    "'id: A,', 'id: 7,', 11, maybe it needs quotes",
    "USD, XYZ, 7, not an ISO 4217 currency",
    "2024-02-20T09:00:00Z, 2024-02-20, 8, must be an instant",
    "'captured: 1100}', 'captured: 1100, captured: 1}', 13, stands twice",
    "'captured: 1100}', 'captured: 1100, status: lost}', 13, 'must be one of authorized, captured, failed, was lost'",
    "'captured: 1100}', 'captured: 1100, last4: \"123\"}', 13, last4",
    "'tax: 100}', 'tax: 100, taxes: []}', 11, must not stand beside taxes",
    "approve_all, [], 4, given.policy must be text",
    "'  policy: approve_all', '  policy: *all', 4, not YAML",
    "'  policy: approve_all', '  policy: !!binary x', 4, not known here",
    "'  policy: approve_all', '  processor: [maybe]\n  policy: x', 4, not an answer of a processor: maybe",
    "'  policy: approve_all', '  processor: []\n  policy: x', 4, at least one answer",
    "'  policy: approve_all', '\tpolicy: x', 4, not YAML",
    "'  policy: approve_all', '  policy: x\n  customers: {a: {risk_score: 40}}', 5, a number from 0 to 1",
    "'  policy: approve_all', '  policy: x\n  customers: {a: {risk_score: -0.1}}', 5, a number from 0 to 1",
  })
  void whatIsWrongIsNamedByFileAndLine(String old, String changed, int line, String problem) {
    assertThatThrownBy(() -> readWith(old, changed))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith(Worlds.FILE + ":" + line + ": ")
        .hasMessageContaining(problem)
        .extracting(e -> ((ScenarioException) e).line())
        .isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "'- get_order: o1\n    colour: red', 16, unknown key colour in steps[0]",
    "'- get_order: o1\n    note: x', 16, unknown key note in steps[0]",
    "'- refund_ordr: o1', 15, unknown key refund_ordr in steps[0]",
    "'- actor: anna', 15, has no action",
    "'- {get: r1, get_order: o1}', 15, 'more than one action: get, get_order'",
    "'- {get_order: o1, expect: {}, expect_error: {code: x}}', 15, must not stand beside expect",
    "'- {get_order: o1, expect: 7}', 15, steps[0].expect must be a mapping",
    "'- {get_order: o1, expect_error: {kode: x}}', 15, unknown key kode in steps[0].expect_error",
    "'- {get_order: o1, expect_error: {param: x}}', 15, needs the key code",
    "'- run_effects:', 15, steps[0].run_effects must not be empty",
    "'- {run_effects: {limit: 1}}', 15, unknown key limit in steps[0].run_effects",
    "'- {refund_payment: {amount: 1}}', 15, needs the key payment_id",
    "'- {get: r1, authorities: [fly]}', 15, not an authority: fly",
    "'- {get: r1, actor: a@b.example}', 15, no e-mail address",
    "'- {receive_return: r1}', 15, steps[0] needs the key items",
    "'- {inspect: r1, items: [{line_item_id: A, quantity: 1, condition: odd}]}', 15, 'sellable, damaged, unknown'",
    "'- {processor_reports: r1, outcome: maybe}', 15, must be one of",
    "'- {processor_reports: r1, outcome: failed, times: 0}', 15, at least 1",
    "'- {dispute: {payment_id: p1, amount: 1, state: shut}}', 15, 'inquiry, open, won, lost'",
    "'- {redirect: r1, payment_method: {type: cash}}', 15, 'original_payment, store_credit'",
    "'- {advance: soon}', 15, ISO-8601 duration",
    "'- {advance: PT-1H}', 15, must not be negative",
    "'- {parallel: [{parallel: []}]}', 15, must not be parallel within parallel",
  })
  void whatIsWrongInAStepIsNamedToo(String step, int line, String problem) {
    assertThatThrownBy(() -> Worlds.withSteps("  " + step + "\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith(Worlds.FILE + ":" + line + ": ")
        .hasMessageContaining(problem);
  }

  @Test
  void two_orders_cannot_share_a_payment() {
    int from = Worlds.GIVEN.indexOf("    - id: o1");
    String twice = Worlds.GIVEN + Worlds.GIVEN.substring(from).replace("id: o1", "id: o2") + STEPS;

    assertThatThrownBy(() -> read(twice)).hasMessageContaining("payment p1 is of order o1 already");
  }

  @Test
  void anchors_are_read_but_do_not_multiply_without_end() {
    String shared =
        """
          - {refund_payment: &body {payment_id: p1, amount: 1}}
          - {refund_payment: *body}
        """;
    assertThat(Worlds.withSteps(shared).steps()).hasSize(2);

    StringBuilder bomb = new StringBuilder("  - {get: r, expect: {a0: &a0 [x, x, x, x]");
    for (int i = 1; i < 12; i++) {
      bomb.append(", a%d: &a%d [%s]".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(4)));
    }
    assertThatThrownBy(() -> Worlds.withSteps(bomb + "}}\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("maybe an alias repeats");
    assertThatThrownBy(() -> Worlds.withSteps("  - {get: r, expect: &a {b: *a}}\n"))
        .isInstanceOf(ScenarioException.class);
  }

  @Test
  void files_that_are_no_scenarios_are_refused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("x.yaml");
    for (String text :
        List.of("", "[]", "text", "a: 1\n---\nb: 2\n", "a: {".repeat(2000), "\"\\UFFFFFFFF\"")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> ScenarioReader.read(file))
          .isInstanceOf(ScenarioException.class)
          .hasMessageStartingWith(file.toString());
    }
    Files.write(file, "scenario: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ScenarioReader.read(file)).hasMessageContaining("not UTF-8");
    Files.writeString(file, "#".repeat(YamlFile.MAX_SIZE + 1));
    assertThatThrownBy(() -> ScenarioReader.read(file)).hasMessageContaining("larger than");
    assertThatThrownBy(() -> ScenarioReader.read(folder.resolve("none.yaml")))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("cannot be read");
  }
}
