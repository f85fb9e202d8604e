package dev.refundkit.engine;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash of a request's content, so that the same idempotency key with another body is noticed
 * (R8). Independent of the order of map entries; every value is hashed with its type and length, so
 * that no two contents run into each other.
 */
final class Fingerprint {

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The fingerprint of a request record, hexadecimal. */
  static String of(Record request) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(request);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  /** A hash of a text, hexadecimal, cut to so many characters. */
  static String of(String text, int length) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.digest.update(text.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().formatHex(fingerprint.digest.digest());
    return hex.substring(0, Math.min(length, hex.length()));
  }

  private void add(@Nullable Object value) {
    if (value instanceof Record record) {
      text("record", record.getClass().getSimpleName());
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        add(valueOf(component, record));
      }
    } else if (value instanceof Map<?, ?> map) {
      text("map", Integer.toString(map.size()));
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
      sorted.forEach(
          (key, inner) -> {
            text("key", key);
            add(inner);
          });
    } else if (value instanceof List<?> list) {
      text("list", Integer.toString(list.size()));
      list.forEach(this::add);
    } else if (value == null) {
      text("null", "");
    } else {
      text(value instanceof Number ? "number" : value.getClass().getSimpleName(), value.toString());
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private void text(String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((type + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
