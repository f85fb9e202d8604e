package dev.refundkit.engine;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A processor that answers as told and keeps a book of its own: one key pays at most once. Without
 * instructions it pays.
 */
final class FakeProcessor implements PaymentProcessor {

  /** How a call ends. */
  enum Answer {
    SUCCEEDED,
    PENDING,
    DECLINED,
    NOT_ATTEMPTED,
    /** The call times out though the processor paid. */
    TIMEOUT_DONE,
    /** The call times out and the processor never saw it. */
    TIMEOUT_LOST
  }

  /** How it answers when it is asked about a key. */
  enum Memory {
    CLEAR,
    CANNOT_TELL,
    THROWS,
    /** It knows of nothing, as if its book were lost. */
    LOST
  }

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<PayoutOrder> calls = new ArrayList<>();
  private final Map<String, PayoutOrder> orders = new LinkedHashMap<>();
  private final Map<String, PayoutResult> states = new LinkedHashMap<>();
  private final List<ProcessorEntry> elsewhere = new ArrayList<>();
  private int lookups;

  volatile ProcessorAbilities abilities = ProcessorAbilities.all();
  volatile boolean abilitiesFail;

  /** Whether its adapter is broken: it answers null to everything. */
  volatile boolean answersNothing;

  volatile Memory memory = Memory.CLEAR;

  /** The id and the receipt of what it pays; null for such as any processor has. */
  volatile @Nullable String says;

  /** Called while a call is under way. */
  volatile Consumer<PayoutOrder> duringCall = order -> {};

  static ProcessorAbilities abilities(Duration keyLife, boolean lookup) {
    return new ProcessorAbilities(255, keyLife, lookup, false, true, Map.of());
  }

  synchronized FakeProcessor answer(Answer... next) {
    answers.addAll(List.of(next));
    return this;
  }

  @Override
  public ProcessorAbilities abilities() {
    if (abilitiesFail) {
      throw new IllegalStateException("configuration is not readable");
    }
    return abilities;
  }

  @Override
  public PayoutResult refund(PayoutOrder order) {
    duringCall.accept(order);
    synchronized (this) {
      calls.add(order);
      if (answersNothing) {
        return null;
      }
      Answer answer = answers.isEmpty() ? Answer.SUCCEEDED : answers.poll();
      PayoutResult known = states.get(order.key());
      return switch (answer) {
        case NOT_ATTEMPTED -> new PayoutResult.NotAttempted("maintenance");
        case TIMEOUT_LOST -> throw new IllegalStateException("timed out");
        case TIMEOUT_DONE -> {
          book(order, paid(order));
          throw new IllegalStateException("timed out");
        }
        case SUCCEEDED -> known != null ? known : book(order, paid(order));
        case PENDING -> known != null ? known : book(order, new PayoutResult.Pending(tx(order)));
        case DECLINED ->
            known != null ? known : book(order, new PayoutResult.Declined("do_not_honor"));
      };
    }
  }

  private PayoutResult book(PayoutOrder order, PayoutResult result) {
    orders.put(order.key(), order);
    states.putIfAbsent(order.key(), result);
    return states.get(order.key());
  }

  private PayoutResult paid(PayoutOrder order) {
    String odd = says;
    if (odd != null) {
      return new PayoutResult.Succeeded(odd, odd);
    }
    return new PayoutResult.Succeeded(tx(order), "https://receipts.example/" + order.key());
  }

  private static String tx(PayoutOrder order) {
    return "tx_" + order.key();
  }

  @Override
  public synchronized LookupResult lookup(PayoutOrder order) {
    lookups++;
    if (answersNothing) {
      return null;
    }
    PayoutResult state = states.get(order.key());
    return switch (memory) {
      case CANNOT_TELL -> new LookupResult.CannotTell("its ledger is being rebuilt");
      case THROWS -> throw new IllegalStateException("timed out");
      case LOST -> new LookupResult.NotFound();
      case CLEAR -> state == null ? new LookupResult.NotFound() : new LookupResult.Found(state);
    };
  }

  /** Somebody gave money back on the processor's own page, or under a key of another system. */
  synchronized void refundedElsewhere(
      @Nullable String key, String transaction, String paymentId, long amount) {
    elsewhere.add(new ProcessorEntry(key, transaction, paymentId, amount, "USD", Orders.NOW));
  }

  /** Two entries a page, so that there is more than one. */
  @Override
  public synchronized Page<ProcessorEntry> refunds(
      Instant since, @Nullable String cursor, int limit) {
    if (memory == Memory.LOST) {
      return new Page<>(List.of(), null);
    }
    List<ProcessorEntry> all = new ArrayList<>(elsewhere);
    book()
        .forEach(
            (key, order) ->
                all.add(
                    new ProcessorEntry(
                        key,
                        tx(order),
                        order.paymentId(),
                        order.amountMinor(),
                        order.currency().code(),
                        Orders.NOW)));
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(from + 2, all.size());
    return new Page<>(all.subList(from, to), to == all.size() ? null : String.valueOf(to));
  }

  /** The processor itself changes its mind: most often a late payment or a reversal. */
  synchronized void nowSays(String key, Answer answer) {
    PayoutOrder order = orders.get(key);
    states.put(
        key,
        switch (answer) {
          case SUCCEEDED -> paid(order);
          case PENDING -> new PayoutResult.Pending(tx(order));
          case NOT_ATTEMPTED -> new PayoutResult.NotAttempted("maintenance");
          default -> new PayoutResult.Declined("reversed");
        });
  }

  /** Forgets everything about a key. */
  synchronized void forget(String key) {
    states.remove(key);
  }

  synchronized List<PayoutOrder> calls() {
    return List.copyOf(calls);
  }

  synchronized int lookups() {
    return lookups;
  }

  /** What it paid and did not take back, by key. */
  synchronized Map<String, PayoutOrder> book() {
    Map<String, PayoutOrder> paid = new LinkedHashMap<>();
    orders.forEach(
        (key, order) -> {
          if (states.get(key) instanceof PayoutResult.Succeeded) {
            paid.put(key, order);
          }
        });
    return paid;
  }

  long paidOn(String paymentId) {
    return book().values().stream()
        .filter(o -> o.paymentId().equals(paymentId))
        .mapToLong(PayoutOrder::amountMinor)
        .sum();
  }
}
