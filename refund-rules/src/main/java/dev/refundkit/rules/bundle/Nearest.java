package dev.refundkit.rules.bundle;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds, for the advice of a finding, the name that somebody may have meant. */
public final class Nearest {

  private static final int FARTHEST = 3;

  /** Of more than these, nobody reads which there are; comparing with all of them takes time. */
  private static final int MOST_NAMES = 1000;

  /** Nothing that is longer is a name. */
  private static final int MOST_LETTERS = 100;

  private static final int MOST_SHOWN = 100;

  private Nearest() {}

  /** "Maybe you meant limits." or, if nothing is near, the names there are; of many how many. */
  public static String advice(String wrong, Collection<String> names) {
    return name(wrong, names)
        .map(name -> "Maybe you meant " + name + ".")
        .orElseGet(
            () ->
                names.size() > MOST_SHOWN
                    ? "There are " + names.size() + ", none of this name."
                    : "There are: "
                        + names.stream().sorted().collect(Collectors.joining(", "))
                        + ".");
  }

  /** The name that is meant, if one is near. */
  public static Optional<String> name(String wrong, Collection<String> names) {
    int farthest = Math.min(FARTHEST, Math.max(1, wrong.length() / 3));
    if (names.size() > MOST_NAMES || wrong.length() > MOST_LETTERS) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> Math.abs(name.length() - wrong.length()) <= farthest)
        .filter(name -> distance(wrong, name) <= farthest)
        .min(
            Comparator.<String>comparingInt(name -> distance(wrong, name))
                .thenComparing(name -> name));
  }

  /**
   * How many letters to insert, drop, change, or swap with the next one. Letters that stand farther
   * apart than the farthest name are not compared: then the result is only known to be more.
   */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    int least = 0;
    for (int i = 1; i <= a.length(); i++) {
      int[] free = before;
      before = last;
      last = row;
      row = free;
      Arrays.fill(row, FARTHEST + 1);
      row[0] = i;
      int leastBefore = least;
      least = i;
      for (int j = Math.max(1, i - FARTHEST); j <= Math.min(b.length(), i + FARTHEST); j++) {
        int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
        if (areSwapped(a, i, b, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (Math.min(least, leastBefore) > FARTHEST) {
        return least;
      }
    }
    return row[b.length()];
  }

  /** Whether the last two of the first letters of both are the same in the other order. */
  private static boolean areSwapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
