package dev.refundkit.testkit.run;

import dev.refundkit.testkit.scenario.Expected;
import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts another value in the place of every single value that a scenario expects. */
final class Alteration {

  private int count;

  /** How many values were exchanged so far. */
  int count() {
    return count;
  }

  Scenario of(Scenario scenario) {
    List<Step> steps = scenario.steps().stream().map(this::altered).toList();
    return new Scenario(scenario.file(), scenario.name(), scenario.given(), steps);
  }

  private Step altered(Step step) {
    return new Step(
        step.line(),
        step.name(),
        step.action(),
        step.as(),
        step.actor(),
        step.idempotencyKey(),
        altered(step.expected()));
  }

  @SuppressWarnings("unchecked")
  private Expected altered(Expected expected) {
    if (expected instanceof Expected.Document document) {
      return new Expected.Document((Map<String, Object>) altered(document.fields()));
    }
    if (expected instanceof Expected.Refused error) {
      return new Expected.Refused((Map<String, Object>) altered(error.fields()));
    }
    return expected;
  }

  private Object altered(Object value) {
    if (value instanceof Map<?, ?> map && !map.containsKey("one_of")) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(key, altered(inner)));
      return copy;
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list.stream().map(this::altered).toList();
    }
    count++;
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Boolean flag) {
      return !flag;
    }
    return value instanceof String text ? text + "_not" : "something else";
  }
}
