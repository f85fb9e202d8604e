package dev.refundkit.rules.run;

import dev.refundkit.policy.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private final Fired fired;
  private final FactReader reader;
  private final List<Reason> own = new ArrayList<>(2);

  Reasons(Fired fired, FactReader reader) {
    this.fired = fired;
    this.reader = reader;
    if (fired.failure() != null) {
      own.add(fired.failure());
    }
  }

  /** One of the library's own. */
  void add(String rule, String outcome, String sentence) {
    own.add(Reason.of(rule, outcome, sentence));
  }

  /** The ids of those that speak. */
  Set<String> rules() {
    Set<String> rules = new HashSet<>();
    for (Firing firing : fired.firings()) {
      if (!firing.outcomes().isEmpty()) {
        rules.add(firing.rule().id());
      }
    }
    own.forEach(reason -> rules.add(reason.rule()));
    return rules;
  }

  /** All of them, with what each looked at. */
  List<Reason> all() {
    List<Reason> reasons = new ArrayList<>();
    for (String outcome : ORDER) {
      for (Firing firing : fired.firings()) {
        if (firing.outcomes().contains(outcome)) {
          Map<String, String> looked = firing.looked(reader);
          reasons.add(new Reason(firing.rule().id(), outcome, firing.rule().sentence(), looked));
        }
      }
    }
    reasons.addAll(own);
    return reasons;
  }
}
