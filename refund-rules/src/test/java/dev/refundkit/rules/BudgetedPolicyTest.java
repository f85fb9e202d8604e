package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Budget.Per;
import dev.refundkit.policy.Budget.Window;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.PolicyJar;
import dev.refundkit.testkit.policy.AskedRefund;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approvals carry the budgets that policy.yaml states. */
class BudgetedPolicyTest {

  private static final String SETTINGS =
      Bundles.SETTINGS
          + """
          budgets:
            of_shop: {window: hour, caps: {USD: 500.00, EUR: 400.00}}
            of_one: {window: day, per: customer, caps: {USD: 80.00, EUR: 70.00, JPY: 9000}}
            of_goods: {window: day, per: product, caps: {USD: 300.00, EUR: 0.00, JPY: 1}}
          """;
  private static final String RULES =
      Bundles.rule("small", "Refund(total <= limit(\"most\"))", "outcome.approve();");
  private static final CompiledPolicy COMPILED =
      Bundles.COMPILER.compile(Bundles.bundle(SETTINGS, RULES));
  private static final DroolsRefundPolicy POLICY = DroolsRefundPolicy.of(COMPILED);

  private static Decision decide(String currency, long amount) {
    return POLICY.decide(new AskedRefund().currency(currency).amount(amount).build());
  }

  @Test
  void anApprovalNamesThemInTheSalesCurrency() {
    assertThat(decide("USD", 5_000).budgets())
        .containsExactly(
            new Budget("of_goods", Window.DAY, Per.PRODUCT, 30_000),
            new Budget("of_one", Window.DAY, Per.CUSTOMER, 8_000),
            new Budget("of_shop", Window.HOUR, Per.SHOP, 50_000));
    assertThat(decide("EUR", 5_000).budgets())
        .extracting(Budget::cap)
        .containsExactly(0L, 7_000L, 40_000L);
  }

  @Test
  void whatIsNotApprovedTakesOfNone() {
    Decision decision = decide("USD", 5_001);
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.budgets()).isEmpty();
    assertThat(POLICY.decide(new AskedRefund().amount(1).byAPersonOnly().build()).budgets())
        .isEmpty();
  }

  @Test
  void aBudgetWithoutTheSalesCurrencyLeavesApprovalsToAPerson() {
    Decision decision = decide("JPY", 5_000);
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.reasons())
        .contains(
            Reason.of(
                "setting-missing",
                "review",
                "A budget is not stated for this case (policy.yaml has no budget of_shop for JPY),"
                    + " so a person looks."));
    assertThat(decide("JPY", 5_001).reasons())
        .as("what is not approved needs no budget")
        .extracting(Reason::rule)
        .doesNotContain("setting-missing");
  }

  @Test
  void aPolicyInAJarKeepsItsBudgets(@TempDir Path folder) throws IOException {
    Path jar = Files.write(folder.resolve("policy.jar"), PolicyJar.write(COMPILED));
    DroolsRefundPolicy built = DroolsRefundPolicy.built(jar);
    for (String currency : List.of("USD", "EUR", "JPY")) {
      var asked = new AskedRefund().currency(currency).amount(1_000).build();
      assertThat(built.decide(asked)).isEqualTo(POLICY.decide(asked));
    }
  }
}
