package dev.refundkit.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks what must never be stored or logged: what looks like a card number (13 to 19 digits with a
 * card's first digit that pass the Luhn check of ISO/IEC 7812-1, also with single spaces or hyphens
 * between them) or an e-mail address.
 */
public final class Redaction {

  private static final Pattern CARD =
      Pattern.compile("(?<![0-9])[2-6](?:[ -]?[0-9]){12,18}(?![0-9])");
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");

  private Redaction() {}

  /** The text with card numbers as {@code [card]} and e-mail addresses as {@code [e-mail]}. */
  public static String mask(String text) {
    String withoutMail = MAIL.matcher(text).replaceAll("[e-mail]");
    return CARD.matcher(withoutMail).replaceAll(Redaction::maskIfCard);
  }

  public static @Nullable String maskOrNull(@Nullable String text) {
    return text == null ? null : mask(text);
  }

  /**
   * The same in keys and values of metadata, however deep. Digits of numbers are looked at as well.
   */
  public static Map<String, Object> mask(Map<String, Object> metadata) {
    Map<String, Object> masked = new LinkedHashMap<>();
    metadata.forEach((key, value) -> masked.put(mask(key), maskValue(value)));
    return masked;
  }

  private static Object maskValue(Object value) {
    if (value instanceof String text) {
      return mask(text);
    }
    if (value instanceof Number number) {
      String masked = mask(number.toString());
      return masked.equals(number.toString()) ? number : masked;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Redaction::maskValue).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> masked = new LinkedHashMap<>();
      map.forEach((key, inner) -> masked.put(mask(String.valueOf(key)), maskValue(inner)));
      return masked;
    }
    return value;
  }

  private static String maskIfCard(MatchResult match) {
    return luhn(match.group()) ? "[card]" : match.group().replace("\\", "\\\\").replace("$", "\\$");
  }

  private static boolean luhn(String text) {
    int sum = 0;
    int place = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        continue;
      }
      int doubled = place++ % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
