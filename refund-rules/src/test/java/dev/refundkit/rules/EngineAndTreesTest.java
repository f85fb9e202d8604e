package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.RuleTrials;
import dev.refundkit.testkit.policy.AskedRefund;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is told about conditions comes from the rules' trees, and what is decided from Drools; the
 * two must never differ.
 */
class EngineAndTreesTest {

  @Test
  void ofRandomRulesThoseFireWhoseConditionsHold() {
    PolicyBundle bundle = Bundles.bundle(RandomRules.SETTINGS, new RandomRules(1).rules(200));
    DroolsRefundPolicy policy = DroolsRefundPolicy.of(Bundles.COMPILER.compile(bundle));
    Explainer explainer = Explainer.of(bundle);
    Random random = new Random(2);
    Set<String> everFired = new TreeSet<>();
    for (int i = 0; i < 400; i++) {
      AskedRefund refund = RandomCases.refund(random);
      if (i % 3 == 0) {
        refund.customerFact("tier", i % 2 == 0 ? "gold" : "silver");
      }
      RefundCase asked = refund.build();
      Set<String> fired = fired(policy.decide(asked).reasons());
      assertThat(held(explainer.trials(asked))).as("case %s", asked).isEqualTo(fired);
      everFired.addAll(fired);
      ReturnCase goods = RandomCases.goods(random).build();
      Set<String> firedForGoods = fired(policy.dispose(goods).reasons());
      assertThat(held(explainer.trials(goods))).as("goods %s", goods).isEqualTo(firedForGoods);
      everFired.addAll(firedForGoods);
    }
    assertThat(everFired).hasSizeGreaterThan(120);
  }

  private static Set<String> fired(List<Reason> reasons) {
    return reasons.stream()
        .map(Reason::rule)
        .filter(rule -> rule.matches("r[0-9]+"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> held(List<RuleTrials> trials) {
    return trials.stream()
        .filter(RuleTrials::held)
        .map(rule -> rule.rule().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
