package dev.refundkit.rules.language;

import dev.refundkit.rules.vocabulary.Outcomes;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rules that were found right as the text that is compiled. Only what a tree says gets
 * there: nothing that an author wrote is passed on as it stands but texts in quotes, in which
 * neither a quote nor a backslash can be.
 */
public final class RuleWriter {

  private RuleWriter() {}

  /**
   * One file of rules.
   *
   * @param packageName of the classes that it becomes
   */
  public static String write(String packageName, Collection<Rule> rules) {
    StringBuilder text = new StringBuilder("package " + packageName + ";\n");
    Vocabulary.FACTS
        .values()
        .forEach(fact -> text.append("import ").append(fact.getName()).append(";\n"));
    text.append("global ").append(Outcomes.class.getName()).append(" outcome;\n");
    rules.forEach(rule -> text.append(rule(rule)));
    return text.toString();
  }

  private static String rule(Rule rule) {
    StringBuilder text = new StringBuilder("rule \"" + rule.id() + "\"\nwhen\n");
    rule.patterns().forEach(pattern -> text.append("  ").append(pattern(pattern)).append('\n'));
    text.append("then\n");
    for (Rule.Call call : rule.calls()) {
      String argument = call.argument().isEmpty() ? "" : quoted(call.argument());
      text.append("  outcome.").append(call.outcome()).append('(').append(argument).append(");\n");
    }
    return text.append("end\n").toString();
  }

  private static String pattern(FactPattern pattern) {
    String conditions =
        pattern.conditions().stream().map(part -> write(part)).collect(Collectors.joining(", "));
    String variable = pattern.variable() == null ? "" : pattern.variable() + " : ";
    String fact = variable + pattern.fact() + "(" + conditions + ")";
    return switch (pattern.quantity()) {
      case EACH -> fact;
      case SOME -> "exists( " + fact + " )";
      case NONE -> "not( " + fact + " )";
    };
  }

  /** A condition in full: everything that is joined stands in brackets. */
  private static String write(Condition condition) {
    if (condition instanceof Condition.All all) {
      return joined(all.parts(), " && ");
    } else if (condition instanceof Condition.Any any) {
      return joined(any.parts(), " || ");
    } else if (condition instanceof Condition.Not not) {
      return "!(" + write(not.part()) + ")";
    } else if (condition instanceof Condition.Compare compare) {
      return write(compare.left()) + " " + compare.operator().sign() + " " + write(compare.right());
    } else if (condition instanceof Condition.In in) {
      String values = in.values().stream().map(RuleWriter::write).collect(Collectors.joining(", "));
      return write(in.left()) + (in.negated() ? " not in (" : " in (") + values + ")";
    } else if (condition instanceof Condition.Contains contains) {
      String operator = contains.negated() ? " not contains " : " contains ";
      return write(contains.left()) + operator + write(contains.right());
    } else if (condition instanceof Condition.Flag flag) {
      return write(flag.left());
    }
    throw new IllegalStateException("no such condition: " + condition);
  }

  private static String joined(List<Condition> parts, String sign) {
    return parts.stream().map(part -> "(" + write(part) + ")").collect(Collectors.joining(sign));
  }

  private static String write(Value value) {
    if (value instanceof Value.Property property) {
      return of(property.variable()) + property.name();
    } else if (value instanceof Value.Lookup lookup) {
      return of(lookup.variable()) + lookup.name() + "(" + quoted(lookup.argument()) + ")";
    } else if (value instanceof Value.Text text) {
      return quoted(text.text());
    } else if (value instanceof Value.Whole whole) {
      return Long.toString(whole.number());
    } else if (value instanceof Value.Truth truth) {
      return Boolean.toString(truth.truth());
    } else if (value instanceof Value.Unknown) {
      return "null";
    }
    throw new IllegalStateException("no such value: " + value);
  }

  private static String of(@Nullable String variable) {
    return variable == null ? "" : variable + ".";
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
