package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The shipped policy's own scenarios, which stand beside its rules. */
class DefaultPolicyCoverageTest {

  private static final String SHIPPED =
      "../refund-rules/src/main/resources/refundkit/policies/default";

  @Test
  void theShippedPolicyPassesItsScenariosAndTheyTryAllThatAScenarioCan() {
    Called called = Called.with("policy", "test", SHIPPED, "--threshold", "95", "--quiet");

    // The engine has goods of unknown condition inspected without asking the policy (L10).
    assertThat(called.lines())
        .containsExactly(
            "restock.drl:118:24: putting-back-not-asked: never false: condition != \"unknown\"",
            "rules that held: 65 of 65 (100 %)",
            "conditions seen true and false: 363 of 364 (99 %)",
            "22 passed, 0 failed");
    assertThat(called.status()).isZero();
  }
}
