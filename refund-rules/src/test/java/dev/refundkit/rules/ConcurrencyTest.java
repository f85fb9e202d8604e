package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.RefundCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One policy serves many threads, each as if it were alone. */
class ConcurrencyTest {

  private static final int THREADS = 16;

  @Test
  void manyThreadsDecideAsOneDoes() throws Exception {
    Random random = new Random(42);
    List<RefundCase> cases = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      cases.add(RandomCases.refund(random).build());
    }
    List<Decision> alone = cases.stream().map(RuleTable.SHIPPED::decide).toList();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<List<Decision>>> all = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  return cases.stream().map(RuleTable.SHIPPED::decide).toList();
                }));
      }
      start.countDown();
      for (Future<List<Decision>> one : all) {
        assertThat(one.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
