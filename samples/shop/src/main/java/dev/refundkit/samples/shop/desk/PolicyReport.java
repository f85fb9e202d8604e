package dev.refundkit.samples.shop.desk;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.check.PolicyChecker;
import dev.refundkit.rules.explain.Coverage;
import dev.refundkit.rules.explain.CoverageReport;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.ObservedPolicy;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioReport;
import dev.refundkit.testkit.run.ScenarioRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * What there is to know of a policy: its rules, what is wrong with them, and what its own scenarios
 * try.
 *
 * @param rules in the order of files and lines
 * @param coverage what the scenarios tried; of a policy without scenarios nothing
 */
record PolicyReport(
    PolicyVersion version,
    List<Rule> rules,
    List<Finding> findings,
    ScenarioReport scenarios,
    CoverageReport coverage) {

  /** Checks the policy and runs its scenarios, which takes seconds. */
  static PolicyReport of(DroolsRefundPolicy policy) {
    PolicyBundle bundle = policy.bundle();
    Explainer explainer = Explainer.of(bundle);
    Coverage coverage = new Coverage(explainer);
    ScenarioReport scenarios = run(bundle, ObservedPolicy.counting(policy, coverage));
    return new PolicyReport(
        policy.version(),
        explainer.rules(),
        new PolicyChecker().check(bundle),
        scenarios,
        coverage.report());
  }

  private static ScenarioReport run(PolicyBundle bundle, RefundPolicy policy) {
    if (bundle.scenarios().isEmpty()) {
      return new ScenarioReport(List.of());
    }
    try {
      Path folder = Files.createTempDirectory("refundkit-policy").toRealPath();
      try {
        for (Map.Entry<String, String> scenario : bundle.scenarios().entrySet()) {
          Path file = folder.resolve(scenario.getKey());
          Files.createDirectories(file.resolveSibling("."));
          Files.writeString(file, scenario.getValue());
        }
        return new ScenarioRunner(new Tested(folder, policy)).runAll(List.of(folder));
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the scenarios can't be written", e);
    }
  }

  /** Scenarios name the policy that they try as the folder above their own. */
  private record Tested(Path folder, RefundPolicy policy) implements PolicySource {

    @Override
    public RefundPolicy standard() {
      return DroolsRefundPolicy.shipped();
    }

    @Override
    public RefundPolicy bundle(Path path) {
      return path.equals(folder) ? policy : PolicySource.none().bundle(path);
    }
  }
}
