package dev.refundkit.cli.policy;

import dev.refundkit.policy.Reason;
import dev.refundkit.rules.explain.Check;
import dev.refundkit.rules.explain.Explanation;
import dev.refundkit.rules.explain.RuleExplanation;
import dev.refundkit.rules.explain.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Explanations as one JSON document. */
final class ExplanationJson {

  private ExplanationJson() {}

  static String of(List<ExplainedStep> steps) {
    List<Map<String, Object>> all = steps.stream().map(ExplanationJson::one).toList();
    return Json.of(Map.of("decisions", all));
  }

  private static Map<String, Object> one(ExplainedStep explained) {
    Explanation explanation = explained.explanation();
    Map<String, Object> json = new LinkedHashMap<>();
    StepPlace step = explained.step();
    if (step != null) {
      json.put("step", step.number());
      json.put("action", step.action());
      json.put("step_at", step.file() + ":" + step.line());
    }
    json.put("policy", explanation.policy().name());
    json.put("version", explanation.policy().version());
    json.put("hash", explanation.policy().hash());
    json.put("about", explanation.about().isGoods() ? "goods" : "refund");
    if (explanation.about().isGoods()) {
      json.put("line", explanation.about().line());
      json.put("quantity", explanation.about().quantity());
      json.put("condition", explanation.about().condition());
    }
    json.put("answer", explanation.answer());
    json.put("reasons", explanation.reasons().stream().map(ExplanationJson::reason).toList());
    json.put("rules", explanation.rules().stream().map(ExplanationJson::rule).toList());
    return json;
  }

  private static Map<String, Object> reason(Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", reason.rule());
    json.put("outcome", reason.outcome());
    json.put("sentence", reason.sentence());
    json.put("facts", reason.facts());
    return json;
  }

  private static Map<String, Object> rule(RuleExplanation rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", rule.id());
    json.put("asks", rule.asks());
    json.put("exception_to", rule.exceptionTo());
    json.put("excepted_by", rule.exceptedBy());
    json.put("status", rule.status().name().toLowerCase(Locale.ROOT));
    json.put("sentence", rule.sentence());
    json.put("owner", rule.owner().isEmpty() ? null : rule.owner());
    json.put("place", rule.place().toString());
    json.put("tried_on_all", rule.complete());
    json.put("tried_on", rule.trials().stream().map(ExplanationJson::trial).toList());
    return json;
  }

  private static Map<String, Object> trial(Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", trial.line().isEmpty() ? null : trial.line());
    json.put("conditions", trial.checks().stream().map(ExplanationJson::check).toList());
    return json;
  }

  private static Map<String, Object> check(Check check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", check.line().isEmpty() ? null : check.line());
    json.put("condition", check.condition());
    json.put("held", check.held());
    json.put("saw", check.values());
    return json;
  }
}
