package dev.refundkit.sale;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of a line's units, by position: unit 0 is the first of the line. Every unit is worth its own
 * interval of the line's running total (M2), so it matters which ones were returned and which came
 * free again. Immutable, sorted, without overlaps.
 *
 * @param ranges ascending, disjoint, not touching
 */
public record Units(List<Range> ranges) {

  /** Units {@code from} (inclusive) to {@code to} (exclusive). */
  public record Range(int from, int to) {

    public Range {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException("units from " + from + " to " + to);
      }
    }

    int count() {
      return to - from;
    }
  }

  public static final Units NONE = new Units(List.of());

  public Units {
    ranges = List.copyOf(ranges);
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).from() <= ranges.get(i - 1).to()) {
        throw new IllegalArgumentException("units overlap or touch: " + ranges);
      }
    }
  }

  public static Units of(int from, int to) {
    return from == to ? NONE : new Units(List.of(new Range(from, to)));
  }

  public int count() {
    int count = 0;
    for (Range range : ranges) {
      count += range.count();
    }
    return count;
  }

  /**
   * The first {@code count} of the units that are not among these, of a line of {@code quantity}
   * units.
   */
  public Units firstFree(int count, int quantity) {
    return of(0, quantity).minus(this).first(count);
  }

  /** The first {@code count} of these units. */
  public Units first(int count) {
    List<Range> taken = new ArrayList<>();
    int open = count;
    for (Range range : ranges) {
      if (open == 0) {
        break;
      }
      int step = Math.min(open, range.count());
      taken.add(new Range(range.from(), range.from() + step));
      open -= step;
    }
    if (open > 0) {
      throw new IllegalArgumentException(
          "only " + (count - open) + " of " + count + " units are there");
    }
    return new Units(taken);
  }

  public Units plus(Units other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    all.sort((a, b) -> Integer.compare(a.from(), b.from()));
    List<Range> joined = new ArrayList<>();
    for (Range range : all) {
      Range last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.to() == range.from()) {
        joined.set(joined.size() - 1, new Range(last.from(), range.to()));
      } else {
        joined.add(range);
      }
    }
    return new Units(joined);
  }

  public Units minus(Units other) {
    if (other.ranges.isEmpty()) {
      return this;
    }
    List<Range> left = new ArrayList<>(ranges);
    for (Range gone : other.ranges) {
      List<Range> next = new ArrayList<>();
      for (Range range : left) {
        addUnlessEmpty(next, range.from(), Math.min(range.to(), gone.from()));
        addUnlessEmpty(next, Math.max(range.from(), gone.to()), range.to());
      }
      left = next;
    }
    return new Units(left);
  }

  private static void addUnlessEmpty(List<Range> ranges, int from, int to) {
    if (from < to) {
      ranges.add(new Range(from, to));
    }
  }
}
