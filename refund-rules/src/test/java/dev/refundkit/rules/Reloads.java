package dev.refundkit.rules;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.testkit.policy.AskedRefund;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Locale;

/**
 * Replaces a policy again and again, each time by other rules, decides with each, and prints what
 * stays in the JVM: the number of reloads, loaded classes, and the kilobytes of heap and of classes
 * in use after a collection.
 */
public final class Reloads {

  private static final RefundCase CASE = new AskedRefund().build();

  private int version;

  private Reloads() {}

  /**
   * Starts it.
   *
   * @param args how often it reloads, and after how many reloads it prints
   */
  public static void main(String... args) {
    new Reloads().run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
  }

  private void run(int most, int step) {
    LivePolicy policy = LivePolicy.of(this::next);
    for (int reloads = 1; reloads <= most; reloads++) {
      if (policy.reload() != LivePolicy.Reload.REPLACED) {
        throw new IllegalStateException("not replaced", policy.problem().orElse(null));
      }
      Decision decision = policy.decide(CASE);
      if (!decision.reasons().get(0).rule().equals("rule-" + version)) {
        throw new IllegalStateException("decided by another version: " + decision);
      }
      if (reloads % step == 0) {
        print(reloads);
      }
    }
  }

  private PolicyBundle next() {
    version++;
    return Bundles.bundle(
        Bundles.SETTINGS,
        Bundles.rule("rule-" + version, "Refund(total >= 0)", "outcome.approve();")
            + "\n"
            + Bundles.rule(
                "line-" + version, "Line(quantity > " + version + ")", "outcome.review();"));
  }

  private static void print(int reloads) {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long metaspace =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Metaspace"))
            .map(MemoryPoolMXBean::getUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    System.out.printf(
        Locale.ROOT,
        "reloads %d classes %d heap %d metaspace %d%n",
        reloads,
        classes.getLoadedClassCount(),
        heap >> 10,
        metaspace >> 10);
  }
}
