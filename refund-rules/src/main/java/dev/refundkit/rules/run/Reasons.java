package dev.refundkit.rules.run;

import dev.refundkit.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The reasons of an answer: strongest outcome first, then by rule id, so that the order of firing
 * leaves no trace.
 */
final class Reasons {

  private static final List<String> ORDER =
      List.of(
          "reject",
          "review",
          "approve",
          "doNotRestock",
          "inspect",
          "restock",
          "requireReturn",
          "payAfterReturn",
          "fee",
          Firing.EXCEPTION);

  private final List<Reason> reasons = new ArrayList<>();

  Reasons(Fired fired, FactReader reader) {
    for (String outcome : ORDER) {
      for (Firing firing : fired.firings()) {
        if (firing.outcomes().contains(outcome)) {
          Map<String, String> looked = firing.looked(reader);
          reasons.add(new Reason(firing.rule().id(), outcome, firing.rule().sentence(), looked));
        }
      }
    }
    if (fired.failure() != null) {
      reasons.add(fired.failure());
    }
  }

  void add(String rule, String outcome, String sentence) {
    reasons.add(Reason.of(rule, outcome, sentence));
  }

  List<Reason> all() {
    return reasons;
  }
}
