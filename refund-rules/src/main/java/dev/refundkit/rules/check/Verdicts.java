package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How what rules ask for combines: one verdict of a kind beats another. */
final class Verdicts {

  private static final List<String> ON_REFUNDS = List.of("reject", "review", "approve");
  private static final List<String> ON_GOODS = List.of("doNotRestock", "inspect", "restock");

  private Verdicts() {}

  /** The verdicts among what a rule asks for, the strongest first. */
  static List<String> of(Rule rule) {
    Set<String> asked = rule.calls().stream().map(Rule.Call::outcome).collect(Collectors.toSet());
    return Stream.of(ON_REFUNDS, ON_GOODS).flatMap(List::stream).filter(asked::contains).toList();
  }

  /** Whether one of these verdicts makes what a rule asks for pointless. */
  static boolean isBeaten(Rule.Call call, List<String> by) {
    return by.stream().anyMatch(one -> beats(ON_REFUNDS, one, call) || beats(ON_GOODS, one, call));
  }

  private static boolean beats(List<String> kind, String one, Rule.Call call) {
    return kind.contains(one) && kind.indexOf(call.outcome()) > kind.indexOf(one);
  }
}
