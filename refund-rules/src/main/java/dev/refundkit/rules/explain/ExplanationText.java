package dev.refundkit.rules.explain;

import dev.refundkit.rules.explain.RuleExplanation.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An explanation as text for people. */
final class ExplanationText {

  static final String DID_NOT_COUNT = "Held, but the policy failed, so nothing that held counts";
  static final String NOT_ALL_TRIED = "Did not hold where it was tried, but not all was tried";

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  static String of(Explanation explanation) {
    ExplanationText text = new ExplanationText();
    text.write(explanation);
    return text.text.toString();
  }

  private void write(Explanation explanation) {
    line(0, explanation.answer().toUpperCase(Locale.ROOT) + " by " + explanation.origin());
    section("What counted:", explanation.rules(Status.FIRED));
    explanation
        .reasonsOfNoRule()
        .forEach(
            reason -> line(1, reason.rule() + " (" + reason.outcome() + "): " + reason.sentence()));
    section("Taken back by an exception:", explanation.rules(Status.EXCEPTED));
    section(DID_NOT_COUNT + ":", explanation.rules(Status.DID_NOT_COUNT));
    section("Nearly counted, but for one condition:", explanation.rules(Status.NEARLY));
    section(NOT_ALL_TRIED + ":", explanation.notAllTried());
  }

  private void section(String title, List<RuleExplanation> rules) {
    if (rules.isEmpty()) {
      return;
    }
    line(0, title);
    for (RuleExplanation rule : rules) {
      String owner = rule.owner().isEmpty() ? "" : ", " + rule.owner();
      String name = rule.id() + rule.shownAsks() + rule.shownExceptions();
      line(1, name + ": " + rule.sentence() + " [" + rule.place() + owner + "]");
      rule.trials().forEach(trial -> trial(trial, rule.held()));
      if (!rule.complete()) {
        line(2, RuleExplanation.LIMIT);
      }
    }
  }

  private void trial(Trial trial, boolean held) {
    for (Check check : trial.checks()) {
      if (check.held() == held) {
        String mark = held ? "+ " : "- ";
        line(2, mark + check.shown() + "   (" + values(check) + ")");
      }
    }
  }

  private static String values(Check check) {
    return check.values().entrySet().stream()
        .map(ExplanationText::value)
        .collect(Collectors.joining(", "));
  }

  private static String value(Map.Entry<String, String> value) {
    return value.getKey() + " = " + value.getValue();
  }

  private void line(int depth, String line) {
    text.append(INDENT.repeat(depth)).append(PlainText.of(line)).append('\n');
  }
}
