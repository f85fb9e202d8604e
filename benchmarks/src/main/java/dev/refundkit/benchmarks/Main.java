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
 * on plain longs, and what its policy takes beside the same rules by other means. It understands
 * JMH's own options, for example {@code -f 1 full}.
 */
public final class Main {

  private static final String PLAIN = "Plain";
  private static final String POOLED = "Pooled";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Main() {}

  /** Prints the table. */
  public static void main(String... args) throws RunnerException, CommandLineOptionException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    System.err.println("measuring; all cases together take about six minutes ...");
    System.out.print(tables(new Runner(options).run()));
  }

  private static String tables(Collection<RunResult> results) {
    Map<String, RunResult> byName = new LinkedHashMap<>();
    results.forEach(result -> byName.put(name(result.getParams()), result));
    StringBuilder tables = new StringBuilder();
    results.stream().findFirst().ifPresent(any -> tables.append(heading(any.getParams())));
    return tables
        .append(besideLongs(byName))
        .append(besideEngines("decide", byName))
        .append(besideEngines("dispose", byName))
        .toString();
  }

  private static String besideLongs(Map<String, RunResult> byName) {
    StringBuilder rows = new StringBuilder();
    byName.forEach(
        (name, library) -> {
          RunResult plain = byName.get(name + PLAIN);
          if (plain != null) {
            rows.append(row(name, library, plain));
          }
        });
    return table(rows, "", "CPU ns/op", "plain longs", "ratio", "bytes/op", "plain longs");
  }

  /** All ways to do one thing, beside plain {@code if}s and beside the library. */
  private static String besideEngines(String what, Map<String, RunResult> byName) {
    RunResult plain = byName.get(what + PLAIN);
    RunResult pooled = byName.get(what + POOLED);
    StringBuilder rows = new StringBuilder();
    if (plain != null && pooled != null) {
      byName.forEach(
          (name, way) -> {
            if (name.startsWith(what)) {
              rows.append(row(name, way, plain, pooled));
            }
          });
    }
    return table(rows, "", "CPU ns/op", "to plain", "to pooled", "bytes/op", "to plain");
  }

  private static String table(CharSequence rows, String... columns) {
    return rows.isEmpty() ? "" : row(columns) + rows + System.lineSeparator();
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
    return row(
        name,
        figure("%.1f", time(library)),
        figure("%.1f", time(plain)),
        figure("%.1f", time(library) / time(plain)),
        figure("%.0f", allocated(library)),
        figure("%.0f", allocated(plain)));
  }

  private static String row(String name, RunResult way, RunResult plain, RunResult pooled) {
    return row(
        name,
        figure("%.0f", time(way)),
        figure("%.1f", time(way) / time(plain)),
        figure("%.2f", time(way) / time(pooled)),
        figure("%.0f", allocated(way)),
        figure("%.1f", allocated(way) / allocated(plain)));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-18s%12s%13s%11s%12s%13s%n", (Object[]) cells);
  }

  private static String figure(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static double time(RunResult run) {
    return median(run, CpuProfiler.CPU);
  }

  private static double allocated(RunResult run) {
    return median(run, ALLOCATED);
  }

  /** The mean would tell more of the machine's other work. */
  private static double median(RunResult run, String what) {
    Result<?> result = run.getSecondaryResults().get(what);
    return result == null ? Double.NaN : result.getStatistics().getPercentile(50);
  }
}
