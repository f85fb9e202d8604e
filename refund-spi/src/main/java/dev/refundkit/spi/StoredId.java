package dev.refundkit.spi;

import dev.refundkit.request.Redaction;
import dev.refundkit.text.StorableText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How ids and keys of others are stored: as they are, but what looks like card or mail data is
 * masked, and what is no {@link StorableText} of an id's length is changed. It stays different from
 * every other id by a hash of the original.
 */
public final class StoredId {

  private static final int HASH_DIGITS = 16;

  private StoredId() {}

  /** The id as it is stored; the same for the same id, of at most 255 characters. */
  public static String of(String id) {
    String masked = Redaction.mask(id);
    if (masked.equals(id) && StorableText.isId(id)) {
      return id;
    }
    String start = StorableText.of(masked, StorableText.MAX_ID - 1 - HASH_DIGITS);
    return start + "#" + hash(StorableText.of(id)).substring(0, HASH_DIGITS);
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
