package dev.refundkit.rules.bundle;

/**
 * One thing that is wrong with a policy, for the person who wrote it.
 *
 * @param file within the bundle; empty where no single file is at fault
 * @param line from 1; 0 where there is none
 * @param column from 1; 0 where there is none
 * @param what is wrong, with the offending text
 * @param advice what to do about it
 */
public record Problem(String file, int line, int column, String what, String advice) {

  /** {@code policy.yaml:12:3: unknown key limit. Maybe you meant limits.} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    return text.append(file.isEmpty() ? "" : ": ")
        .append(what)
        .append(". ")
        .append(advice)
        .toString();
  }
}
