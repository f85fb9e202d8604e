package dev.refundkit.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints, case by case, what the library takes beside the same arithmetic
 * on plain longs. It understands JMH's own options, for example {@code -f 1 full}.
 */
public final class Main {

  private static final String PLAIN = "Plain";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Main() {}

  /** Prints the table. */
  public static void main(String... args) throws RunnerException, CommandLineOptionException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    System.err.println("measuring; all cases together take about two minutes ...");
    System.out.print(table(new Runner(options).run()));
  }

  private static String table(Collection<RunResult> results) {
    Map<String, RunResult> byName = new LinkedHashMap<>();
    results.forEach(result -> byName.put(name(result.getParams()), result));
    StringBuilder table = new StringBuilder();
    results.stream().findFirst().ifPresent(any -> table.append(heading(any.getParams())));
    table.append(row("", "ns/op", "plain longs", "ratio", "bytes/op", "plain longs"));
    byName.forEach(
        (name, library) -> {
          RunResult plain = byName.get(name + PLAIN);
          if (plain != null) {
            table.append(row(name, library, plain));
          }
        });
    return table.toString();
  }

  private static String name(BenchmarkParams params) {
    String full = params.getBenchmark();
    return full.substring(full.lastIndexOf('.') + 1);
  }

  private static String heading(BenchmarkParams params) {
    return String.format(
        Locale.ROOT,
        "%s %s%nmedians of %d forks with %d iterations of %s each, after %d of %s to warm up%n%n",
        params.getVmName(),
        params.getVmVersion(),
        params.getForks(),
        params.getMeasurement().getCount(),
        params.getMeasurement().getTime(),
        params.getWarmup().getCount(),
        params.getWarmup().getTime());
  }

  private static String row(String name, RunResult library, RunResult plain) {
    double time = median(library.getPrimaryResult());
    double plainTime = median(plain.getPrimaryResult());
    return row(
        name,
        figure("%.1f", time),
        figure("%.1f", plainTime),
        figure("%.1f", time / plainTime),
        figure("%.0f", allocated(library)),
        figure("%.0f", allocated(plain)));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-18s%12s%13s%9s%12s%13s%n", (Object[]) cells);
  }

  private static String figure(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static double allocated(RunResult run) {
    Result<?> result = run.getSecondaryResults().get(ALLOCATED);
    return result == null ? Double.NaN : median(result);
  }

  /** The mean would tell more of the machine's other work. */
  private static double median(Result<?> result) {
    return result.getStatistics().getPercentile(50);
  }
}
