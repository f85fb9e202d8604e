package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.model.CompiledRules;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.vocabulary.Facts;
import java.util.List;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Drools as its examples show it: a base with no options, and a new session for each case. */
final class SessionPerCase implements Engine {

  private final KieBase base;
  private final Settings settings;

  SessionPerCase(CompiledRules rules, Settings settings) {
    this.base =
        KieBaseBuilder.createKieBaseFromModel(rules.models(SessionPerCase.class.getClassLoader()));
    this.settings = settings;
  }

  @Override
  public void fire(RefundCase asked, Notes notes) {
    fire(Facts.of(asked, settings), notes);
  }

  @Override
  public void fire(ReturnCase asked, Notes notes) {
    fire(Facts.of(asked, settings), notes);
  }

  private void fire(List<Object> facts, Notes notes) {
    KieSession session = base.newKieSession();
    session.setGlobal("outcome", notes);
    facts.forEach(session::insert);
    session.fireAllRules(
        match -> {
          notes.rule(match.getRule().getName());
          return true;
        });
    session.dispose();
  }
}
