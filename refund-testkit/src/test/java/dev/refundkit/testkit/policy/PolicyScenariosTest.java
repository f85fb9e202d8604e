package dev.refundkit.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.FixedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy's scenarios become tests, which pass and fail as the scenarios do. */
class PolicyScenariosTest {

  private static final String SCENARIO =
      """
      scenario: Everything is approved
      given:
        now: 2024-01-20T13:30:00Z
        policy: ../..
        orders:
          - id: order_1
            currency: USD
            placed_at: 2024-01-10T09:00:00Z
            lines: [{id: li_1, product_id: p, product_name: Lamp, quantity: 1, subtotal: 1000}]
            payments: [{id: pay_1, type: card, captured: 1000}]
      steps:
        - create_refund: {order_id: order_1, type: full, reason: other}
          expect: {status: processing}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeScenario() throws IOException {
    Files.createDirectories(folder.resolve("scenarios/deeper"));
    Files.writeString(folder.resolve("scenarios/deeper/all.yaml"), SCENARIO);
  }

  @Test
  void aScenarioThatThePolicyKeepsPasses() throws Throwable {
    List<DynamicTest> tests = PolicyScenarios.of(folder, FixedPolicy.approveAll()).toList();
    assertThat(tests).extracting(DynamicTest::getDisplayName).containsExactly("deeper/all.yaml");
    tests.get(0).getExecutable().execute();
  }

  @Test
  void aScenarioThatItDoesNotKeepFailsWithTheDifference() {
    DynamicTest test =
        PolicyScenarios.of(folder, FixedPolicy.reviewAll()).findFirst().orElseThrow();
    assertThatThrownBy(() -> test.getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("all.yaml")
        .hasMessageContaining("status");
  }

  @Test
  void aFolderWithoutScenariosIsNoPassingTest() throws IOException {
    Files.delete(folder.resolve("scenarios/deeper/all.yaml"));
    assertThatThrownBy(() -> PolicyScenarios.of(folder, FixedPolicy.approveAll()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no scenarios");
  }
}
