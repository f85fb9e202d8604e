package dev.refundkit.rules.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name that somebody may have meant. */
public final class Nearest {

  private static final int FARTHEST = 3;

  private Nearest() {}

  /** "Maybe you meant limits." or, if nothing is near, the names there are. */
  public static String advice(String wrong, Collection<String> names) {
    return name(wrong, names)
        .map(name -> "Maybe you meant " + name + ".")
        .orElseGet(
            () -> "There are: " + names.stream().sorted().collect(Collectors.joining(", ")) + ".");
  }

  /** The name that is meant, if one is near. */
  public static Optional<String> name(String wrong, Collection<String> names) {
    int farthest = Math.min(FARTHEST, Math.max(1, wrong.length() / 3));
    return names.stream()
        .filter(name -> distance(wrong, name) <= farthest)
        .min(
            Comparator.<String>comparingInt(name -> distance(wrong, name))
                .thenComparing(name -> name));
  }

  /** How many letters to insert, drop or change. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
