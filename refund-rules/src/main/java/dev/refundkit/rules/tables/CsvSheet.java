package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.TABLE;

import dev.refundkit.rules.bundle.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.decisiontable.parser.csv.CsvLineParser;
import org.drools.decisiontable.parser.csv.CsvParser;
import org.drools.template.parser.DataListener;

/**
 * Reads cells separated by commas. A cell may stand in quotes, but not go over several lines; one
 * that ends in {@code ...} is merged with those before it that do.
 */
final class CsvSheet implements DataListener {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Sheet sheet;
  private final TableFindings findings;

  private CsvSheet(TableFindings findings, Budget budget) {
    this.sheet = new Sheet("", budget);
    this.findings = findings;
  }

  static Sheet read(String text, TableFindings findings, Budget budget) {
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    List<String> lines = plain.lines().toList();
    for (int row = 0; row < lines.size(); row++) {
      if (lines.get(row).chars().filter(c -> c == '"').count() % 2 != 0) {
        throw findings.stopped(
            TABLE,
            new Place(findings.file(), row + 1, 1, "A" + (row + 1)),
            "a quote that is not closed on its line",
            "Write the cell on one line, and each quote in it twice.");
      }
    }
    CsvSheet csv = new CsvSheet(findings, budget);
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    new CsvParser(csv, new CsvLineParser()).parseFile(new ByteArrayInputStream(bytes));
    return csv.sheet;
  }

  @Override
  public void startSheet(String name) {}

  @Override
  public void finishSheet() {}

  @Override
  public void newRow(int row, int columns) {}

  @Override
  public void newCell(int row, int column, String value, int mergedColStart) {
    sheet.put(row, column, value, mergedColStart);
    Cell cell = sheet.cell(row, column);
    if (cell != null && cell.text().startsWith("=")) {
      findings.add(
          NOT_ALLOWED,
          cell,
          "a formula",
          "Write the value; a spreadsheet would show something else than is read.");
    }
  }
}
