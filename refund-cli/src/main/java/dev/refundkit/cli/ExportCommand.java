package dev.refundkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.cli.history.HistoryWriter;
import dev.refundkit.cli.history.Progress;
import dev.refundkit.jdbc.DecidedCases;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.PastCase;
import dev.refundkit.refusal.Answer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code refundkit history export}. */
@Command(
    name = "export",
    description = {
      "Writes what the policy has seen of each stored refund, to compare policies on.",
      "No customer, order or payment is named. All is of one moment, even while refunds are made."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private static final RefundJson JSON = new RefundJson();

  private final Supplier<DecidedCases> cases;
  private final PrintWriter out;
  private final PrintWriter err;
  private long written;
  private long leftOut;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where they are written to, a line each; over a file that is there.")
  private Path file = Path.of("");

  ExportCommand(Supplier<DecidedCases> cases, PrintWriter out, PrintWriter err) {
    this.cases = cases;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    DecidedCases stored = cases.get();
    Progress progress = new Progress(err, "cases");
    try (HistoryWriter writer = new HistoryWriter(file)) {
      stored.read(
          (line, all) -> {
            write(writer, line);
            long done = written + leftOut;
            progress.at(done, (double) done / all);
          });
      progress.end();
      writer.finish();
    }
    out.printf("%s: %,d cases%n", file, written);
    return ExitCode.OK;
  }

  /** What no policy could be asked again, such as of amounts past all bounds, is told of. */
  private void write(HistoryWriter writer, String line) {
    Answer<PastCase> readable = JSON.readCase(line.getBytes(UTF_8));
    if (readable instanceof Answer.Refused<PastCase> refused) {
      leftOut++;
      err.println("left out: " + refused.refusal().message());
    } else {
      written++;
      writer.write(line);
    }
  }
}
