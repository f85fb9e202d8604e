package dev.refundkit.cli;

import dev.refundkit.cli.policy.GivenFiles;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refusal.Answer;
import dev.refundkit.testkit.capture.CaptureOptions;
import dev.refundkit.testkit.capture.CapturedScenario;
import dev.refundkit.testkit.capture.ScenarioCapture;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refundkit scenario capture}. */
@Command(
    name = "capture",
    description = {
      "Makes a scenario of a stored refund, with made-up names, and runs it once.",
      "Ends with 0 only if it came to what is stored; otherwise the file says what differs."
    },
    mixinStandardHelpOptions = true)
final class CaptureCommand implements Callable<Integer> {

  private final StoredRefunds.Source refunds;
  private final PrintWriter out;
  private final PrintWriter err;

  @Parameters(paramLabel = "REFUND", description = "The refund's id.")
  private String refundId = "";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the scenario is written to; without it, it is printed.")
  private @Nullable Path file;

  @Option(
      names = "--policy",
      paramLabel = "PATH",
      description =
          "The policy of the scenario: default, approve_all, review_all, or a folder relative to"
              + " FILE. Without it, the one whose name is stored.")
  private @Nullable String policy;

  @Option(
      names = "--tenders",
      paramLabel = "STRATEGY",
      description = "The engine's strategy: ${COMPLETION-CANDIDATES}.")
  private @Nullable TenderStrategy tenders;

  @Option(
      names = "--shift",
      paramLabel = "DURATION",
      description = "Added to every time, such as -P90D or PT36H; not at all unless said.")
  private Duration shift = Duration.ZERO;

  CaptureCommand(StoredRefunds.Source refunds, PrintWriter out, PrintWriter err) {
    this.refunds = refunds;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    StoredRefunds stored = refunds.open();
    CaptureOptions options =
        CaptureOptions.of(file == null ? Path.of("captured.yaml") : file)
            .withHistory(stored.history())
            .withPolicy(policy)
            .withTenders(tenders)
            .withShift(shift);
    Answer<CapturedScenario> answer =
        new ScenarioCapture(stored.store(), stored.sales(), new Policies())
            .capture(refundId, options);
    if (answer instanceof Answer.Refused<CapturedScenario> refused) {
      throw new IllegalArgumentException(refused.refusal().message());
    }
    CapturedScenario captured = answer.orElseThrow();
    write(captured.text());
    captured.differences().forEach(line -> err.println("differs: " + line));
    return captured.replays() ? 0 : 1;
  }

  private void write(String text) {
    if (file == null) {
      out.print(text);
      out.flush();
      return;
    }
    GivenFiles.write(file, text);
  }
}
