package dev.refundkit.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever the process dies, in the end everything is as if it had not. */
class CrashPointsTest {

  static Stream<CrashScenario> scenarios() {
    return CrashScenarios.all().stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void the_end_is_the_same_wherever_the_process_dies_once_or_twice(CrashScenario scenario) {
    CrashReport report = CrashPoints.of(scenario).crashes(2).run();

    tell(report);
    assertThat(report.points()).isGreaterThanOrEqualTo(30);
    assertThat(report.runsByCrashes().get(0)).isEqualTo(report.points());
    assertThat(report.runsByCrashes().get(1)).isGreaterThan(report.points());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  @EnabledIfSystemProperty(named = "refundkit.soak", matches = "true")
  void nor_does_a_third_crash_or_a_needless_one_change_it_where_there_is_time(
      CrashScenario scenario) {
    CrashReport thrice = CrashPoints.of(scenario).crashes(3).run();
    CrashReport everywhere = CrashPoints.of(scenario).crashes(2).everywhere().run();

    tell(thrice);
    tell(everywhere);
    assertThat(thrice.end()).isEqualTo(everywhere.end());
  }

  private static void tell(CrashReport report) {
    System.out.println(
        "crash points of "
            + report.scenario()
            + ": "
            + report.points()
            + ", runs by crashes: "
            + report.runsByCrashes());
  }

  @Test
  void a_report_says_one_thing_a_line() {
    CrashReport report =
        new CrashReport("a refund", 30, List.of(30L, 95L), List.of("refund 0: paid", "refunds: 1"));

    assertThat(report)
        .hasToString(
            """
            a refund: 30 points to crash at
              30 runs with 1 crash
              95 runs with 2 crashes
            the end, each time:
              refund 0: paid
              refunds: 1""");
  }

  @Test
  void the_scenarios_end_differently() {
    List<String> names = scenarios().map(CrashScenario::toString).toList();
    List<List<String>> ends =
        scenarios().map(scenario -> CrashPoints.of(scenario).run().end()).distinct().toList();

    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(12);
    assertThat(ends).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void a_crash_that_leads_to_another_end_is_told_with_its_story() {
    CrashScenario scenario = CrashScenarios.all().get(0);

    assertThatThrownBy(() -> CrashPoints.of(scenario).on(ForgetfulStore::new).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("crashes at [")
        .hasMessageContaining("! crash after, at store commit");
  }
}
