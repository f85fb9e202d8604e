package dev.refundkit.proofs.kills;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A {@link FakeProcessorProcess} as its parent sees it.
 *
 * @param port where it listens
 */
record RunningProcessor(ChildProcess child, int port) implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Starts one.
   *
   * @param late how long it takes where it answers late
   */
  static RunningProcessor start(String name, long seed, int faultsPercent, Duration late) {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    ChildProcess child =
        ChildProcess.start(
            name,
            FakeProcessorProcess.class,
            // Otherwise each answer waits for the acknowledgement of its header.
            List.of("-Dsun.net.httpserver.nodelay=true"),
            List.of(seed + "", faultsPercent + "", late.toMillis() + ""),
            words -> port.complete(Integer.valueOf(words[1])));
    return new RunningProcessor(child, port.orTimeout(120, TimeUnit.SECONDS).join());
  }

  /** A patient way to it. */
  HttpProcessor asked() {
    return new HttpProcessor(port, PATIENCE, "driver");
  }

  @Override
  public void close() {
    child.close();
  }
}
