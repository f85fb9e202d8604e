package dev.refundkit.rules.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What one file of a bundle holds: text, or the bytes of a spreadsheet. Immutable. */
public final class BundleFile {

  private final byte[] bytes;

  private BundleFile(byte[] bytes) {
    this.bytes = bytes;
  }

  public static BundleFile of(byte[] bytes) {
    return new BundleFile(bytes.clone());
  }

  public static BundleFile of(String text) {
    return new BundleFile(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bytes it has. */
  public int size() {
    return bytes.length;
  }

  /** As UTF-8; what is no such text is replaced, see {@link #isText}. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether it is UTF-8 throughout. */
  public boolean isText() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BundleFile file && Arrays.equals(bytes, file.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
