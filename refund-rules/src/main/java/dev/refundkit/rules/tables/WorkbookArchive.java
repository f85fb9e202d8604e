package dev.refundkit.rules.tables;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.bundle.ZipContents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Takes a workbook apart before the spreadsheet library sees it: within bounds, and without parts
 * that reach outside or run. The library is given a new archive of the parts that were counted, not
 * the author's, which two readers might understand in two ways.
 */
final class WorkbookArchive {

  private static final ZipContents.Bounds BOUNDS = new ZipContents.Bounds(200, 8 << 20);

  /** Elements and attributes are objects in memory, each many times as large as its text. */
  private static final int MOST_MARKUP = 250_000;

  private static final Pattern NOT_ALLOWED_PARTS =
      Pattern.compile(
          "xl/(externalLinks|queryTables|embeddings|activeX|ctrlProps|macrosheets|dialogsheets)/.*"
              + "|xl/connections\\.xml|.*vba.*\\.bin|customUI/.*",
          Pattern.CASE_INSENSITIVE);

  private WorkbookArchive() {}

  /** The same workbook, packed again without compression. */
  static byte[] checked(byte[] packed, TableFindings findings) {
    SortedMap<String, byte[]> parts =
        ZipContents.read(findings.file(), packed, BOUNDS, part -> true);
    for (String part : parts.keySet()) {
      if (NOT_ALLOWED_PARTS.matcher(part).matches()) {
        throw findings.stopped(
            NOT_ALLOWED,
            Place.of(findings.file()),
            "part " + part + " of the workbook is not allowed",
            "Remove macros, and links to other files and data, or copy the cells to a new one.");
      }
    }
    if (parts.values().stream().mapToLong(WorkbookArchive::markup).sum() > MOST_MARKUP) {
      throw findings.stopped(
          TOO_LARGE,
          Place.of(findings.file()),
          "more cells and formats than a policy's workbook may have",
          "Copy the cells to a new workbook.");
    }
    return pack(parts);
  }

  private static long markup(byte[] part) {
    long count = 0;
    for (byte c : part) {
      count += c == '<' || c == '=' ? 1 : 0;
    }
    return count;
  }

  private static byte[] pack(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
