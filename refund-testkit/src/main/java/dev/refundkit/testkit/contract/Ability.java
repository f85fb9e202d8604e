package dev.refundkit.testkit.contract;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Whether an adapter can do something that is optional. Tests of an ability that is missing are
 * reported as skipped, with the reason.
 *
 * @param missing why it is missing; null if it is there
 */
public record Ability(@Nullable String missing) {

  /** The adapter can do it. */
  public static final Ability PRESENT = new Ability(null);

  /** The adapter can't do it, or the host's test can't bring it about. */
  public static Ability missing(String reason) {
    return new Ability(reason);
  }

  boolean present() {
    return missing == null;
  }

  /** Skips the running test if it is missing. */
  void required() {
    Assumptions.assumeTrue(present(), () -> "skipped: " + missing);
  }
}
