package dev.refundkit.rules.settings;

/**
 * A rule asked for a setting that the policy does not have for this sale; a person looks at the
 * case.
 */
public final class MissingSettingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MissingSettingException(String message) {
    super(message);
  }
}
