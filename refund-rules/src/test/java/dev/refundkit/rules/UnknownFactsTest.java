package dev.refundkit.rules;

import static dev.refundkit.rules.Bundles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Reason;
import dev.refundkit.testkit.policy.AskedRefund;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not known never speaks for or against anybody by its size. */
class UnknownFactsTest {

  private static final DroolsRefundPolicy POLICY =
      Bundles.of(
          rule("few-refunds", "Refund(refunds90d < 3)", "outcome.approve();"),
          rule("many-refunds", "Refund(refunds90d >= 3)", "outcome.review();"),
          rule("refunds-unknown", "Refund(refunds90d == null)", "outcome.review();"),
          rule("little-risk", "Refund(riskPercent <= number(\"few\"))", "outcome.approve();"),
          rule("much-value", "Refund(lifetimeValue >= limit(\"most\"))", "outcome.approve();"),
          rule("very-important", "Refund(customer(\"vip\") == \"true\")", "outcome.approve();"),
          rule("not-important", "Refund(customer(\"vip\") == null)", "outcome.review();"));

  private static List<String> fired(AskedRefund refund) {
    return POLICY.decide(refund.build()).reasons().stream().map(Reason::rule).toList();
  }

  @Test
  void anUnknownNumberSatisfiesNoComparisonOfSize() {
    assertThat(fired(new AskedRefund().unknownCustomer()))
        .containsExactly("not-important", "refunds-unknown");
  }

  @Test
  void aKnownNumberIsCompared() {
    assertThat(fired(new AskedRefund().refunds90d(3).risk("0.02").lifetimeValue(5_000)))
        .containsExactly("many-refunds", "not-important", "little-risk", "much-value");
  }

  @Test
  void factsOfTheHostsOwnAreReadAsText() {
    List<Reason> reasons =
        POLICY.decide(new AskedRefund().customerFact("vip", true).build()).reasons();
    assertThat(reasons)
        .filteredOn(reason -> reason.rule().equals("very-important"))
        .singleElement()
        .satisfies(
            reason -> assertThat(reason.facts()).containsEntry("refund.customer.vip", "true"));
  }
}
