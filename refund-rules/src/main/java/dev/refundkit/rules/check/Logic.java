package dev.refundkit.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A statement about facts, in which nothing is negated any more. Immutable. */
sealed interface Logic {

  /**
   * Something looked at has one of these values.
   *
   * @param key what is looked at, such as {@code refund.total}
   * @param values those that it can have at all, or fewer
   * @param naming whether a rule names a type, reason or category so
   */
  record Is(String key, ValueSet values, boolean naming) implements Logic {
    Is(String key, ValueSet values) {
      this(key, values, false);
    }

    /** Alternatives for one key as one statement. */
    private static Logic joined(Logic alternatives) {
      List<Is> all = alternatives.singles().toList();
      boolean one = all.stream().map(Is::key).distinct().count() == 1;
      if (!(alternatives instanceof Any any) || !one || all.size() != any.parts.size()) {
        return alternatives;
      }
      return new Is(all.get(0).key, noneOf(all).not(), all.stream().anyMatch(Is::naming));
    }

    /** By halves: one after the other, the values of the first ones would be copied every time. */
    private static ValueSet noneOf(List<Is> all) {
      int half = all.size() / 2;
      return half == 0
          ? all.get(0).values.not()
          : noneOf(all.subList(0, half)).and(noneOf(all.subList(half, all.size())));
    }
  }

  /** All of them hold. */
  record All(List<Logic> parts) implements Logic {
    static final All TRUE = new All(List.of());

    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of them holds. */
  record Any(List<Logic> parts) implements Logic {
    static final Any FALSE = new Any(List.of());

    public Any {
      parts = List.copyOf(parts);
    }
  }

  static Logic all(List<Logic> parts) {
    List<Logic> flat = new ArrayList<>();
    for (Logic part : parts) {
      if (part.equals(Any.FALSE)) {
        return Any.FALSE;
      } else if (part instanceof All all) {
        flat.addAll(all.parts);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.get(0) : new All(flat);
  }

  static Logic any(List<Logic> parts) {
    List<Logic> flat = new ArrayList<>();
    for (Logic part : parts) {
      if (part.equals(All.TRUE)) {
        return All.TRUE;
      } else if (part instanceof Any any) {
        flat.addAll(any.parts);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.get(0) : new Any(flat);
  }

  /** The statements about single values in it. */
  default Stream<Is> singles() {
    if (this instanceof All all) {
      return all.parts.stream().flatMap(Logic::singles);
    } else if (this instanceof Any any) {
      return any.parts.stream().flatMap(Logic::singles);
    }
    return Stream.of((Is) this);
  }

  /** About how much it is: its statements, with the sizes of their sets. */
  default long size() {
    if (this instanceof All all) {
      return 1 + all.parts.stream().mapToLong(Logic::size).sum();
    } else if (this instanceof Any any) {
      return 1 + any.parts.stream().mapToLong(Logic::size).sum();
    }
    return 1L + ((Is) this).values.size();
  }

  /** The statements about single values that hold in any case. */
  default Stream<Is> certain() {
    if (this instanceof All all) {
      return all.parts.stream().flatMap(Logic::certain);
    }
    return this instanceof Is is ? Stream.of(is) : Stream.empty();
  }

  /** That it holds, and with it a part that is so. */
  default Logic with(Predicate<Is> such) {
    if (this instanceof Is is) {
      return such.test(is) ? is : Any.FALSE;
    } else if (this instanceof Any any) {
      return any(any.parts.stream().map(part -> part.with(such)).toList());
    }
    if (certain().anyMatch(such)) {
      return this;
    }
    return any(
        ((All) this).parts.stream().map(part -> all(List.of(part.with(such), this))).toList());
  }

  /** What it says of these keys; more may hold than it permits. */
  default Logic only(Predicate<String> keys) {
    if (this instanceof Is is) {
      return keys.test(is.key) ? is : All.TRUE;
    } else if (this instanceof All all) {
      return all(all.parts.stream().map(part -> part.only(keys)).toList());
    }
    return Is.joined(any(((Any) this).parts.stream().map(part -> part.only(keys)).toList()));
  }
}
