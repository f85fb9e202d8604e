package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.settings.Settings;
import java.util.List;
import org.evrete.KnowledgeService;
import org.evrete.api.IntToValue;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;
import org.evrete.api.builders.RuleSetBuilder;

/**
 * Evrete: knowledge that is compiled once, and a stateless session for each case. It may use no
 * threads but the caller's: for so little work its own would cost more than they do.
 */
final class Evrete implements Engine {

  private static final String FACT = "$fact";
  private static final String NOTES = "notes";

  private final Knowledge knowledge;
  private final Settings settings;

  Evrete(Settings settings) {
    RuleSetBuilder<Knowledge> rules =
        KnowledgeService.builder()
            .withExecutor(new CallingThread())
            .build()
            .newKnowledge()
            .builder();
    add(rules, ListedRule.OF_REFUNDS, RefundFacts.class);
    add(rules, ListedRule.OF_LINES, LineFacts.class);
    add(rules, ListedRule.OF_GOODS, GoodsFacts.class);
    this.knowledge = rules.build();
    this.settings = settings;
  }

  private static <F> void add(
      RuleSetBuilder<Knowledge> rules, List<ListedRule<F>> listed, Class<F> type) {
    for (ListedRule<F> rule : listed) {
      rules
          .newRule(rule.id())
          .forEach(FACT, type)
          .where((IntToValue values) -> rule.when().test(type.cast(values.get(0))), FACT)
          .execute(context -> rule.fire(context.getRuntime().get(NOTES)));
    }
  }

  @Override
  public void fire(RefundCase asked, Notes notes) {
    RefundFacts refund = new RefundFacts(asked, settings);
    StatelessSession session = session(notes);
    session.insert(refund);
    session.insert(refund.lines());
    session.fire();
  }

  @Override
  public void fire(ReturnCase asked, Notes notes) {
    StatelessSession session = session(notes);
    session.insert(new GoodsFacts(asked, settings));
    session.fire();
  }

  private StatelessSession session(Notes notes) {
    StatelessSession session = knowledge.newStatelessSession();
    session.set(NOTES, notes);
    return session;
  }
}
