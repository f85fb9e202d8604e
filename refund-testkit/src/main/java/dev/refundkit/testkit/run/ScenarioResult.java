package dev.refundkit.testkit.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of one scenario.
 *
 * @param file where it stands
 * @param name what it shows; empty if the file could not be read
 * @param differences one line each; none if it passed
 */
public record ScenarioResult(Path file, String name, List<String> differences) {

  public ScenarioResult {
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty();
  }

  /** {@code PASS file: name}, and the differences under it where it is {@code FAIL}. */
  public String text() {
    String line = (passed() ? "PASS " : "FAIL ") + file + (name.isEmpty() ? "" : ": " + name);
    StringBuilder text = new StringBuilder(line);
    for (String difference : differences) {
      text.append(System.lineSeparator()).append("       ");
      text.append(difference.replaceAll("\\R", " "));
    }
    return text.toString();
  }
}
