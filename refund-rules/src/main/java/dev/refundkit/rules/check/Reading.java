package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Condition;
import dev.refundkit.rules.language.Condition.Operator;
import dev.refundkit.rules.language.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads conditions, or that they do not hold, as statements. */
final class Reading {

  /** What a statement takes beside its values. */
  private static final int STATEMENT = 10;

  private final Operands operands;
  private final Work work;

  /**
   * @param work what is read when there was too much of it means nothing
   */
  Reading(Operands operands, Work work) {
    this.operands = operands;
    this.work = work;
  }

  /**
   * The condition as a statement.
   *
   * @param holds whether it is to hold, or not to hold
   */
  Logic of(Condition condition, boolean holds) {
    if (condition instanceof Condition.Not not) {
      return of(not.part(), !holds);
    } else if (condition instanceof Condition.All all) {
      return joined(all.parts(), holds, holds);
    } else if (condition instanceof Condition.Any any) {
      return joined(any.parts(), !holds, holds);
    } else if (condition instanceof Condition.Compare compare) {
      return compare(compare, holds);
    } else if (condition instanceof Condition.In in) {
      return in(in, holds != in.negated());
    } else if (condition instanceof Condition.Contains contains) {
      return contains(contains, holds != contains.negated());
    } else if (condition instanceof Condition.Flag flag) {
      return seen((Operand.Seen) operands.of(flag.left()), TextSet.TRUE, holds, false);
    }
    throw new IllegalStateException("no such condition: " + condition);
  }

  Logic all(List<Condition> conditions, boolean holds) {
    return joined(conditions, holds, holds);
  }

  private Logic joined(List<Condition> parts, boolean every, boolean holds) {
    List<Logic> read = parts.stream().map(part -> of(part, holds)).toList();
    return every ? Logic.all(read) : Logic.any(read);
  }

  private Logic compare(Condition.Compare compare, boolean holds) {
    Operand left = operands.of(compare.left());
    Operand right = operands.of(compare.right());
    Operator operator = compare.operator();
    if (left instanceof Operand.Seen one && right instanceof Operand.Fixed fixed) {
      boolean equal = holds == (operator == Operator.EQUAL) && !operator.isOfSize();
      return seen(one, operator, fixed, holds, equal && isNaming(compare.left()));
    } else if (left instanceof Operand.Fixed fixed && right instanceof Operand.Seen one) {
      return seen(one, Relation.mirrored(operator), fixed, holds, false);
    } else if (left instanceof Operand.Seen one && right instanceof Operand.Seen other) {
      return seen(Relation.between(one, other), Relation.of(operator, one, other), holds, false);
    }
    return fixed((Operand.Fixed) left, operator, (Operand.Fixed) right, holds);
  }

  private Logic seen(
      Operand.Seen seen, Operator operator, Operand.Fixed fixed, boolean holds, boolean naming) {
    List<Logic> cases = new ArrayList<>();
    for (Operand.Case one : fixed.cases()) {
      Logic then =
          one.stated() ? seen(seen, values(seen, operator, one), holds, naming) : Logic.All.TRUE;
      cases.add(Logic.all(List.of(one.when(), then)));
    }
    return Logic.any(cases);
  }

  private Logic seen(Operand.Seen seen, ValueSet values, boolean holds, boolean naming) {
    if (!work.take((long) STATEMENT + seen.values().size() + values.size())) {
      return Logic.All.TRUE;
    }
    ValueSet found = seen.values().and(holds ? values : values.not());
    boolean all = seen.values().isWithin(found);
    return all && !naming ? Logic.All.TRUE : new Logic.Is(seen.key(), found, naming);
  }

  private static ValueSet values(Operand.Seen seen, Operator operator, Operand.Case other) {
    Object value = other.value();
    if (value instanceof Long number) {
      return NumberSet.that(operator, number);
    }
    ValueSet equal =
        value instanceof String text
            ? TextSet.of(text)
            : seen.values() instanceof NumberSet ? NumberSet.UNKNOWN : TextSet.UNKNOWN;
    return operator == Operator.EQUAL ? equal : equal.not();
  }

  /** In those cases in which the settings compare so; both count where one is not stated. */
  private Logic fixed(Operand.Fixed left, Operator operator, Operand.Fixed right, boolean holds) {
    List<Logic> cases = new ArrayList<>();
    if (!work.take((long) STATEMENT * left.cases().size() * right.cases().size())) {
      return Logic.All.TRUE;
    }
    for (Operand.Case one : left.cases()) {
      for (Operand.Case other : right.cases()) {
        boolean stated = one.stated() && other.stated();
        if (!stated || holds == compares(one.value(), operator, other.value())) {
          cases.add(Logic.all(List.of(one.when(), other.when())));
        }
      }
    }
    return Logic.any(cases);
  }

  private static boolean compares(
      @Nullable Object left, Operator operator, @Nullable Object right) {
    if (left instanceof Long one && right instanceof Long other) {
      return !NumberSet.that(operator, other).and(NumberSet.between(one, one)).isEmpty();
    }
    return Objects.equals(left, right) == (operator == Operator.EQUAL);
  }

  private Logic in(Condition.In in, boolean holds) {
    Operand left = operands.of(in.left());
    if (left instanceof Operand.Seen one) {
      return seen(one, members(one, in.values()), holds, holds && isNaming(in.left()));
    }
    List<Logic> members = new ArrayList<>();
    for (Value member : in.values()) {
      Operand.Fixed other = (Operand.Fixed) operands.of(member);
      members.add(fixed((Operand.Fixed) left, Operator.EQUAL, other, holds));
    }
    return holds ? Logic.any(members) : Logic.all(members);
  }

  /** Members of a list are written out. */
  private ValueSet members(Operand.Seen seen, List<Value> members) {
    boolean numbers = seen.values() instanceof NumberSet;
    Set<String> texts = new LinkedHashSet<>();
    SortedSet<Long> wholes = new TreeSet<>();
    for (Value member : members) {
      Object value = ((Operand.Fixed) operands.of(member)).cases().get(0).value();
      if (value instanceof Long number) {
        wholes.add(number);
      } else {
        texts.add(String.valueOf(value));
      }
    }
    return numbers ? NumberSet.of(wholes) : TextSet.of(texts);
  }

  private Logic contains(Condition.Contains contains, boolean holds) {
    Operand.Seen texts = (Operand.Seen) operands.of(contains.left());
    String text = ((Value.Text) contains.right()).text();
    Operand.Seen one = new Operand.Seen(texts.key() + " contains " + text, TextSet.FLAG);
    return seen(one, TextSet.TRUE, holds, false);
  }

  private static boolean isNaming(Value value) {
    return value instanceof Value.Property property && Scope.isNaming(property.name());
  }
}
