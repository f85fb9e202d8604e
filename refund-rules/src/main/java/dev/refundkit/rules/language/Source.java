package dev.refundkit.rules.language;

import dev.refundkit.rules.bundle.Place;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A text of rules that knows where each of its characters was written. Immutable. */
public final class Source {

  /** What some editors put before a text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final String text;
  private final Places places;

  /** Tells where parts of a text were written. */
  @FunctionalInterface
  public interface Places {
    /**
     * The place to name for a part of the text.
     *
     * @param from the first character's offset; the text's length for the end of the text
     * @param to the offset after the last
     */
    Place of(int from, int to);
  }

  public Source(String file, String text, Places places) {
    this.file = file;
    this.text = text;
    this.places = places;
  }

  /** A file's own text. */
  public static Source of(String file, String written) {
    String text = written.startsWith(BYTE_ORDER_MARK) ? written.substring(1) : written;
    int[] lines =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                    .filter(at -> text.charAt(at) == '\n')
                    .map(at -> at + 1))
            .toArray();
    return new Source(file, text, (from, to) -> place(file, lines, from));
  }

  private static Place place(String file, int[] lines, int at) {
    int found = Arrays.binarySearch(lines, at);
    int line = found >= 0 ? found : -found - 2;
    return Place.of(file, line + 1, at - lines[line] + 1);
  }

  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  /** Where the characters from the one offset to the other were written. */
  Place place(int from, int to) {
    return places.of(from, to);
  }
}
