package dev.refundkit.rules.bundle;

/**
 * One thing that is wrong with a policy, for the person who wrote it.
 *
 * @param what is wrong, with the offending text
 * @param advice what to do about it
 */
public record Finding(FindingKind kind, Place place, String what, String advice) {

  /** Whether the policy can't be used because of it. */
  public boolean isError() {
    return kind.severity() == FindingKind.Severity.ERROR;
  }

  /** {@code policy.yaml:12:3: unknown key limit. Maybe you meant limits.} */
  @Override
  public String toString() {
    String where = place.toString();
    return where + (where.isEmpty() ? "" : ": ") + what + ". " + advice;
  }
}
