package dev.refundkit.cli.history;

import dev.refundkit.json.Document;
import dev.refundkit.testkit.policy.GeneratedHistory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code refundkit history generate}. */
@Command(
    name = "generate",
    description = {
      "Makes up a year of refunds of a general shop: mostly small, recent and honest ones.",
      "The same number and seed give the same history."
    },
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

  private final PrintWriter out;
  private final PrintWriter err;

  @Option(
      names = "--cases",
      paramLabel = "N",
      required = true,
      converter = AtLeastOne.class,
      description = "How many, at least 1.")
  private long cases;

  @Option(names = "--seed", paramLabel = "N", description = "Another history; 1 unless said.")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where they are written to, a line each; over a file that is there.")
  private Path file = Path.of("");

  GenerateCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    GeneratedHistory history = new GeneratedHistory(seed);
    Progress progress = new Progress(err, "cases");
    try (HistoryWriter writer = new HistoryWriter(file)) {
      for (long number = 1; number <= cases; number++) {
        writer.write(Document.of(history.get(number), Set.of()).toJson());
        progress.at(number, (double) number / cases);
      }
      progress.end();
      writer.finish();
    }
    out.printf("%s: %,d cases, seed %d%n", file, cases, seed);
    return ExitCode.OK;
  }
}
