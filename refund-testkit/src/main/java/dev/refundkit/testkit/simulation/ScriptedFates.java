package dev.refundkit.testkit.simulation;

import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the payouts of each payment, one after the other; in the end all are paid. */
final class ScriptedFates implements Fates {

  /**
   * What becomes of one payout.
   *
   * @param trouble with the first call
   */
  record Fate(State state, @Nullable Fault trouble) {}

  private final Map<String, Deque<Fate>> scripts = new HashMap<>();
  private final Map<String, Fate> byKey = new HashMap<>();
  private final Set<String> troubled = new HashSet<>();

  ScriptedFates(Map<String, List<Fate>> byPayment) {
    byPayment.forEach((payment, fates) -> scripts.put(payment, new ArrayDeque<>(fates)));
  }

  private Fate fate(PayoutOrder order) {
    return byKey.computeIfAbsent(order.key(), key -> next(order.paymentId()));
  }

  private Fate next(String paymentId) {
    Fate next = scripts.getOrDefault(paymentId, new ArrayDeque<>()).poll();
    return next == null ? new Fate(State.PAID, null) : next;
  }

  @Override
  public State of(PayoutOrder order) {
    return fate(order).state();
  }

  @Override
  public @Nullable Fault trouble(PayoutOrder order) {
    Fault trouble = fate(order).trouble();
    return trouble != null && troubled.add(order.key()) ? trouble : null;
  }

  static Map<String, List<Fate>> with(
      Map<String, List<Fate>> scripts, String paymentId, Fate fate) {
    Map<String, List<Fate>> more = new HashMap<>(scripts);
    List<Fate> fates = new ArrayList<>(more.getOrDefault(paymentId, List.of()));
    fates.add(fate);
    more.put(paymentId, List.copyOf(fates));
    return Map.copyOf(more);
  }
}
