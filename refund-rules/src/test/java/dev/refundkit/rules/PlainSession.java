package dev.refundkit.rules;

import dev.refundkit.rules.vocabulary.Facts;
import dev.refundkit.rules.vocabulary.Outcomes;
import dev.refundkit.testkit.policy.AskedRefund;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * One hostile bundle in a session of Drools as it comes, with our facts: nothing has checked it and
 * nothing holds it back.
 *
 * @param asked the outcomes that were asked for so far
 */
record PlainSession(KieBase base, KieSession session, List<String> asked) {

  static PlainSession of(HostileRules rules, String name, String target) {
    KieBase base = rules.plain(name);
    KieSession session = base.newKieSession();
    List<String> asked = new ArrayList<>();
    session.setGlobal("outcome", outcomes(asked));
    if (name.equals("has-a-dangerous-global")) {
      session.setGlobal("surroundings", System.getProperties());
    }
    AskedRefund refund = new AskedRefund().reason(name).customerFact("target", target);
    Facts.of(refund.build(), HostileRules.settings()).forEach(session::insert);
    return new PlainSession(base, session, asked);
  }

  private static Outcomes outcomes(List<String> asked) {
    return (Outcomes)
        Proxy.newProxyInstance(
            PlainSession.class.getClassLoader(),
            new Class<?>[] {Outcomes.class},
            (proxy, method, arguments) -> {
              asked.add(method.getName());
              return null;
            });
  }

  void fire() {
    session.fireAllRules();
    session.dispose();
  }
}
