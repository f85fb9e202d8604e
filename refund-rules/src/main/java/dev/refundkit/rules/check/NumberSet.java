package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Condition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Whole numbers.
 *
 * @param ranges ascending and apart from each other
 * @param unknown whether what is not known is in it
 */
record NumberSet(List<Range> ranges, boolean unknown) implements ValueSet {

  /** Both ends belong to it. */
  record Range(long from, long to) {}

  static final NumberSet UNKNOWN = new NumberSet(List.of(), true);

  NumberSet {
    ranges = List.copyOf(ranges);
  }

  /** From one number to another, both included; none if there is no number between them. */
  static NumberSet between(long from, long to) {
    return new NumberSet(from > to ? List.of() : List.of(new Range(from, to)), false);
  }

  /** The numbers that compare so with this one; what is not known is only different. */
  static NumberSet that(Operator operator, long number) {
    return switch (operator) {
      case EQUAL -> between(number, number);
      case DIFFERENT -> between(number, number).not();
      case LESS -> below(number);
      case AT_MOST -> between(Long.MIN_VALUE, number);
      case MORE -> above(number);
      case AT_LEAST -> between(number, Long.MAX_VALUE);
    };
  }

  private static NumberSet below(long number) {
    return number == Long.MIN_VALUE
        ? new NumberSet(List.of(), false)
        : between(Long.MIN_VALUE, number - 1);
  }

  private static NumberSet above(long number) {
    return number == Long.MAX_VALUE
        ? new NumberSet(List.of(), false)
        : between(number + 1, Long.MAX_VALUE);
  }

  /** These numbers and no others. */
  static NumberSet of(SortedSet<Long> numbers) {
    List<Range> ranges = new ArrayList<>(numbers.size());
    for (long number : numbers) {
      Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (last != null && last.to == number - 1) {
        ranges.set(ranges.size() - 1, new Range(last.from, number));
      } else {
        ranges.add(new Range(number, number));
      }
    }
    return new NumberSet(ranges, false);
  }

  /** The same, and what is not known. */
  NumberSet orUnknown() {
    return new NumberSet(ranges, true);
  }

  @Override
  public boolean isEmpty() {
    return ranges.isEmpty() && !unknown;
  }

  @Override
  public int size() {
    return ranges.size();
  }

  @Override
  public NumberSet and(ValueSet other) {
    NumberSet one = (NumberSet) other;
    List<Range> common = new ArrayList<>();
    int left = 0;
    int right = 0;
    while (left < ranges.size() && right < one.ranges.size()) {
      Range mine = ranges.get(left);
      Range theirs = one.ranges.get(right);
      long from = Math.max(mine.from, theirs.from);
      long to = Math.min(mine.to, theirs.to);
      if (from <= to) {
        common.add(new Range(from, to));
      }
      if (mine.to < theirs.to) {
        left++;
      } else {
        right++;
      }
    }
    return new NumberSet(common, unknown && one.unknown);
  }

  @Override
  public NumberSet not() {
    List<Range> gaps = new ArrayList<>();
    long from = Long.MIN_VALUE;
    for (Range range : ranges) {
      if (range.from > from) {
        gaps.add(new Range(from, range.from - 1));
      }
      if (range.to == Long.MAX_VALUE) {
        return new NumberSet(gaps, !unknown);
      }
      from = range.to + 1;
    }
    gaps.add(new Range(from, Long.MAX_VALUE));
    return new NumberSet(gaps, !unknown);
  }
}
