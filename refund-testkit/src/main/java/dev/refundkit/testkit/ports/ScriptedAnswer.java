package dev.refundkit.testkit.ports;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ScriptedProcessor} does with one call.
 *
 * @param code the processor's own code of a decline; null for everything else
 */
public record ScriptedAnswer(Kind kind, @Nullable String code) {

  /** What happens, and what the caller hears of it. */
  public enum Kind {
    /** The money goes back, and the caller hears so. */
    SUCCEEDED,
    /** It is accepted; what comes of it is reported later. */
    PENDING,
    /** It is refused for good. */
    DECLINED,
    /** Nothing is tried, and the caller hears so. */
    NOT_ATTEMPTED,
    /** The money goes back, but the caller waits in vain. */
    TIMEOUT_DONE,
    /** The call never arrives, and the caller waits in vain. */
    TIMEOUT_LOST;

    private String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final ScriptedAnswer SUCCEEDED = new ScriptedAnswer(Kind.SUCCEEDED, null);
  public static final ScriptedAnswer PENDING = new ScriptedAnswer(Kind.PENDING, null);
  public static final ScriptedAnswer NOT_ATTEMPTED = new ScriptedAnswer(Kind.NOT_ATTEMPTED, null);
  public static final ScriptedAnswer TIMEOUT_DONE = new ScriptedAnswer(Kind.TIMEOUT_DONE, null);
  public static final ScriptedAnswer TIMEOUT_LOST = new ScriptedAnswer(Kind.TIMEOUT_LOST, null);

  public ScriptedAnswer {
    if ((kind == Kind.DECLINED) != (code != null)) {
      throw new IllegalArgumentException("a decline, and nothing else, has a code");
    }
  }

  /** A decline under the processor's own code. */
  public static ScriptedAnswer declined(String code) {
    return new ScriptedAnswer(Kind.DECLINED, code);
  }

  /**
   * Reads {@code succeeded}, {@code pending}, {@code declined:CODE}, {@code not_attempted}, {@code
   * timeout_done} or {@code timeout_lost}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ScriptedAnswer parse(String text) {
    if (text.matches("declined:.+")) {
      return declined(text.substring("declined:".length()));
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.DECLINED && kind.wire().equals(text))
        .findFirst()
        .map(kind -> new ScriptedAnswer(kind, null))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "not an answer of a processor: "
                        + text
                        + "; expected succeeded, pending, declined:CODE, not_attempted,"
                        + " timeout_done or timeout_lost"));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return code == null ? kind.wire() : kind.wire() + ":" + code;
  }
}
