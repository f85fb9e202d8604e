package dev.refundkit.rules.explain;

import java.util.List;

/**
 * A rule tried on one combination of facts.
 *
 * @param line the id of the first line that it was tried on; empty where it looks at no single line
 * @param checks its conditions, in the order of the text
 */
public record Trial(String line, List<Check> checks) {

  public Trial {
    checks = List.copyOf(checks);
  }

  /** Whether all conditions held. */
  public boolean held() {
    return failed() == 0;
  }

  /** How many conditions did not hold. */
  public int failed() {
    return (int) checks.stream().filter(check -> !check.held()).count();
  }
}
