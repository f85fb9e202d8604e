package dev.refundkit.rules.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for facts of which statements hold. Its effort is bounded, for one question and for all of
 * them: where it gives up, the statements count as possible. For one thread.
 */
final class Search {

  private static final int MOST_STEPS = 10_000;
  private static final long MOST_STEPS_IN_ALL = 2_000_000;

  private final Work work;
  private long left = MOST_STEPS_IN_ALL;
  private int steps;

  /**
   * @param work counts the values looked at, beside the steps
   */
  Search(Work work) {
    this.work = work;
  }

  /** Whether it has given up, so that it counts everything as possible. */
  boolean isOver() {
    return left <= 0 || !work.isBounded();
  }

  /** Whether all of them may hold at once; if not, it is certain that they never do. */
  boolean mayHold(Logic... statements) {
    if (isOver()) {
      return true;
    }
    steps = (int) Math.min(MOST_STEPS, left);
    int given = steps;
    boolean possible = possible(Map.of(), List.of(statements));
    left -= given - Math.max(0, steps);
    return possible;
  }

  private boolean possible(Map<String, ValueSet> before, List<Logic> statements) {
    if (!work.take(before.size())) {
      return true;
    }
    Map<String, ValueSet> known = new HashMap<>(before);
    Deque<Logic> certain = new ArrayDeque<>(statements);
    List<Logic.Any> open = new ArrayList<>();
    while (!certain.isEmpty() && work.isBounded()) {
      if (!take(certain, known, open)) {
        return false;
      }
      List<Logic.Any> still = narrowed(open, known, certain);
      if (still == null) {
        return false;
      }
      open = still;
    }
    return steps <= 0 || !work.isBounded() || open.isEmpty() || anyPossible(known, open);
  }

  /** One of the statements with fewest alternatives, so that the tree stays narrow. */
  private boolean anyPossible(Map<String, ValueSet> known, List<Logic.Any> open) {
    Logic.Any next =
        open.stream().min(Comparator.comparingInt(any -> any.parts().size())).orElseThrow();
    List<Logic> others = new ArrayList<>(open);
    others.remove(next);
    for (Logic part : next.parts()) {
      List<Logic> statements = new ArrayList<>(others);
      statements.add(0, part);
      if (possible(known, statements)) {
        return true;
      }
    }
    return false;
  }

  /** Takes over what is certain; false if it contradicts itself. */
  private boolean take(Deque<Logic> certain, Map<String, ValueSet> known, List<Logic.Any> open) {
    while (!certain.isEmpty() && work.isBounded()) {
      Logic statement = certain.remove();
      steps--;
      if (statement instanceof Logic.All all) {
        certain.addAll(all.parts());
      } else if (statement instanceof Logic.Any any) {
        open.add(any);
      } else if (statement instanceof Logic.Is is
          && known.merge(is.key(), is.values(), this::common).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is left open, without alternatives that are impossible by now. The last alternative is
   * certain.
   *
   * @return null if nothing is left of one of them
   */
  private @Nullable List<Logic.Any> narrowed(
      List<Logic.Any> open, Map<String, ValueSet> known, Deque<Logic> certain) {
    List<Logic.Any> still = new ArrayList<>(open.size());
    for (Logic.Any any : open) {
      List<Logic> parts = new ArrayList<>(any.parts().size());
      any.parts().stream().filter(part -> fits(part, known)).forEach(parts::add);
      if (parts.isEmpty()) {
        return null;
      } else if (parts.size() == 1) {
        certain.add(parts.get(0));
      } else {
        still.add(parts.size() == any.parts().size() ? any : new Logic.Any(parts));
      }
    }
    return still;
  }

  private boolean fits(Logic part, Map<String, ValueSet> known) {
    steps--;
    if (steps <= 0 || !work.isBounded()) {
      return true;
    } else if (part instanceof Logic.All all) {
      return all.parts().stream().allMatch(one -> fits(one, known));
    } else if (part instanceof Logic.Is is) {
      ValueSet values = known.get(is.key());
      return values == null ? !is.values().isEmpty() : !common(values, is.values()).isEmpty();
    }
    return true;
  }

  private ValueSet common(ValueSet one, ValueSet other) {
    work.take((long) one.size() + other.size());
    return one.and(other);
  }
}
