package dev.refundkit.benchmarks.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.model.PackedPolicy;
import dev.refundkit.rules.model.RuleInfo;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A comparison is fair only where all sides decide the same, for the same rules. */
class PeersTest {

  private static final DroolsRefundPolicy SHIPPED = DroolsRefundPolicy.shipped();

  @Test
  void plainIfsDecideAsTheShippedPolicyDoes() {
    assertDecidesTheSame(Peer.plain(), 5_000);
  }

  @Test
  void aNewSessionForEachCaseDecidesTheSame() {
    assertDecidesTheSame(Peer.newSession(), 1_000);
  }

  @Test
  void easyRulesDecidesTheSame() {
    assertDecidesTheSame(Peer.easyRules(), 1_000);
  }

  @Test
  void evreteDecidesTheSame() {
    assertDecidesTheSame(Peer.evrete(), 1_000);
  }

  @Test
  void theComparedCasesFireEveryRule() {
    MixedCases cases = new MixedCases(MixedCases.BENCHMARKED);
    Set<String> fired = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      fired.addAll(shipped(cases.refund()).rules());
      fired.addAll(shipped(cases.goods()).rules());
    }
    List<RuleInfo> rules =
        PackedPolicy.load("default", PeersTest.class.getClassLoader()).rules().rules();
    assertThat(fired).containsAll(rules.stream().map(RuleInfo::id).toList());
    assertThat(fired)
        .contains("nothing-matched", "approval-by-a-person-asked", "currency-not-declared");
  }

  @Test
  void theMeasuredCasesReachEveryOutcome() {
    DecisionBenchmark measured = new DecisionBenchmark();
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    Map<Restocking, Integer> places = new EnumMap<>(Restocking.class);
    for (int i = 0; i < DecisionBenchmark.CASES; i++) {
      outcomes.merge(measured.decidePooled().outcome(), 1, Integer::sum);
    }
    for (int i = 0; i < DecisionBenchmark.CASES; i++) {
      places.merge(measured.disposePooled().restocking(), 1, Integer::sum);
    }
    assertThat(outcomes)
        .hasSize(3)
        .allSatisfy((outcome, times) -> assertThat(times).isGreaterThan(2));
    assertThat(places).hasSize(3).allSatisfy((place, times) -> assertThat(times).isGreaterThan(2));
  }

  @Test
  void forgettingTheCustomerWouldShow() {
    Peer plain = Peer.plain();
    Engine forgetful =
        new Engine() {
          @Override
          public void fire(RefundCase asked, Notes notes) {
            plain.engine().fire(withoutCustomer(asked), notes);
          }

          @Override
          public void fire(ReturnCase asked, Notes notes) {
            plain.engine().fire(asked, notes);
          }
        };
    assertThatThrownBy(() -> assertDecidesTheSame(new Peer(plain.settings(), forgetful), 100))
        .isInstanceOf(AssertionError.class);
  }

  private static RefundCase withoutCustomer(RefundCase asked) {
    return new RefundCase(
        asked.sale(),
        asked.ledger(),
        asked.quote(),
        asked.reason(),
        asked.autoApprove(),
        asked.repeat(),
        CustomerFacts.UNKNOWN,
        asked.now());
  }

  private static void assertDecidesTheSame(Peer peer, int count) {
    MixedCases cases = new MixedCases(MixedCases.BENCHMARKED);
    for (int i = 0; i < count; i++) {
      RefundCase refund = cases.refund();
      assertThat(peer.decide(refund)).as("%s", refund).isEqualTo(shipped(refund));
      ReturnCase goods = cases.goods();
      assertThat(peer.dispose(goods)).as("%s", goods).isEqualTo(shipped(goods));
    }
  }

  private static Verdict shipped(RefundCase asked) {
    Decision decision = SHIPPED.decide(asked);
    return new Verdict(
        decision.outcome(),
        decision.requireReturn(),
        decision.payAfterReturn(),
        rules(decision.reasons()));
  }

  private static Placement shipped(ReturnCase asked) {
    Disposition disposition = SHIPPED.dispose(asked);
    return new Placement(disposition.restocking(), rules(disposition.reasons()));
  }

  private static Set<String> rules(List<Reason> reasons) {
    return reasons.stream().map(Reason::rule).collect(Collectors.toSet());
  }
}
