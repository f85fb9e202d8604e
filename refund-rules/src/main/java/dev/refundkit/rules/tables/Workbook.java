package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.TABLE;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import dev.refundkit.rules.bundle.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads the sheets of a workbook. What a reader of it can't see is refused, not read. */
final class Workbook {

  private static final int MOST_SHEETS = 20;
  private static final Pattern NAME = Pattern.compile("[^\\p{C}!]{1,31}");

  /** A sheet of this name is for people. */
  private static final String FOR_PEOPLE = "Notes";

  private Workbook() {}

  static List<Sheet> read(byte[] bytes, TableFindings findings, Budget budget) {
    byte[] checked = WorkbookArchive.checked(bytes, findings);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(checked))) {
      return read(workbook, findings, budget);
    } catch (IOException e) {
      throw findings.stopped(
          TABLE, Place.of(findings.file()), "no workbook that can be read", "Save it again.");
    }
  }

  private static List<Sheet> read(XSSFWorkbook workbook, TableFindings findings, Budget budget) {
    if (workbook.getNumberOfSheets() > MOST_SHEETS) {
      throw findings.stopped(
          TOO_LARGE,
          Place.of(findings.file()),
          "more than " + MOST_SHEETS + " sheets",
          "Split it.");
    }
    List<Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      XSSFSheet sheet = workbook.getSheetAt(i);
      checkName(sheet.getSheetName(), findings);
      if (workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE) {
        Place place = new Place(findings.file(), 0, 0, sheet.getSheetName() + "!");
        findings.add(NOT_ALLOWED, place, "a hidden sheet", "Show it, or remove it.");
      } else if (!sheet.getSheetName().equalsIgnoreCase(FOR_PEOPLE)) {
        sheets.add(new WorkbookSheet(sheet, findings, budget).read());
      }
    }
    return sheets;
  }

  private static void checkName(String name, TableFindings findings) {
    if (!NAME.matcher(name).matches()) {
      throw findings.stopped(
          TABLE,
          Place.of(findings.file()),
          "a sheet's name that is empty, too long, or has characters that can't be seen",
          "Give it a plain name.");
    }
  }
}
