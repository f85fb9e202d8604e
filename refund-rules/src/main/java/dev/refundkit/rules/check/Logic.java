package dev.refundkit.rules.check;

import java.util.ArrayList;
import java.util.List;
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

  /** The statements about single values that hold in any case. */
  default Stream<Is> certain() {
    if (this instanceof All all) {
      return all.parts.stream().flatMap(Logic::certain);
    }
    return this instanceof Is is ? Stream.of(is) : Stream.empty();
  }

  /** That it holds, and with it a part that names a type, reason or category. */
  default Logic named() {
    if (this instanceof Is is) {
      return is.naming ? is : Any.FALSE;
    } else if (this instanceof Any any) {
      return any(any.parts.stream().map(Logic::named).toList());
    }
    if (certain().anyMatch(Is::naming)) {
      return this;
    }
    return any(((All) this).parts.stream().map(part -> all(List.of(part.named(), this))).toList());
  }
}
