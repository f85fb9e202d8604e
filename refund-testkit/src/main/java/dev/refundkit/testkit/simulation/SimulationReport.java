package dev.refundkit.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run of many histories has seen.
 *
 * @param histories how many were run
 * @param steps how many actions they had in all
 * @param faults how often each fault was injected, zeros included
 * @param situations how often each situation was met, zeros included
 * @param took by the wall clock
 */
public record SimulationReport(
    long histories,
    long steps,
    Map<Fault, Long> faults,
    Map<Situation, Long> situations,
    Duration took) {

  public SimulationReport {
    faults = Map.copyOf(faults);
    situations = Map.copyOf(situations);
  }

  /** How many faults were injected in all. */
  public long faultCount() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The situations that never came up. */
  public List<Situation> neverMet() {
    return situations.entrySet().stream()
        .filter(entry -> entry.getValue() == 0)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The faults that were never injected. */
  public List<Fault> neverInjected() {
    return faults.entrySet().stream()
        .filter(entry -> entry.getValue() == 0)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Histories in a second. */
  public long perSecond() {
    return histories * 1000 / Math.max(1, took.toMillis());
  }

  /**
   * Demands that everything interesting has happened.
   *
   * @throws AssertionError naming the situations and faults that have not
   */
  public void demandAllMet() {
    if (!neverMet().isEmpty() || !neverInjected().isEmpty()) {
      throw new AssertionError(
          "never met: "
              + neverMet()
              + ", never injected: "
              + neverInjected()
              + ". Maybe there were too few histories.");
    }
  }

  /** One line of sums, then one for each fault and each situation. */
  @Override
  public String toString() {
    return histories
        + " histories, "
        + steps
        + " steps, "
        + faultCount()
        + " faults, "
        + perSecond()
        + " histories/s\n"
        + lines("fault", faults, Fault::words)
        + lines("situation", situations, Situation::words);
  }

  private static <E extends Enum<E>> String lines(
      String what, Map<E, Long> counts, Function<E, String> words) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> "%9d %s: %s\n".formatted(entry.getValue(), what, words.apply(entry.getKey())))
        .collect(Collectors.joining());
  }
}
