package dev.refundkit.rules.explain;

import dev.refundkit.rules.explain.RuleExplanation.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An explanation as text for people. */
final class ExplanationText {

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  static String of(Explanation explanation) {
    ExplanationText text = new ExplanationText();
    text.write(explanation);
    return text.text.toString();
  }

  private void write(Explanation explanation) {
    line(0, explanation.answer().toUpperCase(Locale.ROOT) + " by " + explanation.shownPolicy());
    section("What counted:", explanation.rules(Status.FIRED), true);
    explanation
        .reasonsOfNoRule()
        .forEach(
            reason -> line(1, reason.rule() + " (" + reason.outcome() + "): " + reason.sentence()));
    section("Taken back by an exception:", explanation.rules(Status.EXCEPTED), true);
    section("Nearly counted, but for one condition:", explanation.rules(Status.NEARLY), false);
  }

  private void section(String title, List<RuleExplanation> rules, boolean held) {
    if (rules.isEmpty()) {
      return;
    }
    line(0, title);
    for (RuleExplanation rule : rules) {
      String owner = rule.owner().isEmpty() ? "" : ", " + rule.owner();
      String asks = rule.asks().isEmpty() ? "" : " (" + String.join(", ", rule.asks()) + ")";
      line(1, rule.id() + asks + ": " + rule.sentence() + " [" + rule.place() + owner + "]");
      rule.trials().forEach(trial -> trial(trial, held));
    }
  }

  private void trial(Trial trial, boolean held) {
    for (Check check : trial.checks()) {
      if (check.held() == held) {
        String mark = held ? "+ " : "- ";
        line(2, mark + trial.prefix() + check.shown() + "   (" + values(check) + ")");
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
    text.append(INDENT.repeat(depth)).append(line).append('\n');
  }
}
