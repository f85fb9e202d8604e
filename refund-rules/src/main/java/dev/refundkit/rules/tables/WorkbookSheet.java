package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.TABLE;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import dev.refundkit.rules.bundle.Place;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Reads one sheet as it is shown. Formulas are neither evaluated nor taken by their last result,
 * and formats in which something else might be shown are refused. For one thread.
 */
final class WorkbookSheet {

  private static final int MOST_MERGED = 1000;
  private static final int SHOWN = 60;

  /** In these a spreadsheet shows what it holds. */
  private static final Set<String> PLAIN = Set.of("General", "0", "@");

  /** A format with a part of its own for texts. */
  private static final Pattern OF_TEXTS = Pattern.compile("@|;.*;.*;");

  private static final int DIGITS = 11;
  private static final String WHOLE = "Write a whole number and format it as General";

  private final XSSFSheet from;
  private final TableFindings findings;
  private final Sheet sheet;

  WorkbookSheet(XSSFSheet from, TableFindings findings, Budget budget) {
    this.from = from;
    this.findings = findings;
    this.sheet = new Sheet(from.getSheetName(), budget);
  }

  Sheet read() {
    for (Row row : from) {
      for (org.apache.poi.ss.usermodel.Cell cell : row) {
        sheet.put(cell.getRowIndex(), cell.getColumnIndex(), text((XSSFCell) cell), -1);
      }
      if ((row.getZeroHeight() || row.getHeight() == 0) && sheet.rows().contains(row.getRowNum())) {
        refuseHidden(row.getRowNum() + 1, 0, "row");
      }
    }
    repeatMerged();
    return sheet;
  }

  private String text(XSSFCell cell) {
    CellType type = cell.getCellType();
    if (type == CellType.BLANK) {
      return "";
    }
    int column = cell.getColumnIndex();
    if (from.isColumnHidden(column) || from.getColumnWidth(column) == 0) {
      refuseHidden(0, column + 1, "column");
    }
    if (type == CellType.FORMULA) {
      note(cell, "a formula: =" + shortened(cell.getCellFormula()), "Write its value", true);
      return "";
    } else if (type == CellType.ERROR) {
      note(cell, "an error: " + shortened(cell.getErrorCellString()), "Write a value", false);
      return "";
    }
    if (type == CellType.BOOLEAN) {
      return String.valueOf(cell.getBooleanCellValue());
    }
    return type == CellType.NUMERIC ? number(cell) : string(cell);
  }

  private String string(XSSFCell cell) {
    String format = cell.getCellStyle().getDataFormatString();
    if (!PLAIN.contains(format) && OF_TEXTS.matcher(format).find()) {
      note(cell, "a text in the format " + shortened(format), "Format it as General", false);
      return "";
    }
    return cell.getStringCellValue();
  }

  private String number(XSSFCell cell) {
    BigDecimal number = new BigDecimal(cell.getRawValue()).stripTrailingZeros();
    String format = cell.getCellStyle().getDataFormatString();
    long digits = (long) number.precision() - number.scale();
    if (!PLAIN.contains(format) || number.scale() > 0 || digits > DIGITS) {
      String what = shortened(cell.getRawValue()) + " in the format " + shortened(format);
      note(cell, "a number that is not plain: " + what, WHOLE, false);
      return "";
    }
    return number.toPlainString();
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("\\p{C}", "?");
    return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
  }

  private void note(XSSFCell cell, String what, String advice, boolean forbidden) {
    Cell at = new Cell(from.getSheetName(), cell.getRowIndex(), cell.getColumnIndex(), "?", -1);
    findings.add(forbidden ? NOT_ALLOWED : TABLE, at, what, advice + ".");
  }

  private void refuseHidden(int row, int column, String what) {
    String name = row > 0 ? String.valueOf(row) : Cell.letters(column - 1);
    findings.add(
        NOT_ALLOWED,
        new Place(findings.file(), row, column, from.getSheetName() + "!" + name),
        "a hidden " + what,
        "Show it, or remove it; a rule must be seen by who reads the table.");
  }

  /** Merged cells are shown as their first one, here as nothing. */
  private void refuseCovered(CellRangeAddress region) {
    for (int row : sheet.rows()) {
      for (Cell cell : sheet.row(row, region.getFirstColumn()).values()) {
        if (region.isInRange(row, cell.column())) {
          findings.add(
              NOT_ALLOWED,
              cell,
              "a text that merged cells cover: " + shortened(cell.text()),
              "Take the merged cells apart; a rule must be seen by who reads the table.");
        }
      }
    }
  }

  /** Each of several merged cells says what the first of them says. */
  private void repeatMerged() {
    if (from.getNumMergedRegions() > MOST_MERGED) {
      Place place = new Place(findings.file(), 0, 0, from.getSheetName() + "!");
      throw findings.stopped(
          TOO_LARGE, place, "more than " + MOST_MERGED + " merged cells", "Split the table.");
    }
    for (CellRangeAddress region : from.getMergedRegions()) {
      Cell first = sheet.cell(region.getFirstRow(), region.getFirstColumn());
      if (first == null) {
        refuseCovered(region);
      } else {
        for (int row = region.getFirstRow(); row <= region.getLastRow(); row++) {
          for (int column = region.getFirstColumn(); column <= region.getLastColumn(); column++) {
            sheet.put(row, column, first.text(), region.getFirstColumn());
          }
        }
      }
    }
  }
}
