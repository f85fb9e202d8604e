package dev.refundkit.samples.shop.desk;

import dev.refundkit.rules.DroolsRefundPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Has a report made of each policy that somebody asks for, once, on a thread of its own: no page
 * waits for it. Safe for use by several threads.
 */
final class PolicyReports implements AutoCloseable {

  private static final int REMEMBERED = 8;

  private final Function<DroolsRefundPolicy, PolicyReport> maker;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "desk-policy-report");
            made.setDaemon(true);
            return made;
          });
  private final Map<String, CompletableFuture<PolicyReport>> reports =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, CompletableFuture<PolicyReport>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param maker makes a report, which may take long
   */
  PolicyReports(Function<DroolsRefundPolicy, PolicyReport> maker) {
    this.maker = maker;
  }

  /** The policy's report, made or being made; one that could not be made is not tried again. */
  synchronized CompletableFuture<PolicyReport> of(DroolsRefundPolicy policy) {
    return reports.computeIfAbsent(
        policy.version().hash(),
        hash -> CompletableFuture.supplyAsync(() -> maker.apply(policy), thread));
  }

  /** What is being made is not waited for. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
