package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.EXCEPTION;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import dev.refundkit.rules.bundle.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks which rules are exceptions to which: each to a rule that there is, and never in circles.
 */
final class ExceptionChecker {

  private static final int MOST_EXCEPTIONS = 50;

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<Rule> circles = new ArrayList<>();
  private final Findings findings;

  ExceptionChecker(List<Rule> rules, Findings findings) {
    rules.forEach(rule -> this.rules.putIfAbsent(rule.id(), rule));
    this.findings = findings;
  }

  void check() {
    boolean few = rules.values().stream().allMatch(this::isOfFew);
    for (Rule rule : few ? rules.values() : List.<Rule>of()) {
      rule.exceptTo().forEach(exemption -> check(rule, exemption));
    }
  }

  /** Each is followed through all the others, which takes time. */
  private boolean isOfFew(Rule rule) {
    boolean few = rule.exceptTo().size() <= MOST_EXCEPTIONS;
    if (!few) {
      findings.note(
          TOO_LARGE,
          rule.exceptTo().get(MOST_EXCEPTIONS).span(),
          "more than " + MOST_EXCEPTIONS + " rules to which one is an exception",
          "Write the exception into the conditions of those rules.");
    }
    return few;
  }

  private void check(Rule rule, Rule.Exemption exemption) {
    Rule other = rules.get(exemption.rule());
    if (other == null) {
      note(
          exemption,
          "there is no rule " + exemption.rule(),
          Nearest.advice(exemption.rule(), rules.keySet()));
    } else if (reaches(other, rule.id(), new HashSet<>())) {
      checkCircle(rule, exemption);
    } else if (rule.isAboutGoods() != other.isAboutGoods()) {
      note(
          exemption,
          "one of the two is about Goods and the other is not",
          "Both must look at the same facts.");
    } else if (rule.isForEach(Vocabulary.LINE) && !other.isForEach(Vocabulary.LINE)) {
      note(
          exemption,
          "rule " + rule.id() + " is for single lines, and " + other.id() + " for whole refunds",
          "Write the exception for the whole refund, such as: not Line(...).");
    }
  }

  /** Told once, whichever of its rules comes first. */
  private void checkCircle(Rule rule, Rule.Exemption exemption) {
    boolean told =
        circles.stream()
            .anyMatch(
                first ->
                    reaches(rule, first.id(), new HashSet<>())
                        && reaches(first, rule.id(), new HashSet<>()));
    if (!told) {
      circles.add(rule);
      note(
          exemption,
          "rule " + rule.id() + " would be an exception to itself",
          exemption.rule().equals(rule.id())
              ? "Remove it, or name another rule."
              : "Remove one exception of the circle.");
    }
  }

  private boolean reaches(Rule from, String id, Set<String> seen) {
    if (from.id().equals(id)) {
      return true;
    }
    for (Rule.Exemption next : from.exceptTo()) {
      Rule rule = rules.get(next.rule());
      if (rule != null && seen.add(next.rule()) && reaches(rule, id, seen)) {
        return true;
      }
    }
    return false;
  }

  private void note(Rule.Exemption exemption, String what, String advice) {
    findings.note(EXCEPTION, exemption.span(), what, advice);
  }
}
