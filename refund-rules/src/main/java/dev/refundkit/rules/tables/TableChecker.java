package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.TABLE;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.tables.Table.Kind;
import dev.refundkit.rules.vocabulary.Line;
import dev.refundkit.rules.vocabulary.Outcomes;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks how a table is laid out. The library passes over much that it does not understand, and
 * with it over conditions that an author believes in.
 */
final class TableChecker {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "PRIORITY",
          "DURATION",
          "TIMER",
          "ENABLED",
          "CALENDARS",
          "NO-LOOP",
          "LOCK-ON-ACTIVE",
          "AUTO-FOCUS",
          "ACTIVATION-GROUP",
          "AGENDA-GROUP",
          "RULEFLOW-GROUP",
          "DATE-EFFECTIVE",
          "DATE-EXPIRES",
          "SALIENCE",
          "P",
          "D",
          "T",
          "B",
          "E",
          "U",
          "L",
          "F",
          "X",
          "G",
          "R",
          "V",
          "Z");

  private static final int MOST_OF_SNIPPET = 1000;

  /** What the library would fill in again, within a value, as often as it likes. */
  private static final Pattern HOLDER = Pattern.compile("\\$(param|[0-9])|forall\\s*\\(");

  private static final Pattern VALUE = Pattern.compile("-?[0-9.]+|true|false|null|\".*\"");

  private static final String LINE = Line.class.getSimpleName();

  private static final Set<String> OUTCOMES =
      Stream.of(Outcomes.class.getMethods())
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  /** An id of several words; one word may be a label. */
  private static final Pattern ID = Pattern.compile("[a-z0-9]+([-_][a-z0-9]+)+");

  /** The beginning of a fact with its conditions: {@code not $line : Line(}. */
  private static final Pattern FACT =
      Pattern.compile("(not\\s+|exists\\s+)?(\\$\\w+\\s*:\\s*)?\\w+\\s*\\(");

  private static final String FORM =
      "Below RuleTable stand a row of kinds (CONDITION, ACTION, METADATA, NAME or DESCRIPTION), one"
          + " of facts, one of snippets, one of labels, and then the rules.";

  private final Table table;
  private final SortedMap<Integer, Kind> kinds;
  private final TableFindings findings;
  private boolean good = true;

  private TableChecker(Table table, TableFindings findings) {
    this.table = table;
    this.kinds = table.kinds();
    this.findings = findings;
  }

  static boolean isAttribute(Cell cell) {
    return ATTRIBUTES.contains(cell.text().toUpperCase(Locale.ROOT));
  }

  /** Notes what is wrong with the table; tells whether the library can make rules of it. */
  static boolean check(Table table, TableFindings findings, Budget budget) {
    TableChecker checker = new TableChecker(table, findings);
    checker.checkHead();
    checker.checkKinds();
    checker.checkColumns();
    checker.checkLines();
    checker.checkLabels();
    checker.checkTexts();
    if (checker.good) {
      checker.take(budget);
    }
    return checker.good;
  }

  private void checkHead() {
    for (Cell cell : table.row(0)) {
      if (!cell.equals(table.head()) && Table.begins(cell) && !cell.repeats()) {
        refuse(cell, "a table beside another one", "Put it below, behind an empty row.");
      }
    }
    if (kinds.isEmpty()) {
      refuse(table.head(), "a table without columns", FORM);
    } else if (table.rules().findAny().isEmpty()) {
      refuse(table.head(), "a table without rules", FORM);
    }
  }

  private void checkKinds() {
    for (Cell cell : table.sheet().row(table.head().row() + Table.KINDS, 0).values()) {
      if (cell.column() < table.head().column()) {
        refuse(cell, "a column to the left of its table", "Put RuleTable above the first column.");
      } else if (isAttribute(cell)) {
        forbid(
            NOT_ALLOWED,
            cell,
            "column " + cell.text() + " is not allowed",
            "Leave it out; neither the order of rules nor how often they fire matters.");
      } else if (Kind.of(cell) == null) {
        boolean semicolons = cell.text().contains(";");
        refuse(
            cell,
            "no kind of column: " + cell.text(),
            semicolons ? "Save the file with commas between its cells, not semicolons." : FORM);
      }
    }
  }

  private void checkColumns() {
    for (int row = Table.FACTS; row <= table.last() - table.head().row(); row++) {
      for (Cell cell : table.row(row)) {
        if (table.cell(Table.KINDS, cell.column()) == null) {
          refuse(
              cell, "a cell in a column without a kind", "Put quotes around a cell with a comma.");
        }
      }
    }
    for (Map.Entry<Integer, Kind> column : kinds.entrySet()) {
      Cell snippet = table.cell(Table.SNIPPETS, column.getKey());
      if (snippet == null && column.getValue().hasSnippet()) {
        Cell kind = Objects.requireNonNull(table.cell(Table.KINDS, column.getKey()));
        refuse(kind, "a column without a snippet", "Write it two rows below, as: total > $param.");
      } else if (snippet != null && !column.getValue().hasSnippet()) {
        refuse(snippet, "a snippet in a column that has none", "Leave the cell empty.");
      } else if (snippet != null && column.getValue() == Kind.CONDITION) {
        checkFact(snippet);
      }
    }
  }

  /** What looks like conditions of one line would hold for two. */
  private void checkLines() {
    Cell before = null;
    for (Cell cell : table.row(Table.FACTS)) {
      if (cell.text().equals(LINE) && !cell.repeats()) {
        if (before != null) {
          refuse(
              cell,
              "Line in two columns that are not merged, for two lines of a refund",
              "Merge them for one line, in a csv file by Line... in each; for two write a .drl.");
        }
        before = cell;
      }
    }
  }

  private void checkFact(Cell snippet) {
    boolean alone = table.cell(Table.FACTS, snippet.column()) == null;
    if (alone && !FACT.matcher(snippet.text()).lookingAt()) {
      refuse(snippet, "a condition without a fact", "Name the fact above it, such as: Refund.");
    }
  }

  /** Without a row of labels, the first rule would be taken for one. */
  private void checkLabels() {
    for (Cell cell : table.row(Table.LABELS)) {
      Kind kind = kinds.get(cell.column());
      String text = cell.text();
      boolean id = kind == Kind.NAME && ID.matcher(text).matches();
      boolean outcome = kind == Kind.ACTION && OUTCOMES.contains(text);
      if (id || outcome || VALUE.matcher(text).matches() || standsBelow(cell)) {
        refuse(cell, "a value in the row of labels", FORM);
        return;
      }
    }
  }

  private boolean standsBelow(Cell label) {
    return kinds.containsKey(label.column())
        && table.rules().anyMatch(row -> isSame(label, table.cell(row, label.column())));
  }

  private static boolean isSame(Cell label, @Nullable Cell cell) {
    return cell != null && cell.text().equals(label.text());
  }

  private void checkTexts() {
    for (int row = Table.FACTS; row <= table.last() - table.head().row(); row++) {
      for (Cell cell : table.row(row)) {
        String text = cell.text();
        if (text.contains("\\")) {
          forbid(NOT_ALLOWED, cell, "a backslash", "Write the character itself.");
        } else if (row < Table.LABELS && text.length() > MOST_OF_SNIPPET) {
          String what = "a snippet of more than " + MOST_OF_SNIPPET + " characters";
          forbid(TOO_LARGE, cell, what, "Use several columns.");
        } else if (row > Table.LABELS && HOLDER.matcher(text).find()) {
          String advice = "Only the snippets above have some; write the value.";
          forbid(NOT_ALLOWED, cell, "a place holder within a value", advice);
        }
      }
    }
  }

  private void take(Budget budget) {
    table.rules().forEach(row -> table.row(row).forEach(cell -> take(cell, budget)));
  }

  private void take(Cell cell, Budget budget) {
    Cell fact = table.cell(Table.FACTS, cell.column());
    Cell snippet = table.cell(Table.SNIPPETS, cell.column());
    budget.takeWritten(
        cell, fact == null ? "" : fact.text(), snippet == null ? "$" : snippet.text());
  }

  private void refuse(Cell cell, String what, String advice) {
    forbid(TABLE, cell, what, advice);
  }

  private void forbid(FindingKind kind, Cell cell, String what, String advice) {
    good = false;
    findings.add(kind, cell, what, advice);
  }
}
