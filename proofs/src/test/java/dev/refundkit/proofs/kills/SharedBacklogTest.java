package dev.refundkit.proofs.kills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two hosts work off what was asked for before they began. What it costs is told, not judged. */
class SharedBacklogTest {

  private static final int REFUNDS = Figures.longForm() ? 5000 : 300;
  private static final int WORKERS = 4;
  private static final Duration BARE = Duration.ofSeconds(Figures.longForm() ? 8 : 2);

  /** So long that a slow machine is not taken for a dead host. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Acknowledged nothing = new Acknowledged();

  /** What was measured; transactions are those of the server while the backlog was worked off. */
  private record Measured(
      double barePerSecond,
      int payouts,
      Duration took,
      Map<String, Integer> payoutsByHost,
      Map<String, Long> storeCalls,
      long transactions) {}

  @Test
  void two_hosts_share_a_backlog_and_call_for_each_payout_once() throws Exception {
    try (Database database = Database.postgresql();
        KeptConnections source = new KeptConnections(database.url("driver"));
        RunningProcessor processor =
            RunningProcessor.start("backlog-processor", 1, 0, Duration.ZERO)) {
      double bare = BareUpdates.perSecond(database.url("bare"), 2 * WORKERS, BARE);
      ask(source, processor);
      List<String> keys = Tables.texts(source, "select payout_key from refundkit_payout");
      report(workOff(bare, keys.size(), database, source, processor));
      assertThat(processor.asked().callsByKey())
          .containsOnlyKeys(keys)
          .allSatisfy((key, count) -> assertThat(count).as(key).isEqualTo(1));
      assertThat(processor.asked().callsByHost())
          .containsOnlyKeys("backlog-host1", "backlog-host2")
          .allSatisfy((host, count) -> assertThat(count).as(host).isPositive());
      new FinalAudit(source, processor.asked()).check(nothing);
    }
  }

  private Measured workOff(
      double bare,
      int payouts,
      Database database,
      KeptConnections source,
      RunningProcessor processor)
      throws InterruptedException {
    try (RunningHost one = host("backlog-host1", database, processor);
        RunningHost two = host("backlog-host2", database, processor)) {
      one.awaitReady();
      two.awaitReady();
      long before = transactions(source);
      AtomicInteger looks = new AtomicInteger();
      one.go();
      two.go();
      Duration took =
          Waiting.until(
              "the backlog is worked off",
              PATIENCE,
              () -> {
                looks.incrementAndGet();
                return one.alive() && two.alive() && Tables.openEffects(source) == 0;
              });
      Map<String, Long> calls = sum(one.storeCalls(), two.storeCalls());
      one.kill();
      two.kill();
      long own = transactions(source) - before - looks.get();
      return new Measured(bare, payouts, took, processor.asked().callsByHost(), calls, own);
    }
  }

  private static void ask(KeptConnections source, RunningProcessor processor) {
    RefundEngine engine =
        HostProcess.engine(
            JdbcRefundStore.open(source, HostOptions.TENANT), processor.asked(), LEASE);
    IntStream.range(0, REFUNDS)
        .parallel()
        .forEach(
            i ->
                engine
                    .create(
                        RefundRequest.of(
                                Orders.id(i % Orders.COUNT), RefundType.PARTIAL, "changed_mind")
                            .withItems(RequestedItem.of(Orders.LINE, 1)),
                        Actor.of("customer"),
                        "b-" + i)
                    .orElseThrow());
  }

  private RunningHost host(String name, Database database, RunningProcessor processor) {
    HostOptions options =
        new HostOptions(
            name,
            database.url(name),
            processor.port(),
            WORKERS,
            LEASE,
            RunningProcessor.PATIENCE,
            -1,
            "");
    return new RunningHost(options, List.of(), nothing);
  }

  private static long transactions(KeptConnections source) {
    return Long.parseLong(
        Tables.texts(
                source,
                "select xact_commit + xact_rollback from pg_stat_database"
                    + " where datname = current_database()")
            .get(0));
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> two) {
    Map<String, Long> sum = new TreeMap<>(one);
    two.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return sum;
  }

  private static void report(Measured run) throws IOException {
    double perSecond = REFUNDS * 1e9 / run.took().toNanos();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d refunds with %d payouts in %d ms, payouts by host: %s"
            .formatted(REFUNDS, run.payouts(), run.took().toMillis(), run.payoutsByHost()));
    lines.add("refunds per second: %.0f".formatted(perSecond));
    lines.add(
        "bare guarded updates per second, %d connections: %.0f"
            .formatted(2 * WORKERS, run.barePerSecond()));
    lines.add("refunds per bare update: 1 in %.1f".formatted(run.barePerSecond() / perSecond));
    lines.add(
        "transactions of the server for one refund, from approved to told: %.1f"
            .formatted(run.transactions() / (double) REFUNDS));
    run.storeCalls()
        .forEach(
            (name, count) ->
                lines.add("   of them store.%s: %.2f".formatted(name, count / (double) REFUNDS)));
    Figures.write("a backlog shared by two hosts on PostgreSQL", lines);
  }
}
