package dev.refundkit.request;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks what must never be stored or logged: what looks like a card number (13 to 19 digits with a
 * card's first digit that pass the Luhn check of ISO/IEC 7812-1, also with single spaces or hyphens
 * between them), an e-mail address, or a security code that is called so ({@code cvc: 123}). A
 * security code without a label cannot be told from any other number.
 */
public final class Redaction {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+(?:[ -][0-9]+)*");
  private static final Pattern MAIL =
      Pattern.compile("[\\p{L}0-9.'_%+-]{1,64}@[\\p{L}0-9-]{1,63}(?:\\.[\\p{L}0-9-]{1,63})+");

  private static final String LABELS = "(?:cvc2?|cvv2?|csc|security[ _-]?code|card[ _-]?code)";
  private static final Pattern CODE =
      Pattern.compile(
          "((?<!\\p{L})" + LABELS + "[\"']?\\s{0,3}(?:[:=#]|is)?\\s{0,3}[\"']?)[0-9]{3,4}(?![0-9])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE_LABEL =
      Pattern.compile("(?:.*[^\\p{L}])?" + LABELS, Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE_DIGITS = Pattern.compile("\\s*[0-9]{1,4}\\s*");

  private Redaction() {}

  /**
   * The text with card numbers as {@code [card]}, e-mail addresses as {@code [e-mail]} and labelled
   * security codes as {@code [code]}; UUIDs stay as they are.
   */
  public static String mask(String text) {
    String withoutMail =
        CODE.matcher(MAIL.matcher(text).replaceAll("[e-mail]")).replaceAll("$1[code]");
    StringBuilder masked = new StringBuilder();
    Matcher id = ID.matcher(withoutMail);
    int at = 0;
    while (id.find()) {
      masked.append(maskCards(withoutMail.substring(at, id.start()))).append(id.group());
      at = id.end();
    }
    return masked.append(maskCards(withoutMail.substring(at))).toString();
  }

  private static String maskCards(String text) {
    return DIGITS.matcher(text).replaceAll(run -> Matcher.quoteReplacement(maskRun(run.group())));
  }

  /** Groups of digits: any groups in a row may be a card, whatever stands beside them. */
  private static String maskRun(String run) {
    StringBuilder masked = new StringBuilder();
    int at = 0;
    while (at < run.length()) {
      int end = startsGroup(run, at) ? endOfCard(run, at) : at;
      masked.append(end > at ? "[card]" : run.substring(at, at + 1));
      at = Math.max(at + 1, end);
    }
    return masked.toString();
  }

  private static boolean startsGroup(String run, int at) {
    boolean first = at == 0 || !Character.isDigit(run.charAt(at - 1));
    return first && run.charAt(at) >= '2' && run.charAt(at) <= '6';
  }

  /** Where the longest card that starts here ends; the start itself if none does. */
  private static int endOfCard(String run, int from) {
    int longest = from;
    int digits = 0;
    for (int to = from + 1; to <= run.length() && digits <= 19; to++) {
      digits += Character.isDigit(run.charAt(to - 1)) ? 1 : 0;
      boolean groupEnds = to == run.length() || !Character.isDigit(run.charAt(to));
      boolean endsInDigit = Character.isDigit(run.charAt(to - 1));
      if (groupEnds
          && endsInDigit
          && digits >= 13
          && digits <= 19
          && luhn(run.substring(from, to))) {
        longest = to;
      }
    }
    return longest;
  }

  public static @Nullable String maskOrNull(@Nullable String text) {
    return text == null ? null : mask(text);
  }

  /**
   * The same in keys and values of metadata, however deep. Digits of numbers are looked at as well.
   */
  public static Map<String, Object> mask(Map<String, Object> metadata) {
    Map<String, Object> masked = new LinkedHashMap<>();
    metadata.forEach((key, value) -> masked.put(mask(key), maskValue(key, value)));
    return masked;
  }

  /** Digits under the name of a security code are one; the leading zeros of a number are lost. */
  private static Object maskValue(String key, Object value) {
    boolean code =
        (value instanceof String || value instanceof Number)
            && CODE_LABEL.matcher(key).matches()
            && CODE_DIGITS.matcher(value.toString()).matches();
    return code ? "[code]" : maskValue(value);
  }

  private static Object maskValue(Object value) {
    if (value instanceof String text) {
      return mask(text);
    }
    if (value instanceof Number number) {
      String plain = plain(number);
      return mask(plain).equals(plain) ? number : mask(plain);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Redaction::maskValue).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> masked = new LinkedHashMap<>();
      map.forEach(
          (key, inner) ->
              masked.put(mask(String.valueOf(key)), maskValue(String.valueOf(key), inner)));
      return masked;
    }
    return value;
  }

  /** Digits as a reader would see them; numbers far too large for a card stay as they are. */
  private static String plain(Number number) {
    try {
      BigDecimal exact = new BigDecimal(number.toString());
      return Math.abs((long) exact.scale()) > 100 ? exact.toString() : exact.toPlainString();
    } catch (NumberFormatException e) {
      return number.toString();
    }
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
