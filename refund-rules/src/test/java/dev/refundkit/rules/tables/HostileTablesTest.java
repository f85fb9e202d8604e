package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.BUNDLE;
import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;
import static dev.refundkit.rules.bundle.FindingKind.TABLE;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.ZipContents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that would do harm, or show something else than they say. */
class HostileTablesTest {

  private static void refused(BundleFile workbook, FindingKind kind, String cell, String... words) {
    Tables.has(Tables.findings("a.drl.xlsx", workbook), kind, cell, words);
  }

  /** The good table, and what is changed on its sheet. */
  private static BundleFile good(Consumer<XSSFSheet> change) {
    return Tables.xlsx(
        workbook -> {
          XSSFSheet sheet = workbook.createSheet("S");
          Tables.fill(sheet, Tables.GOOD);
          change.accept(sheet);
        });
  }

  private static SortedMap<String, byte[]> parts() {
    return new TreeMap<>(
        ZipContents.read(
            "good",
            Tables.xlsx("S", Tables.GOOD).bytes(),
            new ZipContents.Bounds(100, 1 << 20),
            part -> true));
  }

  private static BundleFile with(String part, byte[] content) {
    SortedMap<String, byte[]> parts = parts();
    parts.put(part, content);
    return Tables.zip(parts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HYPERLINK(\"http://example.invalid\",\"review\")",
        "1+1",
        "SUM(A1:B2)",
        "INDIRECT(\"A1\")"
      })
  void aFormulaIsNeitherEvaluatedNorRead(String formula) {
    BundleFile file =
        good(
            sheet -> {
              sheet.getRow(7).getCell(5).setCellFormula(formula);
            });
    refused(file, NOT_ALLOWED, "S!F8", "a formula: =" + formula);
  }

  @Test
  void aFormulaThatTheLibraryDoesNotKnowIsNotReadEither() {
    BundleFile plain =
        good(
            sheet -> {
              sheet.getRow(7).getCell(5).setCellFormula("SUM(1,2)");
            });
    SortedMap<String, byte[]> parts =
        new TreeMap<>(
            ZipContents.read(
                "f", plain.bytes(), new ZipContents.Bounds(100, 1 << 20), part -> true));
    parts.computeIfPresent(
        "xl/worksheets/sheet1.xml",
        (name, xml) ->
            Tables.utf8(
                new String(xml, StandardCharsets.UTF_8)
                    .replace("SUM(1,2)", "WEBSERVICE(\"http://example.invalid\")")));
    refused(Tables.zip(parts), NOT_ALLOWED, "S!F8", "a formula: =WEBSERVICE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"x\")", "=WEBSERVICE(\"x\")", "=1", "=cmd|' /C calc'!A0"})
  void aFormulaInATableOfTextIsRefusedToo(String formula) {
    Tables.has(
        Tables.findings("a.drl.csv", Tables.csv(Tables.with("F8", formula))),
        NOT_ALLOWED,
        "F8",
        "a formula");
  }

  @Test
  void whatIsHiddenIsRefused() {
    refused(
        Tables.xlsx(
            workbook -> {
              Tables.fill(workbook.createSheet("Seen"), Tables.GOOD);
              Tables.fill(workbook.createSheet("Hid"), Tables.GOOD);
              workbook.setSheetHidden(1, true);
            }),
        NOT_ALLOWED,
        "Hid!",
        "a hidden sheet");
    BundleFile file =
        good(
            sheet -> {
              sheet.getRow(8).setZeroHeight(true);
              sheet.setColumnHidden(4, true);
            });
    refused(file, NOT_ALLOWED, "S!9", "a hidden row");
    refused(file, NOT_ALLOWED, "S!E", "a hidden column");
  }

  @Test
  void whatIsAsNarrowAsNothingIsHiddenToo() {
    BundleFile file =
        Tables.xlsx(
            workbook -> {
              XSSFSheet sheet = workbook.createSheet("S");
              Tables.fill(sheet, Tables.GOOD);
              sheet.getRow(8).setHeight((short) 0);
              sheet.setColumnWidth(4, 0);
            });
    refused(file, NOT_ALLOWED, "S!9", "a hidden row");
    refused(file, NOT_ALLOWED, "S!E", "a hidden column");
  }

  /** A spreadsheet shows the first of merged cells, here as blank, and keeps the others. */
  @Test
  void aTextThatMergedCellsCoverIsRefused() {
    BundleFile file =
        Tables.xlsx(
            workbook -> {
              XSSFSheet sheet = workbook.createSheet("S");
              Tables.fill(sheet, Tables.GOOD);
              sheet.addMergedRegion(CellRangeAddress.valueOf("C9:F9"));
            });
    refused(file, NOT_ALLOWED, "S!F9", "cover", "approve");
  }

  @Test
  void aNumberThatIsShownAsAnotherIsRefused() {
    BundleFile file =
        good(
            sheet -> {
              var style = sheet.getWorkbook().createCellStyle();
              style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("\"5\""));
              var cell = sheet.getRow(7).createCell(3);
              cell.setCellValue(500_000);
              cell.setCellStyle(style);
            });
    refused(file, TABLE, "S!D8", "not plain: 500000");
  }

