package dev.refundkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a processor's notice is genuine: HMAC-SHA256 (RFC 2104) over the time, a dot and the raw
 * bytes of the body, in a header {@code t=1700000000,v1=<hex>}. A header may carry several {@code
 * v1}. Two secrets may be live at a time, so that one can be replaced without losing notices.
 * Compared in constant time. Immutable, safe for several threads.
 */
public final class WebhookSignature {

  /** What is to be thought of a notice. Tell the sender nothing but yes or no. */
  public enum Verdict {
    GENUINE,
    /** The header is not of that form. */
    MALFORMED,
    /** No live secret made a signature of it. */
    FORGED,
    /** It is genuine but too old, or from the future: perhaps replayed. */
    OUT_OF_TIME
  }

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_SECRET = 16;
  private static final int MAX_HEADER = 1024;

  private final List<byte[]> secrets;
  private final Duration tolerance;
  private final InstantSource clock;

  private WebhookSignature(List<byte[]> secrets, Duration tolerance, InstantSource clock) {
    this.secrets = secrets;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * A check against one or two secrets.
   *
   * @param secrets at least 16 bytes each; the first signs
   * @param tolerance how far the time of a notice may be from now; five minutes are usual
   * @throws IllegalArgumentException if there is no secret, more than two, or one that is too short
   */
  public static WebhookSignature of(List<byte[]> secrets, Duration tolerance, InstantSource clock) {
    if (secrets.isEmpty() || secrets.size() > 2) {
      throw new IllegalArgumentException("one or two secrets may be live, not " + secrets.size());
    }
    if (secrets.stream().anyMatch(secret -> secret.length < MIN_SECRET)) {
      throw new IllegalArgumentException("a secret must have at least " + MIN_SECRET + " bytes");
    }
    if (tolerance.isNegative() || tolerance.isZero()) {
      throw new IllegalArgumentException("the tolerance must be more than nothing");
    }
    return new WebhookSignature(secrets.stream().map(byte[]::clone).toList(), tolerance, clock);
  }

  /**
   * Looks at a notice.
   *
   * @param header as it came; null if there was none
   * @param body the raw bytes as they came, before anything has parsed them
   */
  public Verdict verify(@Nullable String header, byte[] body) {
    Parsed parsed = header == null || header.length() > MAX_HEADER ? null : Parsed.of(header);
    if (parsed == null) {
      return Verdict.MALFORMED;
    }
    boolean genuine = false;
    for (byte[] secret : secrets) {
      byte[] own = sign(secret, parsed.seconds(), body);
      for (byte[] signature : parsed.signatures()) {
        genuine |= MessageDigest.isEqual(own, signature);
      }
    }
    if (!genuine) {
      return Verdict.FORGED;
    }
    Duration apart =
        Duration.between(Instant.ofEpochSecond(parsed.seconds()), clock.instant()).abs();
    return apart.compareTo(tolerance) > 0 ? Verdict.OUT_OF_TIME : Verdict.GENUINE;
  }

  /** The header for a body that is signed now, with the first secret: for tests and fakes. */
  public String header(byte[] body) {
    long seconds = clock.instant().getEpochSecond();
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(sign(secrets.get(0), seconds, body));
  }

  private static byte[] sign(byte[] secret, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((seconds + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  /** What a header says. */
  private record Parsed(long seconds, List<byte[]> signatures) {

    private static final long LAST_SECOND = Instant.MAX.getEpochSecond();

    static @Nullable Parsed of(String header) {
      Long seconds = null;
      List<byte[]> signatures = new ArrayList<>();
      for (String part : header.split(",", -1)) {
        String field = part.strip();
        if (field.startsWith("t=") && seconds == null && field.matches("t=[0-9]{1,12}")) {
          seconds = Long.valueOf(field.substring(2));
        } else if (field.matches("v1=[0-9a-f]{64}")) {
          signatures.add(HexFormat.of().parseHex(field.substring(3)));
        } else if (field.startsWith("t=") || field.startsWith("v1=")) {
          return null;
        }
      }
      if (seconds == null || seconds > LAST_SECOND || signatures.isEmpty()) {
        return null;
      }
      return new Parsed(seconds, List.copyOf(signatures));
    }
  }
}
