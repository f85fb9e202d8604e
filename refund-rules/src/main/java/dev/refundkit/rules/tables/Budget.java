package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

/**
 * How much the tables of one file may hold, and may become when snippets are repeated for each row.
 * For one thread.
 */
final class Budget {

  private static final int MOST_ROWS = 2000;
  private static final int MOST_COLUMNS = 100;
  private static final int MOST_CHARACTERS = 4000;
  private static final int MOST_CELLS = 30_000;
  private static final int MOST_CHARACTERS_TOGETHER = 1 << 20;
  private static final int MOST_WRITTEN = 2 << 20;
  private static final String ADVICE = "Split the table, or put what differs into policy.yaml.";

  private final TableFindings findings;
  private int cells;
  private int characters;
  private long written;

  Budget(TableFindings findings) {
    this.findings = findings;
  }

  /** Stops the reading of a file of which this cell is too much. */
  void take(Cell cell) {
    cells++;
    characters += cell.text().length();
    if (cell.row() >= MOST_ROWS || cell.column() >= MOST_COLUMNS || cells > MOST_CELLS) {
      stop(cell, MOST_ROWS + " rows, " + MOST_COLUMNS + " columns or " + MOST_CELLS + " cells");
    } else if (cell.text().length() > MOST_CHARACTERS) {
      stop(cell, MOST_CHARACTERS + " characters in a cell");
    } else if (characters > MOST_CHARACTERS_TOGETHER) {
      stop(cell, MOST_CHARACTERS_TOGETHER + " characters in a file");
    }
  }

  /**
   * The same for what a cell becomes in its snippet: it takes the place of every place holder, and
   * {@code forall} repeats its part of the snippet for every value in the cell.
   */
  void takeWritten(Cell cell, String fact, String snippet) {
    long holders = count(snippet, '$');
    long repeats = snippet.contains("forall") ? 1 + count(cell.text(), ',') : 1;
    written += fact.length() + repeats * snippet.length() + holders * cell.text().length();
    if (written > MOST_WRITTEN) {
      stop(cell, MOST_WRITTEN + " characters of rules in a file");
    }
  }

  private static long count(String text, char c) {
    return text.chars().filter(other -> other == c).count();
  }

  private void stop(Cell cell, String most) {
    throw findings.stopped(TOO_LARGE, cell.place(findings.file()), "more than " + most, ADVICE);
  }
}
