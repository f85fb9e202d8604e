package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.settings.Settings;
import java.util.List;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/**
 * Easy Rules. It knows facts by name and no several of a kind, so the rules of lines are fired once
 * for each line.
 */
final class EasyRules implements Engine {

  private static final String FACT = "fact";
  private static final String NOTES = "notes";

  private final RulesEngine engine = new DefaultRulesEngine();
  private final Rules ofRefunds = rules(ListedRule.OF_REFUNDS);
  private final Rules ofLines = rules(ListedRule.OF_LINES);
  private final Rules ofGoods = rules(ListedRule.OF_GOODS);
  private final Settings settings;

  EasyRules(Settings settings) {
    this.settings = settings;
  }

  private static <F> Rules rules(List<ListedRule<F>> listed) {
    Rules rules = new Rules();
    for (ListedRule<F> rule : listed) {
      rules.register(
          new RuleBuilder()
              .name(rule.id())
              .when(facts -> rule.when().test(facts.get(FACT)))
              .then(facts -> rule.fire(facts.get(NOTES)))
              .build());
    }
    return rules;
  }

  @Override
  public void fire(RefundCase asked, Notes notes) {
    RefundFacts refund = new RefundFacts(asked, settings);
    Facts facts = new Facts();
    facts.put(NOTES, notes);
    facts.put(FACT, refund);
    engine.fire(ofRefunds, facts);
    for (LineFacts line : refund.lines()) {
      facts.put(FACT, line);
      engine.fire(ofLines, facts);
    }
  }

  @Override
  public void fire(ReturnCase asked, Notes notes) {
    Facts facts = new Facts();
    facts.put(NOTES, notes);
    facts.put(FACT, new GoodsFacts(asked, settings));
    engine.fire(ofGoods, facts);
  }
}
