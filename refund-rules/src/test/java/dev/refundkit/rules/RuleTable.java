package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Reason;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Rules of the shipped policy, each with facts for which it fires and others, one fact away, for
 * which it does not.
 */
final class RuleTable {

  static final DroolsRefundPolicy SHIPPED = DroolsRefundPolicy.shipped();

  private RuleTable() {}

  /**
   * One rule.
   *
   * @param outcomes what it asks for, in the order in which reasons are given
   */
  record Row(String rule, List<String> outcomes, List<Reason> fires, List<Reason> nearMiss) {}

  static Row row(String rule, String outcomes, AskedRefund fires, AskedRefund nearMiss) {
    return new Row(rule, List.of(outcomes.split(" ")), reasons(fires), reasons(nearMiss));
  }

  static Row row(String rule, String outcomes, ReturnedGoods fires, ReturnedGoods nearMiss) {
    return new Row(rule, List.of(outcomes.split(" ")), reasons(fires), reasons(nearMiss));
  }

  static Stream<DynamicTest> tests(Stream<Row> rows) {
    return rows.flatMap(
        row ->
            Stream.of(
                DynamicTest.dynamicTest(row.rule() + " fires", () -> assertFires(row)),
                DynamicTest.dynamicTest(
                    row.rule() + " does not fire one fact away",
                    () ->
                        assertThat(row.nearMiss())
                            .extracting(Reason::rule)
                            .doesNotContain(row.rule()))));
  }

  private static void assertFires(Row row) {
    List<Reason> own =
        row.fires().stream().filter(reason -> reason.rule().equals(row.rule())).toList();
    assertThat(own)
        .as("reasons were %s", row.fires())
        .extracting(Reason::outcome)
        .containsExactlyElementsOf(row.outcomes());
    assertThat(own.get(0).sentence()).endsWith(".");
    assertThat(own.get(0).facts()).isNotEmpty();
  }

  private static List<Reason> reasons(AskedRefund refund) {
    return SHIPPED.decide(refund.build()).reasons();
  }

  private static List<Reason> reasons(ReturnedGoods goods) {
    return SHIPPED.dispose(goods.build()).reasons();
  }
}
