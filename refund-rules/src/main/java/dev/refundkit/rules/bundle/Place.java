package dev.refundkit.rules.bundle;

/**
 * Where something stands in a policy.
 *
 * @param file within the bundle; empty where no single file is meant
 * @param line from 1; 0 where there is none
 * @param column from 1; 0 where there is none
 * @param cell in a decision table: sheet and cell, such as {@code Windows!C12}, in a csv file the
 *     cell alone; a hidden row, column or sheet is {@code Windows!12}, {@code Windows!C} or {@code
 *     Windows!}; empty elsewhere. Line and column are the cell's row and column.
 */
public record Place(String file, int line, int column, String cell) {

  /** The policy as a whole. */
  public static final Place NOWHERE = new Place("", 0, 0, "");

  public Place {
    line = Math.max(0, line);
    column = Math.max(0, column);
  }

  /** A place in a text. */
  public static Place of(String file, int line, int column) {
    return new Place(file, line, column, "");
  }

  /** A file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0, "");
  }

  /** {@code rules.drl:12:3}, {@code windows.drl.xlsx Windows!C12}, or the file alone. */
  @Override
  public String toString() {
    if (!cell.isEmpty()) {
      return file + " " + cell;
    }
    String text = line > 0 ? file + ":" + line : file;
    return line > 0 && column > 0 ? text + ":" + column : text;
  }
}
