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
}
