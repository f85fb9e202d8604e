package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What stays in a JVM when policies are replaced again and again. */
class ReloadsTest {

  private static final int RELOADS = 500;
  private static final int STEP = 25;

  /** What stays in use, in the order in which {@link Reloads} prints it. */
  private enum Kept {
    CLASSES,
    HEAP_KB
  }

  private List<String> printed = List.of();

  /** The least that was in use in some of the steps: a collection may come at a bad moment. */
  private long least(Kept what, int from, int to) {
    return printed.subList(from / STEP, to / STEP).stream()
        .mapToLong(line -> Long.parseLong(line.split(" ")[3 + 2 * what.ordinal()]))
        .min()
        .orElseThrow();
  }

  @Test
  @EnabledIfSystemProperty(named = "refundkit.proof", matches = "true")
  void neitherClassesNorHeapGrowWithReloads() throws Exception {
    printed =
        FreshJvm.run(
            Reloads.class,
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:SoftRefLRUPolicyMSPerMB=0"),
            Integer.toString(RELOADS),
            Integer.toString(STEP));
    assertThat(printed).hasSize(RELOADS / STEP);
    System.out.println(printed.get(0) + ", " + printed.get(printed.size() - 1));
    assertThat(least(Kept.CLASSES, 400, 500))
        .as("classes: each policy has more than ten of its own")
        .isLessThanOrEqualTo(least(Kept.CLASSES, 200, 300) + 20);
    assertThat(least(Kept.HEAP_KB, 400, 500))
        .as("KB of heap, of which a reload leaves less than one")
        .isLessThanOrEqualTo(least(Kept.HEAP_KB, 0, 100) + 700);
  }
}
