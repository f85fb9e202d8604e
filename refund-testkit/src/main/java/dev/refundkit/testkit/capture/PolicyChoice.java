package dev.refundkit.testkit.capture;

import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.testkit.run.PolicySource;
import java.util.List;

/**
 * Which policy a scenario names, and how it differs from the one that decided.
 *
 * @param name as it stands in the file
 * @param policy the one that the name means now
 */
record PolicyChoice(String name, RefundPolicy policy, List<String> differences) {

  private static final String STANDARD = "default";

  static PolicyChoice of(PolicyVersion decided, CaptureOptions options, PolicySource policies) {
    String named = options.policy();
    if (named == null) {
      boolean known = decided.name().equals("approve_all") || decided.name().equals("review_all");
      named = known && decided.hash().equals("built-in") ? decided.name() : STANDARD;
    }
    RefundPolicy policy =
        switch (named) {
          case "approve_all" -> FixedPolicy.approveAll();
          case "review_all" -> FixedPolicy.reviewAll();
          case STANDARD -> policies.standard();
          default -> policies.bundle(options.file().resolveSibling(named).normalize());
        };
    PolicyVersion now = policy.version();
    List<String> differences =
        now.equals(decided)
            ? List.of()
            : List.of("decided by " + shown(decided) + ", replayed with " + shown(now));
    return new PolicyChoice(named, policy, differences);
  }

  /** For people. */
  static String shown(PolicyVersion version) {
    return "policy %s %s (%s)".formatted(version.name(), version.version(), version.hash());
  }
}
