package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Calls an adapter on threads of their own, and waits for them no longer than half a minute. */
final class Together {

  private static final long LIMIT_SECONDS = 30;

  private Together() {}

  /** One call on another thread. */
  static <T> T elsewhere(Callable<T> call) {
    return atOnce(List.of(call)).get(0);
  }

  /** The same call on so many threads, which start together. */
  static <T> List<T> atOnce(int threads, Callable<T> call) {
    return atOnce(Collections.nCopies(threads, call));
  }

  /** Calls on one thread each, which start together; their results in the order of the calls. */
  static <T> List<T> atOnce(List<Callable<T>> calls) {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size(), Together::daemon);
    CountDownLatch ready = new CountDownLatch(calls.size());
    try {
      List<Callable<T>> started =
          calls.stream().<Callable<T>>map(call -> () -> start(ready, call)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(started, LIMIT_SECONDS, TimeUnit.SECONDS)) {
        results.add(done.get());
      }
      return results;
    } catch (CancellationException e) {
      return fail("a call has not come back within " + LIMIT_SECONDS + " seconds", e);
    } catch (ExecutionException e) {
      return fail("a call on another thread threw " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("the test was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** A call that never comes back must not keep the process alive. */
  private static Thread daemon(Runnable call) {
    Thread thread = new Thread(call);
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T start(CountDownLatch ready, Callable<T> call) throws Exception {
    ready.countDown();
    if (!ready.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the other threads did not start");
    }
    return call.call();
  }
}
