package dev.refundkit.proofs.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.engine.EngineLimits;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.RefundStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * A shop that gives money back: effect loops, and a load of requests. Told to {@code go} it begins;
 * told to be {@code quiet} it asks for no more refunds and says how many effects are open.
 */
final class HostProcess {

  private static final Duration IDLE = Duration.ofMillis(50);

  private final HostOptions options;
  private final DataSource source;
  private final RefundEngine engine;
  private final StoreCalls calls = new StoreCalls();
  private final HostLoad load;

  private HostProcess(HostOptions options) {
    this.options = options;
    this.source = new KeptConnections(options.url());
    RefundStore store = calls.counted(JdbcRefundStore.open(source, HostOptions.TENANT));
    PaymentProcessor processor =
        new HttpProcessor(options.processorPort(), options.timeout(), options.name());
    RefundPolicy policy =
        options.policy().isEmpty()
            ? FixedPolicy.approveAll()
            : DroolsRefundPolicy.of(Path.of(options.policy()));
    this.engine = engine(store, processor, options.lease(), policy);
    this.load = new HostLoad(engine, options, () -> Tables.openEffects(source));
  }

  /** As {@link #engine(RefundStore, PaymentProcessor, Duration, RefundPolicy)}, approving all. */
  static RefundEngine engine(RefundStore store, PaymentProcessor processor, Duration lease) {
    return engine(store, processor, lease, FixedPolicy.approveAll());
  }

  /** What every host and the audit after them run on. */
  private static RefundEngine engine(
      RefundStore store, PaymentProcessor processor, Duration lease, RefundPolicy policy) {
    EngineLimits limits =
        new EngineLimits(20, 10_000, lease, Duration.ofMillis(100), Duration.ofSeconds(1), 100, 20);
    return RefundEngine.builder()
        .sales(new Orders())
        .store(store)
        .processor(processor)
        .inventory(order -> Inventory.Result.DONE)
        .policy(policy)
        .limits(limits)
        .build();
  }

  public static void main(String[] args) throws IOException {
    HostProcess host = new HostProcess(HostOptions.read(args));
    ChildProcess.say("READY");
    BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String word = parent.readLine(); word != null; word = parent.readLine()) {
      switch (word) {
        case "go" -> host.begin();
        case "quiet" -> host.quieten();
        case "count" -> host.calls.say();
        default -> throw new IllegalArgumentException(word);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private void begin() {
    for (int i = 1; i <= options.workers(); i++) {
      inBackground(engine.effectLoop(options.name() + "-w" + i, IDLE));
    }
    for (int i = 0; i < HostLoad.THREADS && options.firstAsk() >= 0; i++) {
      inBackground(load);
    }
  }

  private void quieten() {
    load.stop();
    inBackground(
        () -> {
          while (true) {
            ChildProcess.say("OPEN", Tables.openEffects(source));
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
          }
        });
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }
}
