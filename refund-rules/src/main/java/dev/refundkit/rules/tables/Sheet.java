package dev.refundkit.rules.tables;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet that have something in them, within bounds. For one thread. */
final class Sheet {

  private final String name;
  private final Budget budget;
  private final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();

  Sheet(String name, Budget budget) {
    this.name = name;
    this.budget = budget;
  }

  String name() {
    return name;
  }

  /** Puts a text there, unless it is blank. */
  void put(int row, int column, String text, int merged) {
    if (text.isBlank()) {
      return;
    }
    String line = text.replaceAll("[\\r\\n]+", " ").strip();
    Cell cell = new Cell(name, row, column, line, merged);
    budget.take(cell);
    rows.computeIfAbsent(row, none -> new TreeMap<>()).put(column, cell);
  }

  /** The rows in which there is something. */
  Set<Integer> rows() {
    return rows.keySet();
  }

  /** The cells of a row from this column on. */
  SortedMap<Integer, Cell> row(int row, int firstColumn) {
    SortedMap<Integer, Cell> cells = rows.get(row);
    return cells == null ? Collections.emptySortedMap() : cells.tailMap(firstColumn);
  }

  @Nullable Cell cell(int row, int column) {
    return row(row, column).get(column);
  }
}
