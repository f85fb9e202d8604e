package dev.refundkit.rules;

import dev.refundkit.policy.Decision;
import dev.refundkit.testkit.policy.AskedRefund;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A host in a process of its own, for rules that would end or hang the tests. It tells on its
 * output what it begins and, if it ever comes to that, what has ended and how.
 */
final class HostileHost {

  private static final Duration LIMIT = Duration.ofMillis(300);

  private HostileHost() {}

  /**
   * Runs rules.
   *
   * @param args the folder of their classes; {@code together}, {@code in-turn} or {@code limited};
   *     the names of the bundles
   */
  public static void main(String... args) throws IOException {
    HostileRules rules = HostileRules.load(Path.of(args[0]));
    for (String name : List.of(args).subList(2, args.length)) {
      switch (args[1]) {
        case "together" -> new Thread(() -> fire(rules, name)).start();
        case "in-turn" -> fire(rules, name);
        default -> decide(rules, name);
      }
    }
  }

  private static void fire(HostileRules rules, String name) {
    tell("began " + name);
    try {
      PlainSession.of(rules, name, "a".repeat(80)).fire();
      tell("ended " + name);
    } catch (RuntimeException | Error e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      tell("ended " + name + " " + cause.getClass().getName());
    }
  }

  private static void decide(HostileRules rules, String name) {
    Executor daemons =
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          thread.start();
        };
    TimeLimitedPolicy policy = new TimeLimitedPolicy(rules.behindTheWall(name), LIMIT, daemons);
    Decision decision = policy.decide(new AskedRefund().reason(name).build());
    tell(
        String.join(
            " ",
            name,
            decision.outcome().toString(),
            decision.reasons().get(0).rule(),
            policy.isDisabled() ? "disabled" : "enabled"));
  }

  @SuppressWarnings("SystemOut")
  private static synchronized void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
