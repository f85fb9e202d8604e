package dev.refundkit.rules.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** One number for the names and contents of files. */
public final class ContentHash {

  private ContentHash() {}

  /**
   * SHA-256, hexadecimal.
   *
   * @param files content by path
   */
  public static String of(SortedMap<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (file, content) -> {
            digest(digest, file.getBytes(StandardCharsets.UTF_8));
            digest(digest, content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** With its length, so that no two lists of files give the same bytes. */
  private static void digest(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }
}
