package dev.refundkit.cli.policy;

import dev.refundkit.rules.bundle.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Findings as lines for people: the place first, so that editors can jump there. */
final class FindingsText {

  private FindingsText() {}

  static String of(Path folder, List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      String where = finding.place().toString();
      String severity = finding.kind().severity().name().toLowerCase(Locale.ROOT);
      text.append(where.isEmpty() ? folder.toString() : folder.resolve(where).toString())
          .append(": ")
          .append(severity)
          .append(": ")
          .append(finding.what())
          .append(" [")
          .append(finding.kind().id())
          .append("]\n    ")
          .append(finding.advice())
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
