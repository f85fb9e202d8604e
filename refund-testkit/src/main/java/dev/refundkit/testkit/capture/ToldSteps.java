package dev.refundkit.testkit.capture;

import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of a scenario that is being written, and what no step stands for. */
final class ToldSteps {

  private final List<Map<String, Object>> steps = new ArrayList<>();
  private final List<String> untold = new ArrayList<>();
  private final Map<String, String> called = new HashMap<>();

  static Map<String, Object> step(String action, Object value) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put(action, value);
    return step;
  }

  List<Map<String, Object>> all() {
    return steps;
  }

  /** What no step stands for, one line each. */
  List<String> untold() {
    return untold;
  }

  /** What the file calls a refund. */
  String name(Refund refund) {
    return called.computeIfAbsent(refund.id(), id -> "refund_" + (called.size() + 1));
  }

  void add(Map<String, Object> step) {
    steps.add(step);
  }

  /** Adds a step that was rehearsed; a refusal is told, for what is stored was not refused. */
  void done(Refund refund, Map<String, Object> step, Answer<Refund> answer) {
    add(step);
    refused(refund, String.valueOf(step.keySet().iterator().next()), answer);
  }

  void refused(Refund refund, String what, Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      untold(refund, what + " is refused with " + refused.refusal().code().wire());
    }
  }

  void untold(Refund refund, String what) {
    untold.add(name(refund) + ": " + what);
  }
}
