package dev.refundkit.rules.tables;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One table on a sheet, as the library lays it out: the cell {@code RuleTable}, below it four rows
 * that say of each column its kind, its fact, its snippet and its label, and then a row for each
 * rule, up to one that is empty or begins another table. What stands to the left of it is not read.
 * Immutable once found.
 *
 * @param head the cell {@code RuleTable}
 * @param last the last row
 */
record Table(Sheet sheet, Cell head, int last) {

  /** What a column is for; each may be written as a word or as its sign. */
  enum Kind {
    CONDITION("C"),
    ACTION("A"),
    METADATA("@"),
    NAME("N"),
    DESCRIPTION("I");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** Null if the library or nobody knows it. */
    static @Nullable Kind of(Cell cell) {
      String text = cell.text().toUpperCase(Locale.ROOT);
      return Stream.of(values())
          .filter(kind -> text.equals(kind.name()) || text.equals(kind.sign))
          .findFirst()
          .orElse(null);
    }

    /** Whether its cells are put into a snippet. */
    boolean hasSnippet() {
      return this != NAME && this != DESCRIPTION;
    }
  }

  static final int KINDS = 1;
  static final int FACTS = 2;
  static final int SNIPPETS = 3;
  static final int LABELS = 4;
  static final int RULES = 5;

  private static final String TAG = "ruletable";

  static boolean begins(Cell cell) {
    String text = cell.text().toLowerCase(Locale.ROOT);
    return text.equals(TAG) || text.startsWith(TAG + " ");
  }

  /** The table that begins with this cell. */
  static Table at(Sheet sheet, Cell head) {
    int last = head.row() + LABELS;
    while (isOfTable(sheet.row(last + 1, head.column()).values())) {
      last++;
    }
    return new Table(sheet, head, last);
  }

  private static boolean isOfTable(Collection<Cell> row) {
    return !row.isEmpty() && row.stream().noneMatch(Table::begins);
  }

  /** What the author calls it, as the beginning of a rule's id. */
  String idPrefix() {
    String name = head.text().substring(TAG.length()).toLowerCase(Locale.ROOT);
    String words = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return (words.isEmpty() ? "table" : words) + "-";
  }

  /** The cells of a row, counted from the head. */
  Collection<Cell> row(int below) {
    return sheet.row(head.row() + below, head.column()).values();
  }

  @Nullable Cell cell(int below, int column) {
    return sheet.cell(head.row() + below, column);
  }

  /** The kind of each column that has one that is known. */
  SortedMap<Integer, Kind> kinds() {
    SortedMap<Integer, Kind> kinds = new TreeMap<>();
    for (Cell cell : row(KINDS)) {
      Kind kind = Kind.of(cell);
      if (kind != null) {
        kinds.put(cell.column(), kind);
      }
    }
    return kinds;
  }

  /** The rows of rules, counted from the head. */
  IntStream rules() {
    return IntStream.rangeClosed(RULES, last - head.row());
  }

  /** The cell that a rule is known by: its name if it has one, else the first of its row. */
  Cell key(int row) {
    Cell name = named(row);
    return name == null ? row(row).iterator().next() : name;
  }

  /** The cell of the rule's name; null if it has none. */
  @Nullable Cell named(int row) {
    Set<Map.Entry<Integer, Kind>> columns = kinds().entrySet();
    for (Map.Entry<Integer, Kind> column : columns) {
      if (column.getValue() == Kind.NAME) {
        return cell(row, column.getKey());
      }
    }
    return null;
  }
}
