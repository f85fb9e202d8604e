package dev.refundkit.testkit.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Crashes at given points. The points of a call are its number, counted from the last crash, times
 * two: even before the call, odd after it.
 */
final class CrashSource implements FaultSource {

  private static final Set<PortMethod> READS =
      EnumSet.of(
          PortMethod.STORE_READ,
          PortMethod.SALES,
          PortMethod.HISTORY,
          PortMethod.ABILITIES,
          PortMethod.BOOK,
          PortMethod.LOOKUP);

  private final Deque<Integer> crashes;
  private final List<Integer> distinct = new ArrayList<>();
  private int calls;
  private boolean begun = true;

  CrashSource(List<Integer> crashes) {
    this.crashes = new ArrayDeque<>(crashes);
  }

  /** Something else is asked of the process: what was answered before is known now. */
  void begin() {
    begun = true;
  }

  @Override
  public @Nullable Fault next(PortMethod call, boolean inside) {
    int number = calls++;
    Integer crash = crashes.peek();
    if (crash != null && crash / 2 == number) {
      crashes.remove();
      calls = 0;
      distinct.clear();
      begun = true;
      return crash % 2 == 0 ? Fault.CRASH_BEFORE : Fault.CRASH_AFTER;
    }
    if (begun) {
      distinct.add(2 * number);
    }
    if (!READS.contains(call)) {
      distinct.add(2 * number + 1);
    }
    begun = false;
    return null;
  }

  /** The points since the last crash. */
  int points() {
    return 2 * calls;
  }

  /**
   * The points since the last crash that leave something else behind: dying before a call is dying
   * after the one before it, and a call that only reads leaves nothing.
   */
  List<Integer> distinct() {
    return distinct;
  }

  /** Whether all crashes have happened. */
  boolean done() {
    return crashes.isEmpty();
  }
}
