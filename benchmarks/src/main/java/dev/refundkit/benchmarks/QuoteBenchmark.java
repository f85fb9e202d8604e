package dev.refundkit.benchmarks;

import dev.refundkit.quote.Quote;
import dev.refundkit.refusal.Answer;
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

/**
 * Quoting a refund of the {@linkplain BenchmarkedSale#standard standard sale}: from the ledger as
 * it stands to what each part gives and each payment pays. A quoter is made for every quote,
 * because every refund changes the ledger.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 1)
public class QuoteBenchmark {

  private final BenchmarkedSale sale = BenchmarkedSale.standard();
  private final PlainLongs plain = new PlainLongs(sale);
  private final int[] returnedLines = {0, 1, 3};
  private final int[] returnedUnits = {2, 3, 5};
  private final int[] partialLines = {0, 2, 4};
  private final int[] partialUnits = {1, 0, 3};
  private long partialTotal = 5_432;

  /** Several units of several lines, by the library. */
  @Benchmark
  public Answer<Quote> itemReturn() {
    return sale.quoter().quote(BenchmarkedSale.ITEM_RETURN);
  }

  /** Several units of several lines, on plain longs. */
  @Benchmark
  public long[] itemReturnPlain() {
    return plain.itemReturn(returnedLines, returnedUnits);
  }

  /** A named total, by the library. */
  @Benchmark
  public Answer<Quote> partialTotal() {
    return sale.quoter().quote(BenchmarkedSale.PARTIAL);
  }

  /** A named total, on plain longs. */
  @Benchmark
  public long[] partialTotalPlain() {
    return plain.partial(partialLines, partialUnits, partialTotal);
  }

  /** All that is left, by the library. */
  @Benchmark
  public Answer<Quote> full() {
    return sale.quoter().quote(BenchmarkedSale.FULL);
  }

  /** All that is left, on plain longs. */
  @Benchmark
  public long[] fullPlain() {
    return plain.full();
  }
}
