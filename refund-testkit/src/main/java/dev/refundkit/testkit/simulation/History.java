package dev.refundkit.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one simulated world.
 *
 * @param seed what it was drawn from; null for a history that was told from a tape
 * @param tape every choice of it
 * @param steps how many actions there were before everything was let come to rest
 * @param faults how often each fault was injected, zeros included
 * @param situations how often each situation was met, zeros included
 * @param violation what did not hold; null if all did
 * @param lines what happened, in order; empty if it was not told
 */
public record History(
    @Nullable Long seed,
    Tape tape,
    int steps,
    Map<Fault, Long> faults,
    Map<Situation, Long> situations,
    @Nullable Violation violation,
    List<String> lines) {

  public History {
    faults = Map.copyOf(faults);
    situations = Map.copyOf(situations);
    lines = List.copyOf(lines);
  }

  /** How many faults were injected in all. */
  public long faultCount() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The story, what did not hold, and how to tell it again. */
  public String text() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining())
        + (violation == null ? "all held" : "violated: " + violation.getMessage())
        + "\n"
        + (seed == null ? "" : "seed " + seed + "\n")
        + "tape "
        + tape
        + "\n";
  }
}
