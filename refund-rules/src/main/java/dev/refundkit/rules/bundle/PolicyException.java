package dev.refundkit.rules.bundle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A policy can't be used. It names everything that was found wrong, in the order of files and
 * lines.
 */
public final class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public PolicyException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public PolicyException(Problem problem) {
    this(List.of(problem));
  }

  /** What was found; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
