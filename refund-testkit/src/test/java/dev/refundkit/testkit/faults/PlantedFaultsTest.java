package dev.refundkit.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.refundkit.testkit.money.ExactMoneyTest;
import dev.refundkit.testkit.money.ReferenceModelTest;
import dev.refundkit.testkit.money.TwoAtOnceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Each planted fault, alone, is found by the properties of exact money. Which one finds it stands
 * in the report of the tests.
 */
class PlantedFaultsTest {

  /**
   * The rarest fault shows in one story of some two hundred; a fault that is found ends the run, so
   * that most runs are short.
   */
  private static final String ENOUGH = "5000";

  /** The suite, quickest to find something first. */
  private static final List<Class<?>> SUITE =
      List.of(ReferenceModelTest.class, TwoAtOnceTest.class, ExactMoneyTest.class);

  static List<PlantedFault> faults() {
    return PlantedFaults.all().toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void is_found(PlantedFault fault) throws Exception {
    List<String> failed = new ArrayList<>();
    fault.during(() -> failed.addAll(firstFailures(ENOUGH)));
    assertThat(failed).as("properties that find that %s", fault).isNotEmpty();
    System.out.println("planted fault: " + fault + " -> found by " + failed);
  }

  @Test
  void without_a_fault_the_suite_finds_nothing() {
    assertThat(firstFailures("200")).isEmpty();
  }

  @Test
  void there_are_enough_of_them_and_none_twice() {
    assertThat(faults()).extracting(PlantedFault::name).doesNotHaveDuplicates();
    assertThat(faults()).hasSizeGreaterThanOrEqualTo(40);
  }

  /** Runs the suite class by class until something fails. */
  private static List<String> firstFailures(String tries) {
    for (Class<?> tests : SUITE) {
      Failures failures = new Failures();
      LauncherFactory.create().execute(request(tests, tries), failures);
      assertThat(failures.run).as("tests of %s that were run", tests).isPositive();
      if (!failures.failed.isEmpty()) {
        return failures.failed;
      }
    }
    return List.of();
  }

  private static LauncherDiscoveryRequest request(Class<?> tests, String tries) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClass(tests))
        .configurationParameter("jqwik.tries.default", tries)
        .configurationParameter("jqwik.shrinking.default", "OFF")
        .configurationParameter("jqwik.database", "target/jqwik-database-of-planted-faults")
        .configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .build();
  }

  /** Which tests failed. */
  private static final class Failures implements TestExecutionListener {
    private final List<String> failed = new ArrayList<>();
    private int run;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        run++;
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
          failed.add(test.getLegacyReportingName());
          assertThat(result.getThrowable())
              .as("a fault that could not be planted")
              .hasValueSatisfying(why -> assertThat(why).isNotInstanceOf(LinkageError.class));
        }
      }
    }
  }
}
