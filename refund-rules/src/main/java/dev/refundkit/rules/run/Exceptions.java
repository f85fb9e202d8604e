package dev.refundkit.rules.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes back what rules ask for to which another rule that fired is an exception: for the lines
 * that both matched, or for the whole case where the exception looks at no line. An exception that
 * has itself an exception takes nothing back. The order of rules leaves no trace.
 */
final class Exceptions {

  private final Map<String, List<Firing>> exceptionsTo = new TreeMap<>();
  private final Map<String, Firing> settled = new TreeMap<>();

  private Exceptions(Map<String, Firing> firings) {
    for (Firing firing : firings.values()) {
      for (String rule : firing.rule().exceptTo()) {
        exceptionsTo.computeIfAbsent(rule, none -> new ArrayList<>()).add(firing);
      }
    }
  }

  /**
   * What is left of the firings, by rule id.
   *
   * @param firings by rule id
   */
  static Collection<Firing> apply(Map<String, Firing> firings) {
    Exceptions exceptions = new Exceptions(firings);
    if (!exceptions.exceptionsTo.isEmpty()) {
      firings.values().forEach(exceptions::settled);
      return exceptions.settled.values().stream().filter(firing -> !firing.isVoid()).toList();
    }
    return firings.values();
  }

  /** Exceptions go in no circle, which the policy's check has seen to. */
  private Firing settled(Firing fired) {
    String rule = fired.rule().id();
    Firing known = settled.get(rule);
    if (known != null) {
      return known;
    }
    Firing rest = fired;
    for (Firing exception : exceptionsTo.getOrDefault(rule, List.of())) {
      rest = rest.except(settled(exception));
    }
    settled.put(rule, rest);
    return rest;
  }
}
