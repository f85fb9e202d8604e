package dev.refundkit.samples.propertytests;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shop's bank: an account book in memory that knows each transfer by its key, and can be told
 * what goes wrong.
 */
public final class ShopBank implements PaymentProcessor {

  /** How a call goes. */
  public enum Mood {
    PAYS,
    PAYS_LATER,
    DECLINES,
    CLOSED,
    LOSES_THE_CALL,
    LOSES_ITS_ANSWER
  }

  private record Transfer(String paymentId, long amount, PayoutResult state) {

    Transfer ended(boolean paid) {
      PayoutResult end =
          paid
              ? new PayoutResult.Succeeded("transfer_of_" + paymentId, null)
              : new PayoutResult.Declined("came_back");
      return new Transfer(paymentId, amount, end);
    }
  }

  private final Map<String, Transfer> book = new LinkedHashMap<>();
  private final Deque<Mood> moods = new ArrayDeque<>(List.of(Mood.PAYS));

  /** How the next calls go; the last one's mood stays. */
  public synchronized void willBe(Collection<Mood> next) {
    moods.clear();
    moods.addAll(next);
  }

  @Override
  public ProcessorAbilities abilities() {
    return new ProcessorAbilities(255, Duration.ofHours(24), true, false, false, Map.of());
  }

  /** Pays once under a key, and throws when nobody knows whether it paid (P1, P3). */
  @Override
  public synchronized PayoutResult refund(PayoutOrder order) {
    Mood mood = moods.size() > 1 ? moods.remove() : moods.element();
    if (mood == Mood.CLOSED) {
      return new PayoutResult.NotAttempted("the bank is closed");
    }
    if (mood == Mood.LOSES_THE_CALL) {
      throw new IllegalStateException("the bank does not answer");
    }
    Transfer transfer = book.computeIfAbsent(order.key(), key -> transfer(order, mood));
    if (mood == Mood.LOSES_ITS_ANSWER) {
      throw new IllegalStateException("the bank does not answer");
    }
    return transfer.state();
  }

  private static Transfer transfer(PayoutOrder order, Mood mood) {
    PayoutResult state =
        switch (mood) {
          case PAYS_LATER -> new PayoutResult.Pending("transfer_of_" + order.paymentId());
          case DECLINES -> new PayoutResult.Declined("account_closed");
          default -> new PayoutResult.Succeeded("transfer_of_" + order.paymentId(), null);
        };
    return new Transfer(order.paymentId(), order.amountMinor(), state);
  }

  @Override
  public synchronized LookupResult lookup(PayoutOrder order) {
    Transfer known = book.get(order.key());
    return known == null ? new LookupResult.NotFound() : new LookupResult.Found(known.state());
  }

  /** A call that was thought to be lost has come after all; nothing is paid for it yet. */
  public synchronized void receives(PayoutOrder order) {
    book.computeIfAbsent(order.key(), key -> transfer(order, Mood.PAYS_LATER));
  }

  /** What became of a transfer after all. What was declined stays so (P4). */
  public synchronized void ends(String key, boolean paid) {
    book.computeIfPresent(
        key, (k, was) -> was.state() instanceof PayoutResult.Declined ? was : was.ended(paid));
  }

  /** What the bank has paid under a key, by its own book. */
  public synchronized long paid(String key) {
    Transfer known = book.get(key);
    return known != null && known.state() instanceof PayoutResult.Succeeded ? known.amount() : 0;
  }

  /** What the bank has given back of a payment, by its own book. */
  public synchronized long gaveBack(String paymentId) {
    return book.values().stream()
        .filter(transfer -> transfer.paymentId().equals(paymentId))
        .filter(transfer -> transfer.state() instanceof PayoutResult.Succeeded)
        .mapToLong(Transfer::amount)
        .sum();
  }
}
