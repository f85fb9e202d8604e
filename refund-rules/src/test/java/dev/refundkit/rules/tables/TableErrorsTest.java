package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.DUPLICATE_ID;
import static dev.refundkit.rules.bundle.FindingKind.METADATA;
import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;
import static dev.refundkit.rules.bundle.FindingKind.TABLE;
import static dev.refundkit.rules.bundle.FindingKind.TYPE;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_FACT;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_OUTCOME;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_PROPERTY;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_SETTING;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the author of a table is told about mistakes, and about which cell. */
class TableErrorsTest {

  /** One cell of the good table is written otherwise; the finding is in it unless named. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("E6", "raeson in ($param)", UNKNOWN_PROPERTY, "E6", "raeson"),
        mistake("D5", "Refnd", UNKNOWN_FACT, "D5", "Refnd"),
        mistake("E8", "\"changed_mnd\"", UNKNOWN_VALUE, "E8", "changed_mnd"),
        mistake("E9", "\"changed_mind\", 7", TYPE, "E9", "found 7"),
        mistake("E9", "changed_mind", UNKNOWN_PROPERTY, "E9", "changed_mind"),
        mistake("E9", "\"changed_mind", SYNTAX, "E9", "a text that does not end"),
        mistake("D8", "much", TYPE, "D8", "total is an amount"),
        mistake("F8", "reviw", UNKNOWN_OUTCOME, "F8", "reviw"),
        mistake("F9", "restock", FindingKind.OUTCOME, "F9", "restock"),
        mistake("F9", "approve(); System.exit", NOT_ALLOWED, "F9", "System.exit"),
        mistake("G8", "tent", UNKNOWN_SETTING, "G8", "tent"),
        mistake("B8", "", METADATA, "A8", "no sentence"),
        mistake("B9", "", METADATA, "E9", "no sentence"),
        mistake("B6", "sentense(\"$param\")", METADATA, "B6", "sentense"),
        mistake("B8", "He said \"no\".", SYNTAX, "B8", "expected"),
        mistake("B8", "back\\slash", NOT_ALLOWED, "B8", "backslash"),
        mistake("B8", "hid\uE001den", NOT_ALLOWED, "B8", "U+E001"),
        mistake("B6", "sen\uE001\uE002tence(\"$param\")", NOT_ALLOWED, "B6", "U+E001"),
        mistake("A8", "Much Money", METADATA, "A8", "not in lower-case words"),
        mistake("A9", "much", DUPLICATE_ID, "A9", "stands already in"),
        mistake("E8", "\"changed_mind\" /*", NOT_ALLOWED, "E8", "a comment"),
        mistake("F8", "review(); // ", NOT_ALLOWED, "F8", "a comment"),
        mistake(
            "F8",
            "review(); end rule \"b\" @sentence(\"B.\") when Refund() then outcome.approve",
            NOT_ALLOWED,
            "F8",
            "a rule within a cell"),
        mistake("A4", "PRIORITY", NOT_ALLOWED, "A4", "column PRIORITY"),
        mistake("A4", "no-loop", NOT_ALLOWED, "A4", "column no-loop"),
        mistake("A4", "X", NOT_ALLOWED, "A4", "column X"),
        mistake("A4", "Colour", TABLE, "A4", "no kind of column: Colour"),
        mistake("C4", "NAME", TABLE, "C6", "a snippet in a column that has none"),
        mistake("A1", "Import", NOT_ALLOWED, "A1", "Import"),
        mistake("A1", "Functions", NOT_ALLOWED, "A1", "Functions"),
        mistake("A1", "Queries", NOT_ALLOWED, "A1", "Queries"),
        mistake("A1", "Declare", NOT_ALLOWED, "A1", "Declare"),
        mistake("A1", "variables", NOT_ALLOWED, "A1", "variables"),
        mistake("A1", "Sequential", NOT_ALLOWED, "A1", "Sequential"),
        mistake("A1", "PRIORITY", NOT_ALLOWED, "A1", "PRIORITY"),
        mistake("A3", "RuleTabel Amounts", TABLE, "A3", "outside of any table"),
        mistake("C3", "RuleTable Beside", TABLE, "C3", "beside another one"),
        mistake("H8", "a note", TABLE, "H8", "without a kind"),
        mistake("E6", "", TABLE, "E4", "without a snippet"),
        mistake("A6", "id", TABLE, "A6", "a snippet in a column that has none"),
        mistake("D7", "100", TABLE, "D7", "a value in the row of labels"),
        mistake("D5", "total > $param", TABLE, "D5", "the table can't be read here"),
        mistake("A11", "lost", TABLE, "A11", "outside of any table"));
  }

  private static Arguments mistake(
      String cell, String text, FindingKind kind, String found, String what) {
    return Arguments.of(cell, text, kind, found, what);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeInATableOfTextIsToldWithItsCell(
      String cell, String text, FindingKind kind, String found, String what) {
    BundleFile file = Tables.csv(Tables.with(cell, text));
    Tables.has(Tables.findings("a.drl.csv", file), kind, found, what);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeInAWorkbookIsToldWithItsSheetAndCell(
      String cell, String text, FindingKind kind, String found, String what) {
    BundleFile file = Tables.xlsx("My sheet", Tables.with(cell, text));
    Tables.has(Tables.findings("a.drl.xlsx", file), kind, "My sheet!" + found, what);
  }

  @Test
  void aMistakeAboveManyRowsIsToldOnce() {
    List<List<String>> rows = new ArrayList<>(Tables.with("E6", "raeson in ($param)"));
    for (int i = 0; i < 100; i++) {
      rows.add(List.of("id-" + i, "It is.", "", "", "\"changed_mind\"", "review", ""));
    }
    assertThat(Tables.findings("a.drl.csv", Tables.csv(rows))).hasSize(1);
  }

  @Test
  void findingsAreInTheOrderOfRows() {
    List<Finding> findings =
        Tables.findings("a.drl.csv", Tables.csv(Tables.with("D6", "ttal > $param")));
    assertThat(findings).isEmpty();
    findings =
        Tables.findings(
            "a.drl.csv",
            BundleFile.of(
                Tables.csv(Tables.with("B8", ""))
                    .text()
                    .replace("outcome", "outcme")
                    .replace("reason", "raeson")));
    assertThat(findings)
        .extracting(finding -> finding.place().cell())
        .containsSubsequence("F5", "G5", "E6", "A8");
  }

  @Test
  void aConditionWhoseCellsAreAllBlankIsNoneOfTheRules() {
    String csv = Tables.csv(Tables.with("E8", "")).text();
    Tables.has(Tables.findings("a.drl.csv", BundleFile.of(csv)), SYNTAX, "A8", "looks at nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "Notes,nothing\n"})
  void aFileWithoutATableIsRefused(String text) {
    Tables.has(
        Tables.findings("a.drl.csv", BundleFile.of(text)), TABLE, "", "no table in this file");
  }

  @Test
  void aTableWithoutRulesOrColumnsIsRefused() {
    Tables.has(
        Tables.findings("a.drl.csv", Tables.csv(Tables.GOOD.subList(0, 7))),
        TABLE,
        "A3",
        "a table without rules");
    Tables.has(
        Tables.findings("a.drl.csv", BundleFile.of("RuleTable a\n")),
        TABLE,
        "A1",
        "a table without columns");
  }

  @Test
  void aColumnToTheLeftOfItsTableIsNotOverlooked() {
    String csv = "Notes\n,RuleTable a\nCONDITION,ACTION\n";
    Tables.has(
        Tables.findings("a.drl.csv", BundleFile.of(csv)), TABLE, "A3", "to the left of its table");
  }

  @Test
  void aCellOverSeveralLinesOfTextIsRefused() {
    String csv = Tables.csv(Tables.GOOD).text().replace("It is much.", "It is\nmuch.");
    Tables.has(
        Tables.findings("a.drl.csv", BundleFile.of(csv)), TABLE, "A8", "a quote that is not");
  }

  @Test
  void cellsSeparatedBySomethingElseAreNoTable() {
    String csv = Tables.csv(Tables.GOOD).text().replace("\",\"", "\";\"");
    assertThat(Tables.findings("a.drl.csv", BundleFile.of(csv))).isNotEmpty();
  }

  @Test
  void wordsThatTheLibraryWouldReadOtherwiseAreRefused() {
    Tables.has(
        Tables.findings(
            "a.drl.csv", Tables.csv(Tables.with(Tables.with("D6", "tagscontains"), "D8", "x"))),
        TABLE,
        "A8",
        "which cell each word");
  }
}
