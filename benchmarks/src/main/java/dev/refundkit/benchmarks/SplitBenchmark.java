package dev.refundkit.benchmarks;

import dev.refundkit.money.Split;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The two rules by which a whole is split, by themselves. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SplitBenchmark {

  private final long[] weights = {9_654, 7_722, 24_088, 4_724, 9_655};
  private final long[] remainders = new long[5];
  private long total = 24_088;
  private long amount = 1_999;
  private long units = 5;
  private long quantity = 7;

  /** One running total, by the library. */
  @Benchmark
  public long runningTotal() {
    return Split.runningTotal(total, units, quantity);
  }

  /** One running total, on plain longs. */
  @Benchmark
  public long runningTotalPlain() {
    return PlainLongs.runningTotal(total, units, quantity);
  }

  /** An amount over five weights, by the library. */
  @Benchmark
  public long[] largestRemainder() {
    return Split.largestRemainder(amount, weights);
  }

  /** An amount over five weights, on plain longs. */
  @Benchmark
  public long[] largestRemainderPlain() {
    long[] shares = new long[weights.length];
    PlainLongs.largestRemainder(amount, weights, shares, remainders, 0, 1, weights.length);
    return shares;
  }
}
