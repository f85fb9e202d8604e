package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.DroolsRefundPolicy;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * One decision, and one answer where goods go, by the shipped policy as hosts use it and by the
 * same rules by other means, each for one of {@linkplain MixedCases mixed cases} after the other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 3, time = 1)
public class DecisionBenchmark {

  static final int CASES = 64;

  private final MixedCases cases = new MixedCases(MixedCases.BENCHMARKED);
  private final RefundCase[] refunds =
      Stream.generate(cases::refund).limit(CASES).toArray(RefundCase[]::new);
  private final ReturnCase[] goods =
      Stream.generate(cases::goods).limit(CASES).toArray(ReturnCase[]::new);
  private int last;

  private final DroolsRefundPolicy pooled = DroolsRefundPolicy.shipped();
  private final Peer plain = Peer.plain();
  private final Peer newSession = Peer.newSession();
  private final Peer easyRules = Peer.easyRules();
  private final Peer evrete = Peer.evrete();

  /** A decision by plain {@code if}s. */
  @Benchmark
  public Object decidePlain() {
    return plain.decide(nextRefund());
  }

  /** A decision by the library. */
  @Benchmark
  public Decision decidePooled() {
    return pooled.decide(nextRefund());
  }

  /** A decision by Drools in a new session. */
  @Benchmark
  public Object decideNewSession() {
    return newSession.decide(nextRefund());
  }

  /** A decision by Easy Rules. */
  @Benchmark
  public Object decideEasyRules() {
    return easyRules.decide(nextRefund());
  }

  /** A decision by Evrete. */
  @Benchmark
  public Object decideEvrete() {
    return evrete.decide(nextRefund());
  }

  /** Where goods go, by plain {@code if}s. */
  @Benchmark
  public Object disposePlain() {
    return plain.dispose(nextGoods());
  }

  /** Where goods go, by the library. */
  @Benchmark
  public Disposition disposePooled() {
    return pooled.dispose(nextGoods());
  }

  /** Where goods go, by Drools in a new session. */
  @Benchmark
  public Object disposeNewSession() {
    return newSession.dispose(nextGoods());
  }

  /** Where goods go, by Easy Rules. */
  @Benchmark
  public Object disposeEasyRules() {
    return easyRules.dispose(nextGoods());
  }

  /** Where goods go, by Evrete. */
  @Benchmark
  public Object disposeEvrete() {
    return evrete.dispose(nextGoods());
  }

  private RefundCase nextRefund() {
    last = (last + 1) % CASES;
    return refunds[last];
  }

  private ReturnCase nextGoods() {
    last = (last + 1) % CASES;
    return goods[last];
  }
}
