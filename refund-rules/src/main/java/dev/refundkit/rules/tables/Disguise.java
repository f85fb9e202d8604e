package dev.refundkit.rules.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts two characters that nobody can write in place of each word of a cell, and the word back when
 * the library has put the cells together. What the library looks at itself (quotes, brackets,
 * commas, its place holders and operators) stays, so that it does the same as with the words. For
 * one thread.
 */
final class Disguise {

  /** Where a word stands in its table. */
  enum Role {
    FACT,
    SNIPPET,
    VALUE
  }

  /** A word, as two characters of the area for private use, and the cell that it is from. */
  record Word(Cell cell, Role role, String text) {}

  /**
   * A part of a text.
   *
   * @param word null for a character that the library put there, or that it looks at
   */
  record Part(String text, @Nullable Word word) {}

  private static final char FIRST = '\uE000';
  private static final int COUNT = '\uF8FF' - FIRST + 1;

  /** Characters of the area itself count as words wherever they stand, and so come back. */
  private static final String OWN = "[\\uE000-\\uF8FF]+";

  private static final Pattern VALUE = Pattern.compile("[^\\s\"'\u201c\u201d,(){}\\[\\]\\\\$]+");
  private static final Pattern SNIPPET =
      Pattern.compile(
          OWN
              + "|\\$(?!param|[0-9])[\\p{L}_][\\p{L}\\p{N}_]*"
              + "|(?<![$\\p{L}\\p{N}_])[\\p{L}\\p{N}_]+");

  /** What the library finds in snippets beside its place holders. */
  private static final Set<String> LOOKED_AT =
      Set.of(
          "contains",
          "matches",
          "memberOf",
          "str",
          "startsWith",
          "endsWith",
          "length",
          "from",
          "eval",
          "forall",
          "watch");

  private final List<Word> words = new ArrayList<>();

  /** A cell that is put into a snippet. */
  String value(Cell cell) {
    return VALUE.matcher(cell.text()).replaceAll(found -> hide(cell, Role.VALUE, found));
  }

  /** A fact, or a cell into which others are put. */
  String snippet(Cell cell, Role role) {
    return SNIPPET
        .matcher(cell.text())
        .replaceAll(
            found -> LOOKED_AT.contains(found.group()) ? found.group() : hide(cell, role, found));
  }

  private String hide(Cell cell, Role role, MatchResult found) {
    words.add(new Word(cell, role, found.group()));
    int index = words.size() - 1;
    return "" + (char) (FIRST + index / COUNT) + (char) (FIRST + index % COUNT);
  }

  /** Words, and single characters that are in no disguise, in their order. */
  List<Part> parts(String disguised) {
    List<Part> parts = new ArrayList<>();
    for (int at = 0; at < disguised.length(); at++) {
      if (isHidden(disguised, at)) {
        int index = (disguised.charAt(at) - FIRST) * COUNT + (disguised.charAt(at + 1) - FIRST);
        parts.add(new Part(words.get(index).text(), words.get(index)));
        at++;
      } else {
        parts.add(new Part(disguised.substring(at, at + 1), null));
      }
    }
    return parts;
  }

  /** The text with its words. */
  String restored(String disguised) {
    return parts(disguised).stream().map(Part::text).collect(Collectors.joining());
  }

  private static boolean isHidden(String text, int at) {
    return at + 1 < text.length() && isOwn(text.charAt(at)) && isOwn(text.charAt(at + 1));
  }

  private static boolean isOwn(char c) {
    return c >= FIRST && c < FIRST + COUNT;
  }
}
