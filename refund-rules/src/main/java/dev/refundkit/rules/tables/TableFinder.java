package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.TABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the tables on a sheet. Nothing on it may be overlooked, so what is no table is refused. */
final class TableFinder {

  /** What may stand in the first cell of a row between tables. */
  private static final Set<String> FOR_PEOPLE = Set.of("ruleset", "notes");

  /** What the library would put before the rules, or take as an instruction. */
  private static final Set<String> INSTRUCTIONS =
      Set.of(
          "import",
          "variables",
          "functions",
          "queries",
          "declare",
          "unit",
          "dialect",
          "sequential",
          "sequentialmaxpriority",
          "sequentialminpriority",
          "escapequotes",
          "numericdisabled",
          "ignorenumericformat");

  private final Sheet sheet;
  private final TableFindings findings;

  TableFinder(Sheet sheet, TableFindings findings) {
    this.sheet = sheet;
    this.findings = findings;
  }

  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    int behind = 0;
    int alreadyTold = 0;
    for (int row : sheet.rows()) {
      if (row < behind) {
        continue;
      }
      Optional<Cell> head = sheet.row(row, 0).values().stream().filter(Table::begins).findFirst();
      if (head.isPresent()) {
        Table table = Table.at(sheet, head.get());
        tables.add(table);
        behind = table.last() + 1;
      } else {
        boolean goesOn = row > 0 && row == alreadyTold;
        if (isOutside(sheet.row(row, 0).values().iterator().next(), goesOn)) {
          alreadyTold = row + 1;
        }
      }
    }
    return tables;
  }

  /** Notes what may not stand between tables, but a block of such rows only once. */
  private boolean isOutside(Cell first, boolean goesOn) {
    String key = first.text().toLowerCase(Locale.ROOT);
    if (INSTRUCTIONS.contains(key) || TableChecker.isAttribute(first)) {
      findings.add(
          NOT_ALLOWED,
          first,
          first.text() + " is not allowed in a table",
          "Leave it out; the whole vocabulary is there without it.");
    } else if (FOR_PEOPLE.contains(key)) {
      return false;
    } else if (!goesOn) {
      findings.add(
          TABLE,
          first,
          "this row stands outside of any table",
          "A table begins with RuleTable and its name, and ends with the first empty row."
              + " A row of notes begins with Notes.");
    }
    return true;
  }
}
