package dev.refundkit.testkit.run;

import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.Violation;
import dev.refundkit.testkit.scenario.Action;
import dev.refundkit.testkit.scenario.Expected;
import dev.refundkit.testkit.scenario.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what a step returned with what it should have returned. */
final class Check {

  private Check() {}

  /** One line for each difference; empty if none. */
  static List<String> of(Step step, Answer<Done> answer) {
    if (answer instanceof Answer.Refused<Done> refused) {
      return step.expected() instanceof Expected.Refused error
          ? Differences.between(error.fields(), fields(refused.refusal())).stream()
              .map(line -> line + "; " + shown(refused.refusal(), step))
              .toList()
          : List.of(shown(refused.refusal(), step));
    }
    Map<String, Object> document = answer.orElseThrow().document();
    if (step.expected() instanceof Expected.Refused error) {
      Object code = error.fields().get("code");
      return List.of("expected to be refused with " + code + ", was accepted");
    }
    return step.expected() instanceof Expected.Document expected
        ? Differences.between(expected.fields(), document)
        : List.of();
  }

  private static Map<String, @Nullable Object> fields(Refusal refusal) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("code", refusal.code().wire());
    fields.put("param", refusal.param());
    fields.put("retryable", refusal.code().retryable());
    return fields;
  }

  private static String shown(Refusal refusal, Step step) {
    String param = refusal.param() == null ? "" : " (param " + refusal.param() + ")";
    return "refused with "
        + refusal.code().wire()
        + param
        + ": "
        + refusal.message()
        + places(refusal, step);
  }

  /** Where the fields at fault stand in the file, for those that stand there. */
  private static String places(Refusal refusal, Step step) {
    if (!(step.action() instanceof Action.Request request)) {
      return "";
    }
    Map<String, Integer> lines = request.body().lines();
    Stream<@Nullable String> fields =
        refusal.violations().isEmpty()
            ? Stream.of(refusal.param())
            : refusal.violations().stream().map(Violation::field);
    String places =
        fields
            .filter(field -> field != null && lines.containsKey(field))
            .distinct()
            .map(field -> field + " is in line " + lines.get(field))
            .collect(Collectors.joining(", "));
    return places.isEmpty() ? "" : " (" + places + ")";
  }
}
