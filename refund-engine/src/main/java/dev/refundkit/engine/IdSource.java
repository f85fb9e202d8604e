package dev.refundkit.engine;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Makes the ids of refunds: unique per tenant, 1 to 64 characters, opaque to everybody. A call that
 * is given another kind of id, or one that a stored refund has, throws {@link
 * IllegalStateException} and stores nothing.
 */
@FunctionalInterface
public interface IdSource {

  String next();

  /**
   * {@code refund_} and a UUID of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds since
   * 1970, then random bits, so that ids of later refunds sort later.
   */
  static IdSource uuid7(InstantSource clock) {
    SecureRandom random = new SecureRandom();
    return () -> {
      long high = (clock.millis() << 16) | 0x7000L | random.nextInt(1 << 12);
      long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
      return "refund_" + new UUID(high, low);
    };
  }
}
