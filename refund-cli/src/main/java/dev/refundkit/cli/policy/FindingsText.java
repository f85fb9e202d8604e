package dev.refundkit.cli.policy;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.explain.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Findings as lines for people: the place first, so that editors can jump there. */
final class FindingsText {

  private FindingsText() {}

  static String of(Path folder, List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      String place = finding.place().toString();
      String where = place.isEmpty() ? folder.toString() : folder.resolve(place).toString();
      String severity = finding.kind().severity().name().toLowerCase(Locale.ROOT);
      String what = finding.what() + " [" + finding.kind().id() + "]";
      text.append(PlainText.of(where + ": " + severity + ": " + what))
          .append("\n    ")
          .append(PlainText.of(finding.advice()))
          .append('\n');
    }
    long errors = findings.stream().filter(Finding::isError).count();
    long warnings = findings.size() - errors;
    return text.append(counted(errors, "error"))
        .append(", ")
        .append(counted(warnings, "warning"))
        .toString();
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
