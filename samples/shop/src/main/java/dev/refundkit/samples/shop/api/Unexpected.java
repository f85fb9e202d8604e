package dev.refundkit.samples.shop.api;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what nobody expected. Messages of exceptions may quote what a client sent, so that a line
 * break in them would forge lines of the log: they are made printable first.
 */
public final class Unexpected {

  private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);

  private Unexpected() {}

  /** Logs it, with its causes. */
  public static void log(Throwable fault) {
    LOG.error("Unexpected", copy(fault, Collections.newSetFromMap(new IdentityHashMap<>())));
  }

  private static @Nullable Throwable copy(@Nullable Throwable fault, Set<Throwable> seen) {
    if (fault == null || !seen.add(fault)) {
      return null;
    }
    Copy copy =
        new Copy(
            fault.getClass().getName() + ": " + printable(String.valueOf(fault.getMessage())),
            copy(fault.getCause(), seen));
    copy.setStackTrace(fault.getStackTrace());
    return copy;
  }

  /** The text without line breaks, other control characters and what reorders a line. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  /** An exception as it may be logged. */
  private static final class Copy extends Exception {

    private static final long serialVersionUID = 1;

    Copy(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
