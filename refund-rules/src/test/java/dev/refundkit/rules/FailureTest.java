package dev.refundkit.rules;

import static dev.refundkit.rules.Bundles.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.Restocking;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that goes wrong never gives anything away, and never spoils the next decision. */
class FailureTest {

  private static final DroolsRefundPolicy POLICY =
      Bundles.unchecked(
          rule("approves-all", "Refund()", "outcome.approve();"),
          rule(
              "throws",
              "Refund(reason == \"throws\")",
              "outcome.approve(); throw new RuntimeException(\"planted\");"),
          rule(
              "pairs-lines",
              "Line(reason == \"pairs\") Line(reason == \"pairs\")",
              "outcome.approve();"),
          rule(
              "refuses",
              "Refund(reason == \"pairs\" || reason == \"throws\", riskPercent == 99)",
              "outcome.reject();"),
          rule(
              "asks-for-dollars",
              "Refund(reason == \"usd\", total > limit(\"only_usd\"))",
              "outcome.review();"),
          rule("restocks-all", "Goods()", "outcome.restock();"),
          rule(
              "throws-for-goods",
              "Goods(reason == \"throws\")",
              "outcome.restock(); throw new RuntimeException();"));

  private static Decision decide(String reason) {
    return POLICY.decide(new AskedRefund().reason(reason).build());
  }

  @Test
  void aRuleThatThrowsMeansReview() {
    Decision decision = decide("throws");
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    Reason reason = only(decision.reasons(), "rule-failed");
    assertThat(reason.facts())
        .containsEntry("rule", "throws")
        .containsEntry("failure", "java.lang.RuntimeException");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingThatFiredBeforeAFailureCountsWhateverTheOrderOfRules(boolean failsLast) {
    String rejects = rule("rejects", "Line()", "outcome.reject(); outcome.requireReturn();");
    String lacks =
        rule("lacks", "$a : Line() Line(amount > $a.limit(\"only_usd\"))", "outcome.review();");
    DroolsRefundPolicy policy = failsLast ? Bundles.of(rejects, lacks) : Bundles.of(lacks, rejects);

    Decision decision = policy.decide(new AskedRefund().currency("JPY").build());

    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.requireReturn()).isFalse();
    assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("setting-missing");
  }

  @Test
  void aRuleThatReachesForTheEngineIsNotLoaded() {
    assertThatThrownBy(() -> Bundles.unchecked(rule("halts", "Refund()", "drools.halt();")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("can't be loaded");
  }

  @Test
  void aRuleThatFiresForEachPairOfManyLinesMeansReview() {
    AskedRefund refund = new AskedRefund().reason("pairs");
    for (int i = 0; i < 40; i++) {
      refund.anotherLine(line -> line);
    }
    Decision decision = POLICY.decide(refund.build());
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(only(decision.reasons(), "fired-rules-limit").facts())
        .containsEntry("limit", "1000")
        .containsKey("rule");
  }

  @Test
  void aSettingThatIsNotStatedInTheSalesCurrencyMeansReview() {
    Decision decision =
        POLICY.decide(new AskedRefund().reason("usd").currency("EUR").amount(500).build());
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(only(decision.reasons(), "setting-missing").sentence())
        .contains("only_usd")
        .contains("EUR");
    assertThat(POLICY.decide(new AskedRefund().reason("usd").amount(500).build()).outcome())
        .isEqualTo(Outcome.APPROVE);
  }

  @Test
  void goodsAreInspectedWhenARuleThrows() {
    Disposition disposition = POLICY.dispose(new ReturnedGoods().reason("throws").build());
    assertThat(disposition.restocking()).isEqualTo(Restocking.INSPECT);
    only(disposition.reasons(), "rule-failed");
  }

  @Test
  void theNextDecisionKnowsNothingOfAFailure() {
    for (int i = 0; i < 200; i++) {
      decide(List.of("throws", "pairs").get(i % 2));
      Decision next = decide("changed_mind");
      assertThat(next.outcome()).isEqualTo(Outcome.APPROVE);
      assertThat(next.reasons()).extracting(Reason::rule).containsExactly("approves-all");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "pairs", "usd"})
  void nothingIsKeptOfACaseThatFailed(String reason) {
    AskedRefund refund = new AskedRefund().reason(reason).currency("EUR");
    for (int i = 0; i < 40; i++) {
      refund.anotherLine(line -> line);
    }
    WeakReference<RefundCase> failed = failed(refund);
    for (int i = 0; i < 100 && failed.get() != null; i++) {
      System.gc();
    }
    assertThat(failed.get()).isNull();
  }

  private static WeakReference<RefundCase> failed(AskedRefund refund) {
    RefundCase asked = refund.build();
    assertThat(POLICY.decide(asked).outcome()).isEqualTo(Outcome.REVIEW);
    return new WeakReference<>(asked);
  }

  private static Reason only(List<Reason> reasons, String rule) {
    List<Reason> found = reasons.stream().filter(reason -> reason.rule().equals(rule)).toList();
    assertThat(found).as("reasons were %s", reasons).hasSize(1);
    return found.get(0);
  }
}
