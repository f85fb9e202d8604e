package dev.refundkit.rules.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.PolicyText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Decision tables for tests, and what is found in them. */
public final class Tables {

  public static final String SETTINGS =
      """
      name: tables
      version: "1"
      reasons: [changed_mind, product_damaged]
      categories: [electronics]
      currencies: [USD, EUR]
      limits:
        most: {USD: 50.00, EUR: 50.00}
        least: {USD: 10.00, EUR: 10.00}
      fees:
        tenth: {basis_points: 1000}
      """;

  /** Rows 1 to 9; the rules stand in rows 8 and 9, the snippets in row 6. */
  public static final List<List<String>> GOOD =
      List.of(
          List.of("RuleSet", "shop.windows"),
          List.of("Notes", "what Anna wrote"),
          List.of("RuleTable Large Amounts"),
          List.of("NAME", "METADATA", "METADATA", "CONDITION", "CONDITION", "ACTION", "ACTION"),
          List.of("", "", "", "Refund", "Refund", "outcome", "outcome"),
          List.of(
              "",
              "sentence(\"$param\")",
              "owner(\"$param\")",
              "total >",
              "reason in ($param)",
              "$param()",
              "fee(\"$param\")"),
          List.of("id", "why", "who", "more than", "of these", "asks for", "keeps"),
          List.of("much", "It is much.", "Anna", "", "\"changed_mind\"", "review", "tenth"),
          List.of(
              "", "It is all.", "", "", "\"changed_mind\", \"product_damaged\"", "approve", ""));

  /** The same as text. */
  public static final String SAME =
      """
      rule "much" @sentence("It is much.") @owner("Anna")
      when Refund(reason in ("changed_mind")) then outcome.review(); outcome.fee("tenth"); end
      rule "large-amounts-9" @sentence("It is all.")
      when Refund(reason in ("changed_mind", "product_damaged")) then outcome.approve(); end
      """;

  private Tables() {}

  /** The good table with another text in one cell, such as {@code D6}. */
  public static List<List<String>> with(String cell, String text) {
    return with(GOOD, cell, text);
  }

  /** A table with another text in one cell. */
  public static List<List<String>> with(List<List<String>> table, String cell, String text) {
    List<List<String>> rows = new ArrayList<>(table);
    int row = Integer.parseInt(cell.substring(1)) - 1;
    while (rows.size() <= row) {
      rows.add(List.of());
    }
    List<String> cells = new ArrayList<>(rows.get(row));
    int column = cell.charAt(0) - 'A';
    cells.addAll(Collections.nCopies(Math.max(0, column + 1 - cells.size()), ""));
    cells.set(column, text);
    rows.set(row, cells);
    return rows;
  }

  /**
   * With the facts of neighbouring columns merged, where the table is laid out like the good one.
   */
  public static BundleFile csv(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      boolean facts = row.size() > 5 && row.get(5).equals("outcome");
      for (int i = 0; i < row.size(); i++) {
        String cell = facts && (i == 3 || i == 4) ? row.get(i) + "..." : row.get(i);
        text.append(i == 0 ? "" : ",").append('"').append(cell.replace("\"", "\"\"")).append('"');
      }
      text.append('\n');
    }
    return BundleFile.of(text.toString());
  }

  public static BundleFile xlsx(String sheet, List<List<String>> rows) {
    return xlsx(
        workbook -> {
          XSSFSheet made = workbook.createSheet(sheet);
          fill(made, rows);
          if (rows.size() > 4 && rows.get(4).contains("Refund")) {
            made.addMergedRegion(CellRangeAddress.valueOf("D5:E5"));
          }
        });
  }

  public static void fill(XSSFSheet sheet, List<List<String>> rows) {
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        if (!rows.get(r).get(c).isEmpty()) {
          (sheet.getRow(r) == null ? sheet.createRow(r) : sheet.getRow(r))
              .createCell(c)
              .setCellValue(rows.get(r).get(c));
        }
      }
    }
  }

  public static BundleFile xlsx(Consumer<XSSFWorkbook> fill) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      fill.accept(workbook);
      workbook.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BundleFile.of(bytes.toByteArray());
  }

  /** An archive of these parts, whatever they are. */
  public static BundleFile zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BundleFile.of(bytes.toByteArray());
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static PolicyBundle bundle(String file, BundleFile content) {
    return new PolicyBundle(
        "tables",
        new TreeMap<>(Map.of(PolicyBundle.SETTINGS, BundleFile.of(SETTINGS), file, content)),
        Collections.emptySortedMap());
  }

  /** What is found in a bundle of this file and good settings. */
  public static List<Finding> findings(String file, BundleFile content) {
    return PolicyText.read(bundle(file, content)).findings();
  }

  /** Requires one of the findings to be this. */
  public static void has(List<Finding> findings, FindingKind kind, String cell, String... words) {
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.kind()).isEqualTo(kind);
              assertThat(finding.place().cell()).isEqualTo(cell);
              assertThat(finding.what()).contains(Arrays.asList(words));
              assertThat(finding.advice()).isNotBlank();
            });
  }
}
