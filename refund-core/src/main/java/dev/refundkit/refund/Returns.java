package dev.refundkit.refund;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How goods come back.
 *
 * @param payAfter whether payment waits for them
 * @param by when the wait ends; null for no bound, and before the approval
 * @param labelId the return label, once the host has made it
 */
public record Returns(
    ReturnState state,
    boolean required,
    boolean payAfter,
    @Nullable Instant by,
    @Nullable String carrier,
    @Nullable String service,
    @Nullable String labelId) {

  Returns until(Instant end) {
    return new Returns(state, required, payAfter, end, carrier, service, labelId);
  }

  Returns to(ReturnState next) {
    return new Returns(next, required, payAfter, by, carrier, service, labelId);
  }

  Returns labelled(String label) {
    return new Returns(state, required, payAfter, by, carrier, service, label);
  }

  /** Whether payment must not start yet. */
  boolean holdsPayment() {
    return payAfter && state.open();
  }
}
