package dev.refundkit.rules.tables;

import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.tables.Disguise.Role;
import dev.refundkit.rules.tables.Disguise.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text that grows, and the cell of each of its characters. For one thread. */
final class TracedText {

  private final String file;
  private final Disguise disguise;
  private final StringBuilder text = new StringBuilder();
  private final List<Place> places = new ArrayList<>();
  private final BitSet facts = new BitSet();
  private final BitSet values = new BitSet();
  private final Map<Cell, Place> placeOfCell = new HashMap<>();
  private final Set<Integer> rows = new HashSet<>();

  TracedText(String file, Disguise disguise) {
    this.file = file;
    this.disguise = disguise;
  }

  /** The rule of a row begins here. */
  void beginRow() {
    rows.add(text.length());
  }

  /** Text of no cell's own, that stands for this one. */
  void append(String words, Cell cell) {
    text.append(words);
    places.addAll(Collections.nCopies(words.length(), place(cell)));
  }

  /**
   * What the library made of disguised cells. A sign between words belongs to the word right behind
   * it, as an opening quote does, or else to the one before it.
   *
   * @param otherwise the cell of a text that has no word
   */
  void appendDisguised(String disguised, Cell otherwise) {
    List<@Nullable Word> words = new ArrayList<>();
    int from = text.length();
    for (Disguise.Part part : disguise.parts(disguised)) {
      text.append(part.text());
      words.addAll(Collections.nCopies(part.text().length(), part.word()));
    }
    Word before =
        words.stream()
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(new Word(otherwise, Role.SNIPPET, ""));
    for (int i = 0; i < words.size(); i++) {
      Word own = words.get(i);
      Word next = i + 1 < words.size() ? words.get(i + 1) : null;
      before = own != null ? own : next != null ? next : before;
      places.add(place(before.cell()));
      facts.set(from + i, before.role() == Role.FACT);
      values.set(from + i, before.role() == Role.VALUE);
    }
  }

  private Place place(Cell cell) {
    return placeOfCell.computeIfAbsent(cell, key -> key.place(file));
  }

  TableText done() {
    return new TableText(file, text.toString(), places, facts, values, rows);
  }
}
