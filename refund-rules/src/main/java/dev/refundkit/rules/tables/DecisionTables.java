package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.TABLE;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the decision tables of a file. All sheets of a workbook are read but one named {@code
 * Notes}. Stateless.
 */
public final class DecisionTables {

  private static final Pattern TEXT_OR_COMMENT = Pattern.compile("\"[^\"\\n]*\"|//|/\\*");

  private DecisionTables() {}

  /**
   * The rules of a file's tables as text. Never throws for what the file says.
   *
   * @param told of everything that is wrong with the layout
   */
  public static TableText read(String file, BundleFile content, Consumer<Finding> told) {
    TableFindings findings = new TableFindings(file, told);
    Disguise disguise = new Disguise();
    TracedText text = new TracedText(file, disguise);
    Budget budget = new Budget(findings);
    try {
      List<Sheet> sheets =
          file.endsWith(PolicyBundle.CSV_TABLE)
              ? List.of(CsvSheet.read(content.text(), findings, budget))
              : Workbook.read(content.bytes(), findings, budget);
      for (Sheet sheet : sheets) {
        for (Table table : new TableFinder(sheet, findings).tables()) {
          if (TableChecker.check(table, findings, budget)) {
            TableRules.write(table, findings, disguise, text);
          }
        }
      }
    } catch (PolicyException e) {
      findings.add(e);
    } catch (NoClassDefFoundError e) {
      findings.add(
          TABLE,
          Place.of(file),
          "decision tables can't be read: the library for them is not on the class path",
          "Add org.drools:drools-decisiontables to the dependencies, in the version of the other"
              + " parts of Drools.");
    } catch (RuntimeException | StackOverflowError e) {
      findings.add(
          TABLE,
          Place.of(file),
          "no table that can be read (" + e.getClass().getSimpleName() + ")",
          "Save it again, or copy its cells to a new file.");
    }
    TableText done = text.done();
    refuseComments(done, findings);
    if (done.text().isEmpty() && findings.isEmpty()) {
      findings.add(TABLE, Place.of(file), "no table in this file", "Begin one with RuleTable.");
    }
    return done;
  }

  /** A comment that one cell opens could hide the cells behind it. */
  private static void refuseComments(TableText text, TableFindings findings) {
    Matcher found = TEXT_OR_COMMENT.matcher(text.text());
    while (found.find()) {
      if (!found.group().startsWith("\"")) {
        findings.add(
            NOT_ALLOWED,
            text.place(found.start(), found.end()),
            "a comment in a cell",
            "Leave it out, or write it into a column of kind DESCRIPTION.");
      }
    }
  }
}
