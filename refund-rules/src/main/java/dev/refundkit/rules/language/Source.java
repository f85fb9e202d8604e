package dev.refundkit.rules.language;

import dev.refundkit.rules.bundle.Place;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A text of rules that knows where each of its characters was written. Immutable. */
public final class Source {

  private final String file;
  private final String text;
  private final IntFunction<Place> places;

  /**
   * @param places where the character at an offset was written
   */
  public Source(String file, String text, IntFunction<Place> places) {
    this.file = file;
    this.text = text;
    this.places = places;
  }

  /** A file's own text. */
  public static Source of(String file, String text) {
    int[] lines =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                    .filter(at -> text.charAt(at) == '\n')
                    .map(at -> at + 1))
            .toArray();
    return new Source(file, text, at -> place(file, lines, at));
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

  /** Where the character at this offset was written. */
  public Place place(int offset) {
    return places.apply(offset);
  }
}
