package dev.refundkit.rules.bundle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A policy can't be used. It names everything that was found wrong, in the order of files and
 * lines.
 */
public final class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  public PolicyException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public PolicyException(Finding finding) {
    this(List.of(finding));
  }

  /** What was found; never empty. */
  public List<Finding> findings() {
    return findings;
  }
}
