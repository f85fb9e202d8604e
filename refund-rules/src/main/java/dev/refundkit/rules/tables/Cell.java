package dev.refundkit.rules.tables;

import dev.refundkit.rules.bundle.Place;

/**
 * A cell with something in it.
 *
 * @param sheet its name; empty in a file that has only one
 * @param row from 0
 * @param column from 0
 * @param text without space around it, on one line; never empty
 * @param merged the first column of the merged cells that it is one of, else -1
 */
record Cell(String sheet, int row, int column, String text, int merged) {

  private static final int LETTERS = 26;

  /** Whether it only repeats the merged cell to its left. */
  boolean repeats() {
    return merged >= 0 && merged != column;
  }

  Place place(String file) {
    String prefix = sheet.isEmpty() ? "" : sheet + "!";
    return new Place(file, row + 1, column + 1, prefix + letters(column) + (row + 1));
  }

  /** A column's name: A to Z, then AA. */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % LETTERS));
    return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
  }
}
