package dev.refundkit.rules.run;

import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.rules.vocabulary.Outcomes;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/**
 * Notes what the rules of one run ask for. Drools shows it every match just before the rule's
 * consequence runs, so that a call is known to be that rule's without the rule saying so. For one
 * thread.
 */
final class Collector implements Outcomes, AgendaFilter {

  private final Map<String, RuleInfo> rules;
  private final Predicate<String> firing;
  private final Map<String, Firing> firings = new TreeMap<>();
  private @Nullable Firing current;

  /**
   * @param firing which rules may fire, by id
   */
  Collector(Map<String, RuleInfo> rules, Predicate<String> firing) {
    this.rules = rules;
    this.firing = firing;
  }

  /** What fired and has no exception, by rule id: the same whatever the order was. */
  Collection<Firing> firings() {
    return Exceptions.apply(firings);
  }

  /** The rule whose consequence runs or ran last; null before the first. */
  @Nullable String currentRule() {
    return current == null ? null : current.rule().id();
  }

  @Override
  public boolean accept(Match match) {
    String id = match.getRule().getName();
    if (!firing.test(id)) {
      return false;
    }
    Firing firing = firings.get(id);
    if (firing == null) {
      RuleInfo rule = rules.get(id);
      if (rule == null) {
        throw new IllegalStateException("rule " + id + " is not in the policy's index");
      }
      firing = new Firing(rule);
      firings.put(id, firing);
    }
    firing.matched(match.getObjects());
    current = firing;
    return true;
  }

  @Override
  public void approve() {
    ask("approve");
  }

  @Override
  public void review() {
    ask("review");
  }

  @Override
  public void reject() {
    ask("reject");
  }

  @Override
  public void requireReturn() {
    ask("requireReturn");
  }

  @Override
  public void payAfterReturn() {
    ask("payAfterReturn");
  }

  @Override
  public void fee(String name) {
    asking("fee").asksForFee(name);
  }

  @Override
  public void restock() {
    ask("restock");
  }

  @Override
  public void inspect() {
    ask("inspect");
  }

  @Override
  public void doNotRestock() {
    ask("doNotRestock");
  }

  private void ask(String outcome) {
    asking(outcome).asks(outcome);
  }

  private Firing asking(String outcome) {
    if (current == null) {
      throw new IllegalStateException("outcome " + outcome + " was asked for outside a rule");
    }
    return current;
  }
}
