package dev.refundkit.proofs.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers, labelled security codes and e-mail addresses in a text. It shares nothing
 * with the masking that it checks: numbers are told by the ranges and lengths of the card brands
 * and by their check digit.
 */
final class Detector {

  /**
   * Something that should not be there.
   *
   * @param kind card, code or e-mail
   */
  record Found(String kind, String value) {}

  /** Digits that belong together, alone or in groups; part of no longer word. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![A-Za-z0-9])\\d(?:[ .-]?\\d){12,18}(?![A-Za-z0-9])");

  private static final Pattern BRANDS =
      Pattern.compile(
          "4\\d{12}(?:\\d{3}){0,2}" // Visa
              + "|(?:5[1-5]\\d{2}|222[1-9]|22[3-9]\\d|2[3-6]\\d{2}|27[01]\\d|2720)\\d{12}" // Mastercard
              + "|3[47]\\d{13}" // American Express
              + "|3(?:0[0-5]|[689]\\d)\\d{11}(?:\\d{2,5})?" // Diners
              + "|(?:6011|64[4-9]\\d|65\\d{2})\\d{12,15}" // Discover
              + "|35(?:2[89]|[3-8]\\d)\\d{12,15}" // JCB
              + "|62\\d{14,17}" // UnionPay
              + "|(?:50|5[6-8]|6\\d)\\d{11,17}"); // Maestro

  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+'-]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}");

  private static final Pattern CODE =
      Pattern.compile(
          "(?i)(?:cvc|cvv|csc|security.?code)2?[\"'}>]*\\s*(?:=|:|is|#)?\\s*[\"'{<]*\\d{3,4}(?!\\d)");

  private Detector() {}

  /** All that the text should not hold, in the order in which it stands. */
  static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    all(MAIL, text).forEach(mail -> found.add(new Found("e-mail", mail)));
    all(CODE, text).forEach(code -> found.add(new Found("code", code)));
    Matcher numbers = NUMBER.matcher(text);
    for (int at = 0; numbers.find(at); at = numbers.start() + 1) {
      if (isCard(numbers.group().replaceAll("\\D", ""))) {
        found.add(new Found("card", numbers.group()));
      }
    }
    return found;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group()).toList();
  }

  private static boolean isCard(String digits) {
    return BRANDS.matcher(digits).matches() && checks(digits);
  }

  /** The check digit of ISO/IEC 7812-1. */
  private static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
      sum += i % 2 == 0 ? digit : "0246813579".charAt(digit) - '0';
    }
    return sum % 10 == 0;
  }
}
