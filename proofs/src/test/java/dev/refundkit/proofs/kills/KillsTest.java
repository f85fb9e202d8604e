package dev.refundkit.proofs.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Hosts are killed with SIGKILL while they take requests and pay, over a processor that often
 * leaves it open whether it paid. Then both books are compared. The long form is {@code mvn -Pkills
 * -pl proofs -am verify}; {@code docs/kills.md} tells more.
 */
class KillsTest {

  /** Promised of a machine with time for it, and so not asked of every build. */
  private static final Duration AFTER_LEASE = Duration.ofSeconds(5);

  @Test
  void hosts_on_postgresql_that_are_killed_lose_no_refund_and_pay_none_twice() throws Exception {
    boolean all = Figures.longForm();
    KillRun.Plan plan =
        new KillRun.Plan(
            "postgresql",
            20_260_105,
            2,
            Duration.ofSeconds(all ? 60 : 6),
            all ? 15 : 3,
            all ? 2000 : 60);
    try (Database database = Database.postgresql();
        KillRun run = new KillRun(plan, database)) {
      run.killUnderLoad();
      Duration recovery = run.recovery();
      run.drain();
      run.killAll();
      audit(run, database);
      report(plan, run, "recovery after the last kill: " + recovery.toMillis() + " ms");
      if (all) {
        assertThat(recovery).isLessThan(KillRun.LEASE.plus(AFTER_LEASE));
      }
      assertThat(run.kills()).isGreaterThanOrEqualTo(plan.kills());
      assertThat(run.acknowledged().promises()).hasSizeGreaterThanOrEqualTo(plan.refunds());
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "refundkit.kills",
      matches = "long",
      disabledReason = "H2 does not always survive it; docs/kills.md tells more")
  void hosts_on_h2_that_are_killed_lose_no_refund_and_pay_none_twice() throws Exception {
    boolean all = Figures.longForm();
    KillRun.Plan plan =
        new KillRun.Plan(
            "h2", 20_260_106, 1, Duration.ofSeconds(all ? 20 : 2), all ? 5 : 1, all ? 200 : 20);
    try (Database database = Database.h2();
        KillRun run = new KillRun(plan, database)) {
      run.killUnderLoad();
      run.drain();
      run.killAll();
      audit(run, database);
      report(plan, run, "one host at a time");
      assertThat(run.kills()).isGreaterThanOrEqualTo(plan.kills());
    }
  }

  private static void audit(KillRun run, Database database) throws Exception {
    try (KeptConnections source = new KeptConnections(database.url("driver"))) {
      new FinalAudit(source, run.processor().asked()).check(run.acknowledged());
    }
  }

  private static void report(KillRun.Plan plan, KillRun run, String more) throws Exception {
    var calls = run.processor().asked().callsByKey();
    Figures.write(
        "kills on " + plan.name() + ", seed " + plan.seed(),
        List.of(
            "SIGKILLs: " + run.kills() + ", connections cut: " + run.cutConnections(),
            run.acknowledged().toString(),
            "payouts called: %d, of them more than once: %d"
                .formatted(
                    calls.size(), calls.values().stream().filter(count -> count > 1).count()),
            more));
  }
}
