package dev.refundkit.rules.model;

import dev.refundkit.rules.language.FactRef;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes what is known of compiled rules as lines of text, to be packed beside their classes, and
 * reads it again.
 */
final class RuleIndex {

  private static final String TAB = "\t";

  private RuleIndex() {}

  /** Everything but the classes themselves. */
  static String write(CompiledRules compiled) {
    StringBuilder text = new StringBuilder();
    line(text, "hash", compiled.rulesHash());
    compiled.modelClasses().forEach(name -> line(text, "model", name));
    for (RuleInfo rule : compiled.rules()) {
      line(text, "rule", rule.id(), rule.place(), rule.owner(), rule.sentence());
      rule.exceptTo().forEach(other -> line(text, "except", other));
      rule.facts().forEach(fact -> line(text, "fact", fact.write()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String... parts) {
    for (int i = 0; i < parts.length; i++) {
      text.append(i == 0 ? "" : TAB).append(parts[i].replaceAll("[\t\n\r]", " "));
    }
    text.append('\n');
  }

  /** Takes the lines one by one; those of other kinds are left alone. */
  static final class Reader {
    private final List<String> models = new ArrayList<>();
    private final List<RuleInfo> rules = new ArrayList<>();
    private final List<FactRef> facts = new ArrayList<>();
    private final List<String> exceptTo = new ArrayList<>();
    private String hash = "";
    private String[] rule = {};

    void take(String[] parts) {
      switch (parts[0]) {
        case "hash" -> hash = parts[1];
        case "model" -> models.add(parts[1]);
        case "rule" -> {
          add();
          rule = parts;
        }
        case "except" -> exceptTo.add(parts[1]);
        case "fact" -> facts.add(FactRef.read(parts[1]));
        default -> {}
      }
    }

    /**
     * The rules.
     *
     * @param classes class files by path; none where a class loader has them
     */
    CompiledRules rules(SortedMap<String, byte[]> classes) {
      add();
      return new CompiledRules(hash, models, rules, classes);
    }

    private void add() {
      if (rule.length > 0) {
        rules.add(new RuleInfo(rule[1], rule[4], rule[3], exceptTo, rule[2], facts));
        facts.clear();
        exceptTo.clear();
      }
    }
  }
}
