package dev.refundkit.rules;

import static dev.refundkit.rules.Bundles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.Restocking;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import org.junit.jupiter.api.Test;

/** Rules that are exceptions to others: final sale, unless damaged. */
class ExceptionsTest {

  private static final DroolsRefundPolicy POLICY =
      Bundles.of(
          rule("approves-all", "Refund()", "outcome.approve();"),
          rule("final-sale", "Line(tags contains \"final_sale\")", "outcome.reject();"),
          exception(
              "unless-damaged",
              "final-sale",
              "Line(reason == \"product_damaged\", tags excludes \"as_seen\")",
              ""),
          exception(
              "unless-it-was-seen",
              "unless-damaged",
              "Refund(customer(\"saw_it\") == \"yes\")",
              "outcome.review();"),
          rule("risky", "Refund(riskPercent > 50)", "outcome.review();"),
          exception("trusted", "risky, final-sale", "Refund(customer(\"tier\") == \"gold\")", ""),
          rule("tenth", "Line(ageDays > 30)", "outcome.fee(\"tenth\");"),
          exception("no-fee", "tenth", "Line(category == \"electronics\")", ""),
          rule("stays-out", "Goods(tags contains \"opened\")", "outcome.doNotRestock();"),
          exception(
              "opened-books", "stays-out", "Goods(category == \"other\")", "outcome.restock();"));

  private static String exception(String id, String to, String conditions, String consequence) {
    return rule(id, conditions, consequence)
        .replace("@sentence", "@exceptTo(" + to + ") @sentence");
  }

  private static AskedRefund finalSale(String reason) {
    return new AskedRefund().reason(reason).line(line -> line.tags("final_sale"));
  }

  @Test
  void anExceptionTakesBackWhatTheRuleAsksFor() {
    assertThat(POLICY.decide(finalSale("changed_mind").build()).outcome())
        .isEqualTo(Outcome.REJECT);
    assertThat(POLICY.decide(finalSale("product_damaged").build()).outcome())
        .isEqualTo(Outcome.APPROVE);
  }

  @Test
  void theDecisionNamesTheExceptionAndWhatItIsAnExceptionTo() {
    Decision decision = POLICY.decide(finalSale("product_damaged").build());
    assertThat(decision.reasons())
        .extracting(Reason::rule)
        .containsExactly("approves-all", "unless-damaged");
    assertThat(decision.reasons().get(1).outcome()).isEqualTo("exception");
    assertThat(decision.reasons().get(1).facts())
        .containsEntry("exceptTo", "final-sale")
        .containsEntry("line.reason", "product_damaged");
  }

  @Test
  void anExceptionForOneLineLeavesTheOthersAsTheyAre() {
    AskedRefund both =
        finalSale("product_damaged").anotherLine(line -> line.tags("final_sale", "as_seen"));
    Decision decision = POLICY.decide(both.build());
    assertThat(decision.outcome()).isEqualTo(Outcome.REJECT);
    assertThat(decision.reasons().get(0).facts()).containsEntry("line.id", "L2");
  }

  @Test
  void anExceptionToAnExceptionBringsTheRuleBack() {
    Decision decision =
        POLICY.decide(finalSale("product_damaged").customerFact("saw_it", "yes").build());
    assertThat(decision.outcome()).isEqualTo(Outcome.REJECT);
    assertThat(decision.reasons())
        .extracting(Reason::rule)
        .containsExactly("final-sale", "unless-it-was-seen", "approves-all", "unless-it-was-seen");
  }

  @Test
  void anExceptionForTheWholeRefundTakesBackRulesAboutLinesAndAboutTheRefund() {
    Decision decision =
        POLICY.decide(finalSale("changed_mind").risk("0.60").customerFact("tier", "gold").build());
    assertThat(decision.outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(decision.reasons().get(1).facts()).containsEntry("exceptTo", "final-sale, risky");
  }

  @Test
  void aRuleThatIsAnExceptionToNothingThatHoldsLeavesNoTrace() {
    assertThat(POLICY.decide(new AskedRefund().customerFact("tier", "gold").build()).reasons())
        .extracting(Reason::rule)
        .containsExactly("approves-all");
  }

  @Test
  void aFeeIsTakenOfTheLinesThatAreLeft() {
    AskedRefund both =
        new AskedRefund()
            .placedDaysAgo(50)
            .deliveredDaysAgo(40)
            .line(line -> line.category("electronics").amount(1_000, 0))
            .anotherLine(line -> line.amount(2_000, 0));
    assertThat(POLICY.decide(both.build()).fee()).isEqualTo(new Fee(200, 0, false));
  }

  @Test
  void goodsHaveExceptionsToo() {
    assertThat(
            POLICY
                .dispose(new ReturnedGoods().tags("opened").category("other").build())
                .restocking())
        .isEqualTo(Restocking.RESTOCK);
    assertThat(
            POLICY
                .dispose(new ReturnedGoods().tags("opened").category("electronics").build())
                .restocking())
        .isEqualTo(Restocking.DO_NOT_RESTOCK);
  }
}
