package dev.refundkit.proofs.kills;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@link HostProcess} as its parent sees it. */
final class RunningHost implements AutoCloseable {

  /** Long enough for a busy machine to start a JVM. */
  private static final Duration START = Duration.ofSeconds(120);

  private final Acknowledged acknowledged;
  private final Map<String, Long> storeCalls = new TreeMap<>();
  private final ChildProcess child;
  private boolean ready;
  private boolean quiet;
  private boolean counted;
  private int promises;
  private int open = Integer.MAX_VALUE;

  RunningHost(HostOptions options, List<String> jvm, Acknowledged acknowledged) {
    this.acknowledged = acknowledged;
    this.child =
        ChildProcess.start(options.name(), HostProcess.class, jvm, options.args(), this::hear);
  }

  private synchronized void hear(String[] words) {
    switch (words[0]) {
      case "READY" -> ready = true;
      case "OPEN" -> open = Integer.parseInt(words[1]);
      case "CALLS" -> storeCalls.put(words[1], Long.valueOf(words[2]));
      case "COUNTED" -> counted = true;
      case "ACK" -> promises++;
      default -> {}
    }
    acknowledged.hear(words);
  }

  String name() {
    return child.name();
  }

  void awaitReady() {
    Waiting.until(name() + " is up", START, () -> alive() && ready());
  }

  /** Has it begin as soon as it is up. */
  void go() {
    child.tell("go");
  }

  /** Has it ask for nothing more. */
  void quieten() {
    if (!quiet) {
      child.tell("quiet");
    }
    quiet = true;
  }

  void kill() throws InterruptedException {
    child.kill();
  }

  /** How often it called its store, by the name of the call. */
  Map<String, Long> storeCalls() {
    child.tell("count");
    Waiting.until(name() + " has counted", START, this::counted);
    synchronized (this) {
      return new TreeMap<>(storeCalls);
    }
  }

  /**
   * True.
   *
   * @throws IllegalStateException if it has ended, which nobody told it to
   */
  boolean alive() {
    if (!child.alive()) {
      throw new IllegalStateException(
          name() + " has ended; see its log in " + ChildProcess.DIRECTORY);
    }
    return true;
  }

  private synchronized boolean ready() {
    return ready;
  }

  private synchronized boolean counted() {
    return counted;
  }

  /** How many answers it gave that promised a refund. */
  synchronized int promises() {
    return promises;
  }

  /** Whether no effect was open when it looked last. */
  synchronized boolean drained() {
    return open == 0;
  }

  @Override
  public void close() {
    child.close();
  }
}
