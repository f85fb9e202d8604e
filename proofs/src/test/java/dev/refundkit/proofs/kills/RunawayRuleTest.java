package dev.refundkit.proofs.kills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.jdbc.Auditor;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A rule that approves everything gives away its budget and not a cent more, on two hosts that work
 * at the same time, one of which is killed.
 */
class RunawayRuleTest {

  private static final Path POLICY =
      Path.of("src/test/resources/dev/refundkit/proofs/kills/runaway").toAbsolutePath();

  /** The caps of that policy, minor units. */
  private static final Map<String, Long> CAPS = Map.of("hourly", 150_003L, "of_one", 2_500L);

  /** The smallest request of the load. */
  private static final long SMALLEST = 700;

  private static final int REVIEWED = Figures.longForm() ? 5_000 : 200;
  private static final int WORKERS = 2;
  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration CALL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Acknowledged acknowledged = new Acknowledged();

  @Test
  void a_rule_that_approves_everything_gives_away_no_more_than_its_budget() throws Exception {
    try (Database database = Database.postgresql();
        KeptConnections source = new KeptConnections(database.url("driver"));
        RunningProcessor processor =
            RunningProcessor.start("runaway-processor", 1, 0, Duration.ZERO)) {
      long start = System.nanoTime();
      run(database, source, processor);
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(Auditor.of(source, HostOptions.TENANT).check()).as("audit").isEmpty();
      assertThat(acknowledged.broken()).as("keys with two refunds").isEmpty();
      List<Refund> refunds = refunds(JdbcRefundStore.open(source, HostOptions.TENANT));
      Map<Instant, Long> approved = approvedByHour(refunds);
      long given = booked(processor.asked());
      assertThat(approved.values())
          .as("approved without a person, by hour")
          .allSatisfy(sum -> assertThat(sum).isLessThanOrEqualTo(CAPS.get("hourly")))
          .anySatisfy(sum -> assertThat(sum).isGreaterThan(CAPS.get("hourly") - SMALLEST));
      assertThat(given)
          .as("what the processor has paid")
          .isEqualTo(approved.values().stream().mapToLong(Long::longValue).sum());
      Map<String, Long> most = mostSpent(source);
      assertThat(most).containsOnlyKeys(CAPS.keySet());
      most.forEach(
          (budget, spent) ->
              assertThat(spent)
                  .as("most spent of %s", budget)
                  .isLessThanOrEqualTo(CAPS.get(budget)));
      Figures.write(
          "a rule that approves everything, on two hosts with PostgreSQL",
          List.of(
              "%d requests in %d ms, one host killed and replaced"
                  .formatted(refunds.size(), took.toMillis()),
              "approved without a person: %d minor units of a budget of %d, in %d hour(s)"
                  .formatted(given, CAPS.get("hourly"), approved.size()),
              "left to people: %d requests"
                  .formatted(
                      refunds.stream()
                          .filter(r -> r.facts().decision().outcome() == Outcome.REVIEW)
                          .count())));
    }
  }

  private void run(Database database, KeptConnections source, RunningProcessor processor)
      throws InterruptedException {
    try (RunningHost first = host("runaway-host1", database, processor);
        RunningHost second = host("runaway-host2", database, processor)) {
      first.awaitReady();
      second.awaitReady();
      first.go();
      second.go();
      Waiting.until("both work", PATIENCE, () -> first.promises() > 10 && second.promises() > 10);
      first.kill();
      try (RunningHost third = host("runaway-host3", database, processor)) {
        third.go();
        Waiting.until(
            "the budget is spent and people have enough to look at",
            PATIENCE,
            () -> third.alive() && second.alive() && third.promises() > 10 && spent(source));
        third.quieten();
        second.quieten();
        Waiting.until(
            "no effect is open",
            PATIENCE,
            () -> third.alive() && second.alive() && third.drained() && second.drained());
        third.kill();
      }
      second.kill();
    }
  }

  private RunningHost host(String name, Database database, RunningProcessor processor) {
    HostOptions options =
        new HostOptions(
            name,
            database.url(name),
            processor.port(),
            WORKERS,
            LEASE,
            CALL,
            Math.max(0, acknowledged.furthest() - 5),
            POLICY.toString());
    return new RunningHost(options, List.of(), acknowledged);
  }

  private static boolean spent(KeptConnections source) {
    long enough = CAPS.get("hourly") - SMALLEST;
    return !Tables.texts(
                source,
                "select spend_key from refundkit_budget where budget = 'hourly' and spent > "
                    + enough)
            .isEmpty()
        && Tables.texts(source, "select id from refundkit_refund where status = 'PENDING'").size()
            >= REVIEWED;
  }

  private static Map<String, Long> mostSpent(KeptConnections source) {
    Map<String, Long> most = new TreeMap<>();
    Tables.texts(source, "select budget || ' ' || max(spent) from refundkit_budget group by budget")
        .forEach(row -> most.put(row.split(" ")[0], Long.valueOf(row.split(" ")[1])));
    return most;
  }

  private static List<Refund> refunds(RefundStore store) {
    List<Refund> all = new ArrayList<>();
    String cursor = null;
    do {
      Page<Refund> page = store.list(RefundQuery.ALL, cursor, 500);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  private static Map<Instant, Long> approvedByHour(List<Refund> refunds) {
    Map<Instant, Long> sums = new TreeMap<>();
    refunds.stream()
        .filter(refund -> refund.facts().decision().outcome() == Outcome.APPROVE)
        .forEach(
            refund ->
                sums.merge(
                    refund.facts().createdAt().truncatedTo(ChronoUnit.HOURS),
                    refund.accepted().total(),
                    Long::sum));
    return sums;
  }

  private static long booked(HttpProcessor processor) {
    long sum = 0;
    String cursor = null;
    do {
      Page<ProcessorEntry> page = processor.refunds(Instant.EPOCH, cursor, 100);
      sum += page.items().stream().mapToLong(ProcessorEntry::amountMinor).sum();
      cursor = page.next();
    } while (cursor != null);
    return sum;
  }
}
