package dev.refundkit.cli.policy;

import dev.refundkit.cli.history.HistoryFile;
import dev.refundkit.cli.history.Progress;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.compare.Comparison;
import dev.refundkit.rules.compare.PastCaseException;
import dev.refundkit.rules.compare.PolicyComparison;
import dev.refundkit.rules.compile.PolicyCompiler;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refundkit policy compare}. */
@Command(
    name = "compare",
    description = {
      "Decides past cases by two policies, and shows what would change.",
      "A policy is a folder, a jar that policy build made, or default for the one that is shipped.",
      "Where returned goods go is not compared. Ctrl-C shows what was found so far."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  private static final String SHIPPED = "default";

  /** What a shell says of a command that Ctrl-C ended. */
  private static final int INTERRUPTED = 130;

  /** How what was found is printed. */
  enum Format {
    TEXT,
    JSON
  }

  private final PrintWriter out;
  private final PrintWriter err;

  @Parameters(paramLabel = "OLD", description = "The policy that decides now.")
  private Path before = Path.of("");

  @Parameters(paramLabel = "NEW", description = "The policy that shall.")
  private Path after = Path.of("");

  @Option(
      names = "--history",
      paramLabel = "FILE",
      required = true,
      description = "Past cases, a line of JSON each: see refundkit history.")
  private Path history = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; without it, ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Option(names = "--html", paramLabel = "FILE", description = "Write it as a page with charts.")
  private @Nullable Path html;

  @Option(
      names = "--flips",
      paramLabel = "N",
      converter = SmallNumber.class,
      defaultValue = "20",
      description =
          "How many of the cases that change are shown, with both explanations: the first ones of"
              + " the history, 0 to 10000. Without it, ${DEFAULT-VALUE}.")
  private int flips;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = SmallNumber.class,
      description = "How many decide at a time, 1 to 256; as many as there are cores unless said.")
  private @Nullable Integer threads;

  CompareCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (HistoryFile cases = HistoryFile.open(history)) {
      PolicyCompiler compiler = new PolicyCompiler();
      PolicyComparison comparison =
          new PolicyComparison(policy(before, compiler), policy(after, compiler), flips, threads());
      Progress progress = new Progress(err, "cases");
      EarlyEnd end = EarlyEnd.on(comparison::stop);
      try {
        Comparison found = comparison.run(cases, count -> progress.at(count, cases.share()));
        progress.end();
        show(found, cases.share());
        err.printf("compared in %.1f s%n", progress.elapsed().toMillis() / 1e3);
        return found.finished() ? ExitCode.OK : INTERRUPTED;
      } finally {
        end.said();
      }
    } catch (PastCaseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private static DroolsRefundPolicy policy(Path place, PolicyCompiler compiler) {
    if (place.toString().equals(SHIPPED) && Files.notExists(place)) {
      return DroolsRefundPolicy.shipped();
    }
    return Files.isRegularFile(place)
        ? DroolsRefundPolicy.built(place)
        : DroolsRefundPolicy.of(compiler.compile(BundleFolder.read(GivenFiles.folder(place))));
  }

  private void show(Comparison found, double share) {
    if (!found.finished()) {
      err.printf("stopped after %d %% of the history%n", (int) (share * 100));
    }
    if (html != null) {
      GivenFiles.write(html, ComparisonPage.of(found));
    }
    switch (format) {
      case TEXT -> out.print(ComparisonText.of(found));
      case JSON -> out.println(ComparisonJson.of(found));
    }
    out.flush();
  }
}
