package dev.refundkit.rules;

import static dev.refundkit.rules.Bundles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.Restocking;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what several rules ask for becomes one answer. */
class CombiningTest {

  /** Each risk score sets off some of the rules; so one policy shows every combination. */
  private static final DroolsRefundPolicy POLICY =
      Bundles.of(
          rule("a-approves", "Refund(riskPercent in (1, 3, 5, 7))", "outcome.approve();"),
          rule("b-reviews", "Refund(riskPercent in (2, 3, 6, 7))", "outcome.review();"),
          rule("c-rejects", "Refund(riskPercent in (4, 5, 6, 7))", "outcome.reject();"),
          rule(
              "d-returns",
              "Refund(riskPercent == 10)",
              "outcome.approve(); outcome.requireReturn();"),
          rule("e-waits", "Refund(riskPercent == 10)", "outcome.payAfterReturn();"),
          rule("f-tenth", "Refund(riskPercent == 20)", "outcome.fee(\"tenth\");"),
          rule("g-flat", "Refund(riskPercent == 20)", "outcome.fee(\"flat\");"),
          rule(
              "i-tenth-of-line",
              "Line(category == \"electronics\", ageDays == 3)",
              "outcome.fee(\"with_tax\");"),
          rule(
              "r-restocks",
              "Goods(category == \"electronics\" || reason in (\"r\", \"ri\", \"rd\"))",
              "outcome.restock();"),
          rule("s-inspects", "Goods(reason in (\"i\", \"ri\", \"id\"))", "outcome.inspect();"),
          rule(
              "t-keeps-out",
              "Goods(reason in (\"d\", \"rd\", \"id\"))",
              "outcome.doNotRestock();"));

  @ParameterizedTest
  @CsvSource({
    "0.00,REVIEW",
    "0.01,APPROVE",
    "0.02,REVIEW",
    "0.03,REVIEW",
    "0.04,REJECT",
    "0.05,REJECT",
    "0.06,REJECT",
    "0.07,REJECT"
  })
  void rejectBeatsReviewBeatsApproveAndNothingMeansReview(String risk, Outcome expected) {
    assertThat(POLICY.decide(new AskedRefund().risk(risk).build()).outcome()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.01,REVIEW", "0.02,REVIEW", "0.04,REJECT"})
  void aRequestForAPersonIsNeverApproved(String risk, Outcome expected) {
    Decision decision = POLICY.decide(new AskedRefund().risk(risk).byAPersonOnly().build());
    assertThat(decision.outcome()).isEqualTo(expected);
  }

  @Test
  void everyRuleThatFiredIsNamedStrongestOutcomeFirst() {
    Decision decision = POLICY.decide(new AskedRefund().risk("0.07").build());
    assertThat(decision.reasons())
        .extracting(Reason::rule)
        .containsExactly("c-rejects", "b-reviews", "a-approves");
    assertThat(decision.reasons())
        .extracting(Reason::outcome)
        .containsExactly("reject", "review", "approve");
    assertThat(decision.reasons().get(0).sentence()).isEqualTo("Because of c-rejects.");
    assertThat(decision.reasons().get(0).facts())
        .containsExactly(Map.entry("refund.riskPercent", "7"));
  }

  @Test
  void returnAndWaitingHoldIfAnyRuleSaysSo() {
    Decision decision = POLICY.decide(new AskedRefund().risk("0.10").build());
    assertThat(decision.requireReturn()).isTrue();
    assertThat(decision.payAfterReturn()).isTrue();
    assertThat(decision.returnWithin()).isEqualTo(Duration.ofDays(10));
  }

  @Test
  void ofSeveralFeesTheOneThatKeepsMostCounts() {
    assertThat(POLICY.decide(new AskedRefund().risk("0.20").amount(5_900).build()).fee())
        .isEqualTo(new Fee(600, 0, false));
    assertThat(POLICY.decide(new AskedRefund().risk("0.20").amount(6_010).build()).fee())
        .isEqualTo(new Fee(0, 1_000, false));
  }

  @Test
  void aFixedFeeNeverKeepsMoreThanTheGoodsAreWorth() {
    assertThat(POLICY.decide(new AskedRefund().risk("0.20").amount(400).build()).fee())
        .isEqualTo(new Fee(400, 0, false));
  }

  @Test
  void aFeeOfSomeLinesIsTakenOfThoseLinesOnly() {
    AskedRefund refund =
        new AskedRefund()
            .deliveredDaysAgo(3)
            .line(l -> l.category("electronics").amount(1_000, 100))
            .anotherLine(l -> l.amount(9_000, 0))
            .anotherLine(l -> l.category("electronics").amount(2_000, 0));
    Decision decision = POLICY.decide(refund.build());
    assertThat(decision.fee()).isEqualTo(new Fee(300, 0, true));
    Reason reason = decision.reasons().get(decision.reasons().size() - 1);
    assertThat(reason.facts())
        .containsEntry("line.id", "L1, L3")
        .containsEntry("line.category", "electronics");
  }

  @Test
  void aFixedFeeThatIsNotStatedInTheSalesCurrencyMeansReview() {
    Decision decision = POLICY.decide(new AskedRefund().currency("JPY").risk("0.20").build());
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.reasons()).extracting(Reason::rule).contains("setting-missing");
  }

  @ParameterizedTest
  @CsvSource({
    "r,RESTOCK",
    "i,INSPECT",
    "d,DO_NOT_RESTOCK",
    "ri,INSPECT",
    "rd,DO_NOT_RESTOCK",
    "id,DO_NOT_RESTOCK",
    "x,INSPECT"
  })
  void doNotRestockBeatsInspectBeatsRestockAndNothingMeansInspect(
      String reason, Restocking expected) {
    assertThat(POLICY.dispose(new ReturnedGoods().reason(reason).build()).restocking())
        .isEqualTo(expected);
  }

  @Test
  void goodsAreNeverPutBackUnasked() {
    Disposition disposition =
        POLICY.dispose(new ReturnedGoods().reason("r").notToBePutBack().build());
    assertThat(disposition.restocking()).isEqualTo(Restocking.DO_NOT_RESTOCK);
    assertThat(disposition.reasons())
        .extracting(Reason::rule)
        .containsExactly("r-restocks", "restock-not-asked");
  }

  @Test
  void goodsOfUnknownConditionAreNeverPutBackUnseen() {
    Disposition disposition =
        POLICY.dispose(new ReturnedGoods().reason("r").condition(Condition.UNKNOWN).build());
    assertThat(disposition.restocking()).isEqualTo(Restocking.INSPECT);
  }
}
