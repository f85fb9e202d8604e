package dev.refundkit.testkit;

import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.nio.file.Path;

/** Scenario texts for tests: one order of two units, 1000 and tax 100 in all, paid by p1. */
public final class Worlds {

  public static final Path FILE = Path.of("some", "case.yaml");

  public static final String GIVEN =
      """
      scenario: A case
      given:
        now: 2024-03-01T12:00:00Z
        policy: approve_all
        orders:
          - id: o1
            currency: USD
            placed_at: 2024-02-20T09:00:00Z
            delivered_at: 2024-02-24T16:00:00Z
            lines:
              - {id: A, product_id: pa, product_name: Cup, quantity: 2, subtotal: 1000, tax: 100}
            payments:
              - {id: p1, type: card, captured: 1100}
      """;

  private Worlds() {}

  /** The scenario of that order with these steps. */
  public static Scenario withSteps(String steps) {
    return ScenarioReader.read(FILE, GIVEN + "steps:\n" + steps);
  }
}
