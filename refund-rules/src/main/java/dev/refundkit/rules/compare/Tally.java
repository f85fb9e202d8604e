package dev.refundkit.rules.compare;

import dev.refundkit.policy.Outcome;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many cases, and how much money, went from each outcome to each. Money is what the customers
 * would have got before fees of the policy's, in minor units by currency. Not for several threads
 * while it is added to.
 */
public final class Tally {

  private static final Cell NONE = new Cell();

  private final Map<Step, Cell> cells = new HashMap<>();

  private record Step(Outcome before, Outcome after) {}

  private static final class Cell {
    private final SortedMap<String, Long> money = new TreeMap<>();
    private long cases;
  }

  Tally() {}

  void add(Outcome before, Outcome after, String currency, long amount) {
    Cell cell = cells.computeIfAbsent(new Step(before, after), none -> new Cell());
    cell.cases++;
    cell.money.merge(currency, amount, Math::addExact);
  }

  void add(Tally other) {
    other.cells.forEach(
        (step, more) -> {
          Cell cell = cells.computeIfAbsent(step, none -> new Cell());
          cell.cases += more.cases;
          more.money.forEach((code, sum) -> cell.money.merge(code, sum, Math::addExact));
        });
  }

  private Cell cell(Outcome before, Outcome after) {
    return cells.getOrDefault(new Step(before, after), NONE);
  }

  /** The cases that went from one outcome to the other. */
  public long cases(Outcome before, Outcome after) {
    return cell(before, after).cases;
  }

  /** The money of the cases that went from one outcome to the other, by currency. */
  public SortedMap<String, Long> money(Outcome before, Outcome after) {
    return Collections.unmodifiableSortedMap(cell(before, after).money);
  }

  /** All cases. */
  public long cases() {
    long sum = 0;
    for (Outcome before : Outcome.values()) {
      sum += before(before);
    }
    return sum;
  }

  /** The cases that the first policy decided so. */
  public long before(Outcome outcome) {
    long sum = 0;
    for (Outcome after : Outcome.values()) {
      sum += cases(outcome, after);
    }
    return sum;
  }

  /** The cases that the second policy decided so. */
  public long after(Outcome outcome) {
    long sum = 0;
    for (Outcome before : Outcome.values()) {
      sum += cases(before, outcome);
    }
    return sum;
  }

  /** The cases whose outcome became another one. */
  public long changed() {
    long changed = cases();
    for (Outcome outcome : Outcome.values()) {
      changed -= cases(outcome, outcome);
    }
    return changed;
  }
}
