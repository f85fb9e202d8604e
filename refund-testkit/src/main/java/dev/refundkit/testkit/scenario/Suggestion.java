package dev.refundkit.testkit.scenario;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Words for a key that nobody knows. */
final class Suggestion {

  private static final int CLOSE = 2;

  private Suggestion() {}

  static String unknownKey(String key, String place, Set<String> known) {
    String all = known.stream().sorted().collect(Collectors.joining(", "));
    String maybe =
        known.stream()
            .sorted()
            .min(Comparator.comparingInt(other -> distance(key, other)))
            .filter(other -> distance(key, other) <= CLOSE)
            .map(other -> " Maybe " + other + " was meant.")
            .orElse("");
    return "unknown key " + key + " in " + place + "; known here: " + all + "." + maybe;
  }

  /** How many letters must be put in, taken out or exchanged. */
  private static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int exchanged = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(exchanged, 1 + Math.min(before[j], row[j - 1]));
      }
      before = row;
    }
    return before[to.length()];
  }
}
