package dev.refundkit.rules.bundle;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files within a bundle: which of them belong to it, and which are no names at all. */
final class BundlePath {

  static final String SCENARIOS = "scenarios/";

  private static final int MOST_CHARACTERS = 200;
  private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

  /** What spreadsheets are saved as; left alone, their rules would be missed. */
  private static final List<String> TABLES =
      List.of(".csv", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".tsv");

  private BundlePath() {}

  /** Whether a policy is read from this file: its settings, its rules, or a scenario. */
  static boolean belongs(String path) {
    String name = path.startsWith(SCENARIOS) ? path.substring(SCENARIOS.length()) : path;
    if (name.contains("/") || isPutAsideByProgram(name)) {
      return false;
    }
    return path.startsWith(SCENARIOS)
        ? isScenario(path) || isMissed(path)
        : name.equals(PolicyBundle.SETTINGS) || isRules(name) || isMissed(name);
  }

  /** Editors and spreadsheets leave their own files beside an open one. */
  private static boolean isPutAsideByProgram(String name) {
    return name.startsWith(".") || name.startsWith("~") || name.endsWith("~");
  }

  static boolean isScenario(String path) {
    return path.startsWith(SCENARIOS)
        && path.endsWith(".yaml")
        && !path.equals(SCENARIOS + PolicyBundle.SETTINGS);
  }

  static boolean isRules(String path) {
    return path.endsWith(PolicyBundle.RULES) || isTable(path);
  }

  static boolean isTable(String path) {
    return path.endsWith(PolicyBundle.CSV_TABLE) || path.endsWith(PolicyBundle.XLSX_TABLE);
  }

  /** Whether its name is nearly one of rules or of a scenario: its author believes that it is. */
  static boolean isMissed(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (path.startsWith(SCENARIOS)) {
      return !path.endsWith(".yaml") && (name.endsWith(".yml") || name.endsWith(".yaml"));
    }
    return !isRules(path)
        && (name.contains(PolicyBundle.RULES) || TABLES.stream().anyMatch(name::endsWith));
  }

  /** Why it can't be a path within a bundle or an archive; null if it can. */
  static @Nullable String fault(String path) {
    if (path.isEmpty() || path.length() > MOST_CHARACTERS) {
      return "a name of " + path.length() + " characters";
    } else if (UNSEEN.matcher(path).find()) {
      return "a name with characters that can't be seen";
    } else if (path.contains("\\") || path.contains(":")) {
      return "a name with a backslash or colon";
    } else if (path.startsWith("/")) {
      return "an absolute name";
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return "a name that leads elsewhere";
      }
    }
    return null;
  }

  /** Two paths with one key are the same file on some computers. */
  static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  /** A path as a message may show it. */
  static String shown(String path) {
    String seen = UNSEEN.matcher(path).replaceAll("?");
    return seen.length() > MOST_CHARACTERS ? seen.substring(0, MOST_CHARACTERS) + "..." : seen;
  }
}
