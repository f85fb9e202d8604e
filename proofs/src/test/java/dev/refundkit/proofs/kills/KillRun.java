package dev.refundkit.proofs.kills;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** Hosts under load, killed again and again, each followed by a new one. */
final class KillRun implements AutoCloseable {

  static final Duration LEASE = Duration.ofSeconds(2);

  private static final Duration CALL = Duration.ofMillis(400);
  private static final Duration LATE = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final int FAULTS_PERCENT = 25;
  private static final int WORKERS = 4;

  /**
   * How long it goes on: until all three are reached.
   *
   * @param hosts how many run at the same time
   */
  record Plan(String name, long seed, int hosts, Duration time, int kills, int refunds) {}

  private final Plan plan;
  private final Database database;
  private final Random random;
  private final RunningProcessor processor;
  private final Acknowledged acknowledged = new Acknowledged();
  private final List<RunningHost> hosts = new ArrayList<>();
  private int started;
  private int kills;
  private int cutConnections;

  KillRun(Plan plan, Database database) {
    this.plan = plan;
    this.database = database;
    this.random = new Random(plan.seed());
    this.processor =
        RunningProcessor.start(plan.name() + "-processor", plan.seed(), FAULTS_PERCENT, LATE);
  }

  private RunningHost startHost() {
    String name = plan.name() + "-host" + ++started;
    // A few numbers back, so that what was asked for shortly before the kill is repeated.
    int first = Math.max(0, acknowledged.furthest() - 5);
    HostOptions options =
        new HostOptions(
            name, database.url(name), processor.port(), WORKERS, LEASE, CALL, first, "");
    RunningHost host = new RunningHost(options, List.of("-XX:TieredStopAtLevel=1"), acknowledged);
    hosts.add(host);
    return host;
  }

  /** Kills one host at a time, until the plan is fulfilled. */
  void killUnderLoad() throws InterruptedException {
    for (int i = 0; i < plan.hosts(); i++) {
      startHost().go();
    }
    long start = System.nanoTime();
    while (kills < plan.kills()
        || acknowledged.promises().size() < plan.refunds()
        || System.nanoTime() - start < plan.time().toNanos()) {
      long moment = System.nanoTime() + Duration.ofMillis(1000 + random.nextInt(1500)).toNanos();
      int promises = 1 + random.nextInt(2 * plan.refunds() / plan.kills());
      Waiting.until(
          "a host works",
          PATIENCE,
          () -> allAlive() && System.nanoTime() >= moment && !busy(promises).isEmpty());
      kill(busy(promises).get(random.nextInt(busy(promises).size())));
      if (database.shared() && kills % 3 == 0) {
        cutSome();
      }
      startHost().go();
    }
  }

  private List<RunningHost> busy(int promises) {
    return hosts.stream().filter(host -> host.promises() >= promises).toList();
  }

  private boolean allAlive() {
    return hosts.stream().allMatch(RunningHost::alive);
  }

  private void kill(RunningHost victim) throws InterruptedException {
    victim.kill();
    hosts.remove(victim);
    kills++;
    System.out.printf("%s: kill %d, of %s; %s%n", plan.name(), kills, victim.name(), acknowledged);
  }

  /**
   * The server ends some connections of a host at work, as when a proxy between them is restarted.
   * One that is just being started would rightly refuse to begin.
   */
  private void cutSome() {
    try (KeptConnections source = driver()) {
      for (RunningHost host : busy(1)) {
        cutConnections +=
            Tables.texts(
                    source,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = ? order by random() limit 3",
                    host.name())
                .size();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeptConnections driver() {
    return new KeptConnections(database.url("driver"));
  }

  /**
   * Kills a host that holds effects; the others take them over, and ask for nothing more.
   *
   * @return how long it took from the kill until none of them was open
   */
  Duration recovery() throws SQLException, InterruptedException {
    try (KeptConnections source = driver()) {
      while (true) {
        RunningHost victim = hosts.get(0);
        Waiting.until(
            victim.name() + " holds effects",
            PATIENCE,
            () ->
                allAlive()
                    && busy(1).size() == plan.hosts()
                    && Tables.heldBy(source, victim.name()).size() > 1);
        kill(victim);
        long killed = System.nanoTime();
        List<String> held = Tables.heldBy(source, victim.name());
        if (!held.isEmpty()) {
          hosts.forEach(RunningHost::quieten);
          Waiting.until("all is taken over", PATIENCE, () -> ended(source, victim, held));
          Duration took = Duration.ofNanos(System.nanoTime() - killed);
          System.out.printf("%s: %d effects held, %s%n", plan.name(), held.size(), took);
          return took;
        }
        startHost().go();
      }
    }
  }

  private boolean ended(DataSource source, RunningHost victim, List<String> held) {
    return allAlive()
        && Tables.stillOpen(source, held).isEmpty()
        && Tables.heldBy(source, victim.name()).isEmpty();
  }

  /** No more requests, and everything that is under way comes to its end. */
  void drain() {
    while (hosts.size() < plan.hosts()) {
      startHost().go();
    }
    hosts.forEach(RunningHost::quieten);
    Waiting.until(
        "no effect is open",
        PATIENCE,
        () -> allAlive() && hosts.stream().allMatch(RunningHost::drained));
  }

  /** The hosts end as they all did: killed. */
  void killAll() throws InterruptedException {
    for (RunningHost host : List.copyOf(hosts)) {
      host.kill();
      hosts.remove(host);
    }
  }

  int kills() {
    return kills;
  }

  Acknowledged acknowledged() {
    return acknowledged;
  }

  RunningProcessor processor() {
    return processor;
  }

  int cutConnections() {
    return cutConnections;
  }

  @Override
  public void close() {
    hosts.forEach(RunningHost::close);
    processor.close();
  }
}
