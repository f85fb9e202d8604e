package dev.refundkit.cli;

import dev.refundkit.testkit.run.ScenarioReport;
import dev.refundkit.testkit.run.ScenarioRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refundkit scenario}. */
@Command(
    name = "scenario",
    description = "Works with scenarios: files that say what was sold, asked and expected.",
    mixinStandardHelpOptions = true)
final class ScenarioCommand {

  private final PrintWriter out;

  ScenarioCommand(PrintWriter out) {
    this.out = out;
  }

  @Command(
      name = "run",
      description = {
        "Runs scenarios and prints one line for each, what differs under it, and a closing line.",
        "Ends with 0 only if none failed."
      },
      mixinStandardHelpOptions = true)
  int run(
      @Parameters(
              arity = "1..*",
              paramLabel = "PATH",
              description = "Files, and folders whose *.yaml are run.")
          List<Path> paths,
      @Option(
              names = "--store",
              paramLabel = "STORE",
              defaultValue = "memory",
              description =
                  "Where refunds are kept: ${COMPLETION-CANDIDATES}; without it, ${DEFAULT-VALUE}.")
          StoreKind kind) {
    try (Stores stores = kind.start()) {
      ScenarioRunner runner = new ScenarioRunner(new Policies(), stores::fresh);
      ScenarioReport report =
          runner.runAll(
              paths,
              result -> {
                out.println(result.text());
                out.flush();
              });
      out.println(report.summary());
      return report.exitStatus();
    }
  }
}
