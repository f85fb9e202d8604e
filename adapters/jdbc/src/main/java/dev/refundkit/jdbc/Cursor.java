package dev.refundkit.jdbc;

import dev.refundkit.text.StorableText;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands in a list. As a text it starts with the list's letter, so that no list
 * takes another's.
 *
 * @param at as {@link Instants} writes it
 */
record Cursor(String at, String id) {

  static @Nullable Cursor parse(char list, @Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split("~", 3);
    if (!StorableText.is(text) || parts.length != 3 || !parts[0].equals(String.valueOf(list))) {
      throw foreign(text, null);
    }
    try {
      return new Cursor(Instants.bound(Instant.parse(parts[1])), parts[2]);
    } catch (DateTimeException e) {
      throw foreign(text, e);
    }
  }

  private static IllegalArgumentException foreign(String text, @Nullable Exception cause) {
    return new IllegalArgumentException("not a cursor of this list: " + text, cause);
  }

  String text(char list) {
    return list + "~" + at + "~" + id;
  }
}
