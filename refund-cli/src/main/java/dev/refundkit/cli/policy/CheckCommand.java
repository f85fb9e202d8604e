package dev.refundkit.cli.policy;

import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.check.PolicyChecker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refundkit policy check}. */
@Command(
    name = "check",
    description = {
      "Tells everything that is wrong with a policy, each with its place and what to do.",
      "Ends with 0 if nothing was found, with 1 if something was."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  /** In which form findings are printed. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON,
    /** SARIF 2.1.0, for editors and code hosts. */
    SARIF
  }

  private final PrintWriter out;

  @Parameters(paramLabel = "DIR", description = "The policy's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; without it, ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Option(
      names = "--allow-warnings",
      description = "End with 0 also where only warnings were found: the policy can be used.")
  private boolean warningsAllowed;

  CheckCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    List<Finding> findings = findings();
    out.println(
        switch (format) {
          case TEXT -> FindingsText.of(folder, findings);
          case JSON -> FindingsJson.of(folder, findings);
          case SARIF -> Sarif.of(folder, findings);
        });
    boolean failed =
        warningsAllowed ? findings.stream().anyMatch(Finding::isError) : !findings.isEmpty();
    return failed ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private List<Finding> findings() {
    try {
      return new PolicyChecker().check(BundleFolder.read(GivenFiles.folder(folder)));
    } catch (PolicyException e) {
      return e.findings();
    }
  }
}
