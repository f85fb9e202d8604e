package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.DUPLICATE_ID;
import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.settings.SettingsReader;
import dev.refundkit.rules.tables.DecisionTables;
import dev.refundkit.rules.tables.TableText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says, read and checked word by word; nothing is compiled. Immutable.
 *
 * @param settings null if policy.yaml could not be read
 * @param rules in the order of files and lines; of those with findings, as much as could be read
 * @param findings everything that is wrong with single words and rules
 */
public record PolicyText(@Nullable Settings settings, List<Rule> rules, List<Finding> findings) {

  /** Compiling takes some seconds for a hundred; from 999 on Drools splits its classes. */
  private static final int MOST_RULES = 500;

  /** What decisions name where no rule is the reason. */
  private static final Set<String> OWN_REASONS =
      Set.of(
          "approval-by-a-person-asked",
          "condition-unknown",
          "currency-not-declared",
          "fired-rules-limit",
          "interrupted",
          "no-thread",
          "nothing-matched",
          "policy-disabled",
          "restock-not-asked",
          "rule-failed",
          "setting-missing",
          "time-limit");

  public PolicyText {
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
  }

  /** Reads and checks a bundle; never throws for what its files say. */
  public static PolicyText read(PolicyBundle bundle) {
    Findings findings = new Findings();
    Settings settings =
        SettingsReader.read(PolicyBundle.SETTINGS, bundle.settings(), findings::add);
    List<Rule> rules = rules(bundle, findings);
    if (rules.size() > MOST_RULES) {
      refuseMore(rules.get(MOST_RULES), findings);
    } else {
      checkIds(rules, findings);
      RuleChecker checker = new RuleChecker(settings, findings);
      rules.forEach(checker::check);
      new ExceptionChecker(rules, findings).check();
    }
    return new PolicyText(settings, rules, findings.all());
  }

  /** What stands behind the file with one rule too many is not read. */
  private static List<Rule> rules(PolicyBundle bundle, Findings findings) {
    List<Rule> rules = new ArrayList<>();
    bundle
        .rules()
        .forEach(
            (file, text) -> {
              if (rules.size() <= MOST_RULES) {
                rules.addAll(rules(Source.of(file, text), findings));
              }
            });
    bundle
        .tables()
        .forEach(
            (file, content) -> {
              if (rules.size() <= MOST_RULES) {
                rules.addAll(rules(DecisionTables.read(file, content, findings::add), findings));
              }
            });
    return rules;
  }

  private static List<Rule> rules(Source source, Findings findings) {
    int before = findings.count();
    List<Rule> rules = RuleParser.read(source, findings);
    if (rules.isEmpty() && findings.count() == before) {
      findings.note(
          SYNTAX,
          Place.of(source.file(), 1, 1),
          "no rules in this file",
          "Write a rule, or remove the file.");
    }
    return rules;
  }

  private static List<Rule> rules(TableText table, Findings findings) {
    Source source = new Source(table.file(), table.text(), table::place);
    List<Rule> rules = RuleParser.read(source, findings);
    for (Rule rule : rules) {
      if (!table.beginsRow(rule.head().from())) {
        findings.note(
            NOT_ALLOWED, rule.head(), "a rule within a cell", "Give each rule a row of its own.");
      }
    }
    return rules;
  }

  private static void checkIds(List<Rule> rules, Findings findings) {
    Map<String, Rule> seen = new HashMap<>();
    for (Rule rule : rules) {
      if (OWN_REASONS.contains(rule.id())) {
        findings.note(
            DUPLICATE_ID,
            rule.head(),
            "rule id " + rule.id() + " is a reason of the library's own",
            "Give it another id.");
      }
      Rule first = seen.putIfAbsent(rule.id(), rule);
      if (first != null) {
        findings.note(
            DUPLICATE_ID,
            rule.head(),
            "rule id " + rule.id() + " stands already in " + first.head().place(),
            "Give it another id.");
      }
    }
  }

  private static void refuseMore(Rule rule, Findings findings) {
    findings.note(
        TOO_LARGE,
        rule.head(),
        "more than " + MOST_RULES + " rules in a policy",
        "Put what differs by category or currency into policy.yaml.");
  }

  /**
   * The settings of a policy that can be used.
   *
   * @throws PolicyException naming its errors, if it can't be used
   */
  public Settings usableSettings() {
    if (settings == null || !isUsable()) {
      throw new PolicyException(findings.stream().filter(Finding::isError).toList());
    }
    return settings;
  }

  /** Whether the policy can be used. */
  public boolean isUsable() {
    return settings != null && findings.stream().noneMatch(Finding::isError);
  }
}
