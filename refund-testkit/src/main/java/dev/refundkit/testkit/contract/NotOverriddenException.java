package dev.refundkit.testkit.contract;

import java.util.Optional;

/**
 * A test asked the class that extends a contract for something that only the host can bring about,
 * and the class does not. The adapter is not at fault.
 */
final class NotOverriddenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private NotOverriddenException(String message) {
    super(message);
  }

  /**
   * The test class does not say how to bring something about.
   *
   * @param ability the method that says whether it can be
   */
  static NotOverriddenException of(Object test, String method, String ability) {
    return needed(test, method, "override " + ability + " to give Ability.missing(\"why\")");
  }

  /**
   * The same of what no method excuses.
   *
   * @param instead what else may be done
   */
  static NotOverriddenException needed(Object test, String method, String instead) {
    return new NotOverriddenException(
        "%s does not override %s, which the rule needs. Override it, or %s."
            .formatted(test.getClass().getSimpleName(), method, instead));
  }

  /** What a failure is about, if it is about that. */
  static Optional<NotOverriddenException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotOverriddenException missing) {
        return Optional.of(missing);
      }
    }
    return Optional.empty();
  }
}
