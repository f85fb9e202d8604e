package dev.refundkit.testkit.simulation;

import java.util.List;

/**
 * How often a scenario was lived through with the process dying.
 *
 * @param points at how many points one crash was tried
 * @param runsByCrashes how many runs had one crash, two, three ...
 * @param end everything that mattered in the end, without any crash
 */
public record CrashReport(String scenario, int points, List<Long> runsByCrashes, List<String> end) {

  public CrashReport {
    runsByCrashes = List.copyOf(runsByCrashes);
    end = List.copyOf(end);
  }

  /** All runs with at least one crash. */
  public long runs() {
    return runsByCrashes.stream().mapToLong(Long::longValue).sum();
  }

  /** For people: how many runs there were, and the end, one fact a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(scenario + ": " + points + " points to crash at");
    for (int i = 0; i < runsByCrashes.size(); i++) {
      String crashes = i == 0 ? "1 crash" : i + 1 + " crashes";
      text.append("\n  ").append(runsByCrashes.get(i)).append(" runs with ").append(crashes);
    }
    text.append("\nthe end, each time:");
    end.forEach(fact -> text.append("\n  ").append(fact));
    return text.toString();
  }
}
