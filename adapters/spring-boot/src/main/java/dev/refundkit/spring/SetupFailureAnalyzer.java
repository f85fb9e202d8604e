package dev.refundkit.spring;

import dev.refundkit.jdbc.UnsuitableDatabaseException;
import dev.refundkit.rules.bundle.PolicyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Tells in plain words why an application does not start, and what to do. */
final class SetupFailureAnalyzer implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SetupException setup) {
        return new FailureAnalysis(setup.getMessage(), setup.action(), cause);
      } else if (cause instanceof PolicyException policy) {
        return new FailureAnalysis(
            "The refund policy can't be used:\n" + policy.getMessage(),
            "Mend what is named; `refundkit policy check` finds the same before a start.",
            cause);
      } else if (cause instanceof UnsuitableDatabaseException database) {
        return new FailureAnalysis(
            "Refunds can't be kept in this database: " + database.getMessage(),
            "If the tables are missing, have your migrations run RefundKit's scripts, or set"
                + " refund.store.install-schema=always.",
            cause);
      }
    }
    return null;
  }
}
