package dev.refundkit.samples.shop.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was asked and answered, and how long it took. Safe for use by several threads. */
final class Figures {

  /** One call that was answered. */
  private record Call(String operation, int status, long nanos) {}

  private final List<Call> calls = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  synchronized void answered(String operation, int status, long nanos) {
    calls.add(new Call(operation, status, nanos));
    notifyAll();
    if (status >= 500) {
      faults.add(operation + " was answered " + status);
    }
  }

  /** Something that must never be. */
  synchronized void fault(String fault) {
    faults.add(fault);
    notifyAll();
  }

  /**
   * Answers of the server's own failure, answers that are lost or broken, and promises not kept.
   */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /** Waits until so many calls were answered, or something is wrong. */
  synchronized void waitFor(int answered) {
    while (calls.size() < answered && faults.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** How often which operation was answered so. */
  synchronized Map<String, Long> answered(int status) {
    return counts(
        calls.stream().filter(call -> call.status == status).toList(), call -> call.operation);
  }

  /** A table for people. */
  synchronized String report(int callers, Duration time) {
    StringBuilder text = new StringBuilder();
    double seconds = time.toMillis() / 1_000.0;
    text.append(
        String.format(
            Locale.ROOT,
            "%d callers, %d requests in %.1f s: %.0f a second%nstatuses: %s%nfaults: %d%n%n",
            callers,
            calls.size(),
            seconds,
            calls.size() / seconds,
            counts(calls, call -> String.valueOf(call.status)),
            faults.size()));
    text.append(
        String.format(
            Locale.ROOT,
            "%-16s %8s %9s %9s %9s  statuses%n",
            "milliseconds",
            "requests",
            "p50",
            "p99",
            "max"));
    line(text, "all", calls);
    new TreeMap<>(calls.stream().collect(Collectors.groupingBy(call -> call.operation)))
        .forEach((operation, some) -> line(text, operation, some));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, List<Call> some) {
    long[] nanos = some.stream().mapToLong(Call::nanos).sorted().toArray();
    text.append(
        String.format(
            Locale.ROOT,
            "%-16s %8d %9.1f %9.1f %9.1f  %s%n",
            name,
            nanos.length,
            millis(nanos, 0.50),
            millis(nanos, 0.99),
            millis(nanos, 1),
            counts(some, call -> String.valueOf(call.status))));
  }

  /** The least time within which this part of the calls was answered. */
  private static double millis(long[] sorted, double part) {
    if (sorted.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.max(0, index)] / 1e6;
  }

  private static Map<String, Long> counts(List<Call> some, Function<Call, String> by) {
    return some.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }
}
