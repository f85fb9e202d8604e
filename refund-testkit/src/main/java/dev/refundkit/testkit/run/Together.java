package dev.refundkit.testkit.run;

import dev.refundkit.refusal.Answer;
import dev.refundkit.testkit.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Starts steps together, each on its own thread, and waits for all of them. */
final class Together {

  private static final int PATIENCE_SECONDS = 60;

  private Together() {}

  /**
   * @return the answers in the order of the steps
   * @throws IllegalStateException if a step threw, or did not end in a minute
   */
  static List<Answer<Done>> perform(List<Step> steps, Function<Step, Answer<Done>> perform) {
    CountDownLatch ready = new CountDownLatch(steps.size());
    List<FutureTask<Answer<Done>>> tasks = new ArrayList<>();
    for (Step step : steps) {
      FutureTask<Answer<Done>> task =
          new FutureTask<>(
              () -> {
                ready.countDown();
                ready.await();
                return perform.apply(step);
              });
      Thread thread = new Thread(task, "step-" + step.line());
      thread.setDaemon(true);
      thread.start();
      tasks.add(task);
    }
    return tasks.stream().map(Together::await).toList();
  }

  private static Answer<Done> await(FutureTask<Answer<Done>> task) {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a parallel step threw " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("a parallel step did not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
