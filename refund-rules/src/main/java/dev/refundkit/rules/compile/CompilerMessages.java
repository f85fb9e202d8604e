package dev.refundkit.rules.compile;

import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.bundle.Problem;
import dev.refundkit.rules.model.RuleInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;

/**
 * Turns what Drools says into problems of the author's files. Drools speaks of Java that it
 * generated, and seldom of a line; the rule is found through the text of that Java, which it prints
 * as well.
 */
final class CompilerMessages {

  private static final String SOURCE = "Java source of ";

  private final List<RuleInfo> rules;

  CompilerMessages(List<RuleInfo> rules) {
    this.rules = rules;
  }

  void check(List<Message> errors) {
    Map<String, String> sources = new TreeMap<>();
    for (Message error : errors) {
      if (error.getText().startsWith(SOURCE)) {
        sources.put(fileOf(error), error.getText().substring(error.getText().indexOf('\n') + 1));
      }
    }
    Set<Problem> problems = new LinkedHashSet<>();
    for (Message error : errors) {
      if (!error.getText().startsWith(SOURCE)) {
        problems.add(problem(error, sources));
      }
    }
    if (!problems.isEmpty()) {
      throw new PolicyException(List.copyOf(problems));
    }
  }

  private Problem problem(Message error, Map<String, String> sources) {
    String what = "not compilable: " + error.getText().strip();
    String advice = "Check types and names in this rule.";
    RuleInfo rule = named(error.getText());
    if (rule == null) {
      rule = generated(error, sources);
    }
    if (rule != null) {
      return new Problem(rule.file(), rule.line(), 0, what, advice);
    }
    boolean own = fileOf(error).endsWith(".drl");
    return new Problem(
        own ? fileOf(error) : "", own ? Math.max(0, error.getLine()) : 0, 0, what, advice);
  }

  private @Nullable RuleInfo named(String text) {
    RuleInfo found = null;
    for (RuleInfo rule : rules) {
      if (text.contains("\"" + rule.id() + "\"") || text.contains("'" + rule.id() + "'")) {
        found = rule;
      }
    }
    return found;
  }

  /**
   * The rule whose generated Java stands last before the error, or before the first use of the
   * class that has the error.
   */
  private @Nullable RuleInfo generated(Message error, Map<String, String> sources) {
    String own = sources.getOrDefault(fileOf(error), "");
    RuleInfo rule =
        lastIn(String.join("\n", own.lines().limit(Math.max(0, error.getLine())).toList()));
    String type = fileOf(error).replace(".java", "");
    for (String source : sources.values()) {
      int use = source.indexOf("new " + type + "(");
      use = use < 0 ? source.indexOf(type + ".INSTANCE") : use;
      if (rule == null && use >= 0) {
        rule = lastIn(source.substring(0, use));
      }
    }
    return rule;
  }

  private @Nullable RuleInfo lastIn(String java) {
    RuleInfo last = null;
    int at = -1;
    for (RuleInfo rule : rules) {
      int here = java.lastIndexOf("\"" + rule.id() + "\"");
      if (here > at) {
        at = here;
        last = rule;
      }
    }
    return last;
  }

  private static String fileOf(Message error) {
    String path = error.getPath() == null ? "" : error.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
