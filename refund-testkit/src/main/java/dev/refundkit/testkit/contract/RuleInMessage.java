package dev.refundkit.testkit.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Makes every failure of a contract's test, be it an assertion, an exception of the adapter or a
 * wait that took too long, begin with the number of the rule and end with what to look at. Where
 * the host's test class lacks what the rule needs, it says so, and blames no adapter.
 */
final class RuleInMessage implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure)
      throws Throwable {
    LookAt lookAt = test.getRequiredTestMethod().getAnnotation(LookAt.class);
    if (lookAt == null || failure instanceof TestAbortedException) {
      throw failure;
    }
    NotOverriddenException missing = NotOverriddenException.in(failure).orElse(null);
    if (missing != null) {
      throw new AssertionFailedError(
          test.getDisplayName() + "\n  Not tested: " + missing.getMessage(), failure);
    }
    String what =
        failure instanceof AssertionError
            ? String.valueOf(failure.getMessage())
            : "the adapter threw " + failure;
    throw new AssertionFailedError(
        test.getDisplayName() + "\n  Seen: " + what + "\n  " + lookAt.value(), failure);
  }
}
