package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures the time from the start of a fresh JVM to its first decision. It runs only when named,
 * because what it finds depends on what else the machine does: {@code mvn -q -pl
 * refund-core,refund-rules -am test -Dtest=StartUpMeasurement
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
class StartUpMeasurement {

  private static final int RUNS = 5;
  private static final int MOST_MILLIS = 700;

  @Test
  void theFirstDecisionComesSoon() throws Exception {
    List<Integer> millis = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      String last =
          FreshJvm.run(FirstDecision.class, List.of()).stream()
              .filter(line -> line.startsWith("approve "))
              .findFirst()
              .orElseThrow();
      millis.add(Integer.valueOf(last.substring("approve ".length())));
    }
    List<Integer> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    System.out.println(
        "first decision after " + sorted.get(RUNS / 2) + " ms (median of " + millis + ")");
    assertThat(sorted.get(RUNS / 2)).isLessThanOrEqualTo(MOST_MILLIS);
  }
}
