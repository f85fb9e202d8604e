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
            "restock.drl:35:1: unknown-condition-is-inspected never held",
            "restock.drl:38:9: unknown-condition-is-inspected: never true: condition == \"unknown\"",
            "restock.drl:126:24: putting-back-not-asked: never false: condition != \"unknown\"",
            "rules that held: 59 of 60 (98 %)",
            "conditions seen true and false: 322 of 324 (99 %)",
            "22 passed, 0 failed",
            "not every rule held in some scenario");
    assertThat(called.status()).isEqualTo(1);
  }
}