  @Test
  void aNumberWithVeryManyDigitsIsNotWrittenOut() {
    BundleFile file =
        good(
            sheet -> {
              sheet.getRow(7).createCell(3).getCTCell().setV("1E2147483647");
            });
    refused(file, TABLE, "S!D8", "not plain: 1E2147483647");
  }

  @Test
  void aTextThatItsFormatShowsAsAnotherIsRefused() {
    BundleFile file =
        good(
            sheet -> {
              var style = sheet.getWorkbook().createCellStyle();
              style.setDataFormat(
                  sheet.getWorkbook().createDataFormat().getFormat("0;0;0;\"review\""));
              sheet.getRow(8).getCell(5).setCellStyle(style);
            });
    refused(file, TABLE, "S!F9", "a text in the format");
  }

  @Test
  void anErrorIsNoValue() {
    BundleFile file =
        good(
            sheet -> {
              sheet.getRow(7).createCell(3).setCellErrorValue((byte) 7);
            });
    refused(file, TABLE, "S!D8", "an error: #DIV/0!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xl/externalLinks/externalLink1.xml",
        "xl/connections.xml",
        "xl/vbaProject.bin",
        "xl/embeddings/oleObject1.bin",
        "xl/macrosheets/sheet1.xml",
        "XL/QueryTables/q.xml"
      })
  void partsThatReachOutsideOrRunAreRefusedByName(String part) {
    refused(with(part, new byte[10]), NOT_ALLOWED, "", part);
  }

  @Test
  void aWorkbookThatUnpacksToVeryMuchIsNotUnpacked() {
    BundleFile bomb = with("xl/media/image1.png", new byte[64 << 20]);
    assertThat(bomb.size()).isLessThan(1 << 20);
    refused(bomb, BUNDLE, "", "xl/media/image1.png", "more than 8 MiB");
  }

  @Test
  void aWorkbookOfVeryManyElementsIsNotRead() {
    String cells = "<c/>".repeat(1_500_000);
    BundleFile bomb =
        with(
            "xl/worksheets/sheet1.xml",
            Tables.utf8(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<sheetData><row>"
                    + cells
                    + "</row></sheetData></worksheet>"));
    refused(bomb, TOO_LARGE, "", "more cells and formats");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16"})
  void entitiesAreNotExpanded(String charset) throws Exception {
    StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
    }
    String xml =
        "<?xml version=\"1.0\" encoding=\""
            + charset
            + "\"?><!DOCTYPE sst ["
            + laughs
            + "]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<si><t>&l9;</t></si></sst>";
    refused(with("xl/sharedStrings.xml", xml.getBytes(charset)), TABLE, "", "no table that can");
    refused(with("[Content_Types].xml", xml.getBytes(charset)), TABLE, "", "no table that can");
  }

  @Test
  void anEntityOfAnotherFileIsNotRead() {
    String xml =
        "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<si><t>&x;</t></si></sst>";
    refused(with("xl/sharedStrings.xml", Tables.utf8(xml)), TABLE, "", "no table that can");
  }

  @Test
  void whatIsNoWorkbookIsRefused() {
    refused(BundleFile.of("hello"), BUNDLE, "", "no archive");
    refused(BundleFile.of(new byte[0]), BUNDLE, "", "no archive");
    refused(Tables.zip(Map.of("a.txt", new byte[5])), TABLE, "", "no table that can");
    byte[] good = Tables.xlsx("S", Tables.GOOD).bytes();
    for (int length = good.length - 1; length > 0; length -= 97) {
      refused(BundleFile.of(Arrays.copyOf(good, length)), BUNDLE, "", "no archive");
    }
  }

  @Test
  void deeplyNestedElementsAreRefused() {
    String xml =
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<si>".repeat(60_000)
            + "</si>".repeat(60_000)
            + "</sst>";
    assertThat(Tables.findings("a.drl.xlsx", with("xl/sharedStrings.xml", Tables.utf8(xml))))
        .isNotEmpty();
  }

