package dev.refundkit.rules.tables;

import dev.refundkit.rules.bundle.Place;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of one file of tables, as text, which knows the cell of each of its characters.
 * Immutable.
 */
public final class TableText {

  private final String file;
  private final String text;
  private final List<Place> places;
  private final BitSet facts;
  private final BitSet values;
  private final Set<Integer> rows;

  /**
   * @param places one for each character
   * @param facts the characters that name a fact above a column
   * @param values the characters that are from the row of a rule
   * @param rows offsets at which the rules of rows begin
   */
  TableText(
      String file,
      String text,
      List<Place> places,
      BitSet facts,
      BitSet values,
      Set<Integer> rows) {
    this.file = file;
    this.facts = (BitSet) facts.clone();
    this.values = (BitSet) values.clone();
    this.text = text;
    this.places = List.copyOf(places);
    this.rows = Set.copyOf(rows);
  }

  public String file() {
    return file;
  }

  /** Empty if the tables could not be read. */
  public String text() {
    return text;
  }

  /**
   * The cell to name for a part of the text: for a fact the one that names it, else the first in
   * the rule's own row, else the one in which the part begins.
   */
  public Place place(int from, int to) {
    if (places.isEmpty()) {
      return Place.of(file);
    }
    int value = facts.get(from) ? -1 : values.nextSetBit(from);
    int at = value >= 0 && value < to ? value : from;
    return places.get(Math.min(at, places.size() - 1));
  }

  /** Whether the rule of a row begins here; a rule that begins elsewhere was hidden in a cell. */
  public boolean beginsRow(int offset) {
    return rows.contains(offset);
  }
}
