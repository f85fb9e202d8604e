package dev.refundkit.cli.policy;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.explain.Coverage;
import dev.refundkit.rules.explain.CoverageReport;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.ObservedPolicy;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioReport;
import dev.refundkit.testkit.run.ScenarioRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refundkit policy test}. */
@Command(
    name = "test",
    description = {
      "Runs the scenarios of a policy, and tells which rules and conditions they tried.",
      "Ends with 0 only if none failed and enough was tried."
    },
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

  private static final String SCENARIOS = "scenarios";

  private final PrintWriter out;
  private final PolicySource others;

  @Parameters(paramLabel = "DIR", description = "The policy's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      converter = Percent.class,
      description =
          "How many of the truths of single conditions must have been seen; then every rule must"
              + " have held as well.")
  private @Nullable Integer threshold;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write what was tried as a page that shows each rule.")
  private @Nullable Path html;

  @Option(names = "--quiet", description = "Print only scenarios that failed, and the sums.")
  private boolean quiet;

  TestCommand(PrintWriter out, PolicySource others) {
    this.out = out;
    this.others = others;
  }

  @Override
  public Integer call() {
    PolicyBundle bundle = BundleFolder.read(GivenFiles.folder(folder));
    RefundPolicy policy = DroolsRefundPolicy.of(new PolicyCompiler().compile(bundle));
    Coverage coverage = new Coverage(Explainer.of(bundle));
    ScenarioReport report =
        new ScenarioRunner(policies(ObservedPolicy.counting(policy, coverage)))
            .runAll(
                List.of(folder.resolve(SCENARIOS)),
                result -> {
                  if (!quiet || !result.passed()) {
                    out.println(result.text());
                  }
                });
    CoverageReport tried = coverage.report();
    out.print(CoverageText.of(tried));
    out.println(report.summary());
    if (html != null) {
      GivenFiles.write(html, CoveragePage.of(policy.version(), tried));
    }
    return report.exitStatus() == ExitCode.OK && enough(tried) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean enough(CoverageReport tried) {
    if (threshold == null) {
      return true;
    }
    boolean rules = tried.rulesHeld() == tried.rules().size();
    if (!rules) {
      out.println("not every rule held in some scenario");
    }
    boolean conditions = tried.truthsSeen() * 100L >= (long) threshold * tried.truths();
    if (!conditions) {
      out.println("less than " + threshold + " % of the conditions were tried");
    }
    return rules && conditions;
  }

  /** Scenarios name the policy that they test as the folder above their own. */
  private PolicySource policies(RefundPolicy tested) {
    Path own = folder.toAbsolutePath().normalize();
    return new PolicySource() {
      @Override
      public RefundPolicy standard() {
        return others.standard();
      }

      @Override
      public RefundPolicy bundle(Path path) {
        return path.toAbsolutePath().normalize().equals(own) ? tested : others.bundle(path);
      }
    };
  }
}