  @Test
  void aTableOfAMillionRowsIsRefused() {
    BundleFile rows = BundleFile.of("RuleTable a\n" + "\n".repeat(1_000_000) + "a");
    Tables.has(Tables.findings("a.drl.csv", rows), TOO_LARGE, "A1000002", "more than 2000 rows");
    BundleFile columns = BundleFile.of(",".repeat(1_000_000) + "a");
    Tables.has(Tables.findings("a.drl.csv", columns), TOO_LARGE, "BDWGO1", "100 columns");
    BundleFile cells = BundleFile.of(("a,".repeat(100) + "\n").repeat(2_000));
    Tables.has(Tables.findings("a.drl.csv", cells), TOO_LARGE, "A301", "30000 cells");
  }

  @Test
  void aVeryLongCellIsRefused() {
    BundleFile file = Tables.csv(Tables.with("B8", "a".repeat(1_000_000)));
    Tables.has(Tables.findings("a.drl.csv", file), TOO_LARGE, "B8", "more than 4000 characters");
  }

  @Test
  void valuesThatWouldFillEachOtherInAreRefused() {
    List<String> parts = new ArrayList<>(List.of("7"));
    for (int i = 1; i < 40; i++) {
      parts.add(("$" + i + " ").repeat(20));
    }
    List<List<String>> rows = new ArrayList<>(Tables.with("E6", "reason in ($1, $40)"));
    rows = Tables.with(rows, "E8", String.join(",", parts));
    Tables.has(Tables.findings("a.drl.csv", Tables.csv(rows)), NOT_ALLOWED, "E8", "a place holder");
    rows = Tables.with(rows, "E8", "forall(||){x}");
    Tables.has(Tables.findings("a.drl.csv", Tables.csv(rows)), NOT_ALLOWED, "E8", "a place holder");
  }

  @Test
  void longSnippetsThatWouldBeRepeatedVeryOftenAreRefused() {
    List<List<String>> rows = new ArrayList<>(Tables.with("E6", "reason in (" + "a".repeat(988)));
    for (int i = 0; i < 1_900; i++) {
      rows.add(List.of("", "", "", "", "a", "a", "a"));
    }
    Tables.has(
        Tables.findings("a.drl.csv", Tables.csv(rows)), SYNTAX, "E6", "expected a comma or )");
    rows = Tables.with(rows, "E6", "$".repeat(1_000));
    rows = Tables.with(rows, "E8", "a".repeat(4_000));
    Tables.has(
        Tables.findings("a.drl.csv", Tables.csv(rows)), TOO_LARGE, "E8", "characters of rules");
    rows = Tables.with(rows, "E6", "forall(,){" + "a".repeat(900) + "}");
    rows = Tables.with(rows, "E8", ",".repeat(3_999));
    Tables.has(
        Tables.findings("a.drl.csv", Tables.csv(rows)), TOO_LARGE, "E8", "characters of rules");
    rows = Tables.with(rows, "E6", "a".repeat(1_001));
    Tables.has(Tables.findings("a.drl.csv", Tables.csv(rows)), TOO_LARGE, "E6", "a snippet of");
  }

  @Test
  void oneTextThatVeryManyCellsShareIsCountedForEach() {
    BundleFile file =
        Tables.xlsx(
            workbook -> {
              XSSFSheet sheet = workbook.createSheet("S");
              for (int row = 0; row < 300; row++) {
                sheet.createRow(row).createCell(0).setCellValue("a".repeat(4_000));
              }
            });
    assertThat(file.size()).isLessThan(100_000);
    refused(file, TOO_LARGE, "S!A263", "characters in a file");
  }

  @Test
  void mergedCellsDoNotGrowWithoutBounds() {
    BundleFile wide =
        good(
            sheet -> {
              sheet.addMergedRegion(CellRangeAddress.valueOf("A1:XFD100"));
            });
    refused(wide, TOO_LARGE, "S!CW1", "100 columns");
    BundleFile many =
        good(
            sheet -> {
              for (int i = 0; i < 1_001; i++) {
                sheet.addMergedRegionUnsafe(new CellRangeAddress(i, i, 20, 21));
              }
            });
    refused(many, TOO_LARGE, "S!", "merged cells");
  }

  @Test
  void aSheetThatIsNoTableIsNotOverlooked() {
    BundleFile file =
        Tables.xlsx(
            workbook -> {
              Tables.fill(workbook.createSheet("S"), Tables.GOOD);
              Tables.fill(workbook.createSheet("T"), List.of(List.of("RuleTabel x")));
            });
    refused(file, TABLE, "T!A1", "outside of any table");
  }
}
