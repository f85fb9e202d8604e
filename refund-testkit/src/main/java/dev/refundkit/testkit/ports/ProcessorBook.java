package dev.refundkit.testkit.ports;

import dev.refundkit.spi.Page;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a processor has booked, in order. Guarded by its owner. */
final class ProcessorBook {

  private static final String TAKEN_BACK = "reported_failed";

  /**
   * One payout as the processor sees it.
   *
   * @param reportedAt the time of the last report that counted, null before the first
   */
  record Entry(
      PayoutOrder order,
      String transactionId,
      PayoutResult state,
      Instant at,
      @Nullable Instant reportedAt) {

    boolean paid() {
      return state instanceof PayoutResult.Succeeded;
    }

    ProcessorEntry shown() {
      return new ProcessorEntry(
          order.key(),
          transactionId,
          order.paymentId(),
          order.amountMinor(),
          order.currency().code(),
          at);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  Entry succeeded(PayoutOrder order, Instant now) {
    return add(order, success(nextId()), now);
  }

  Entry pending(PayoutOrder order, Instant now) {
    return add(order, new PayoutResult.Pending(nextId()), now);
  }

  Entry declined(PayoutOrder order, Instant now, String code) {
    return add(order, new PayoutResult.Declined(code), now);
  }

  private Entry add(PayoutOrder order, PayoutResult state, Instant now) {
    Entry entry = new Entry(order, nextId(), state, now, null);
    entries.add(entry);
    return entry;
  }

  private String nextId() {
    return "txn_" + (entries.size() + 1);
  }

  private static PayoutResult success(String transactionId) {
    return new PayoutResult.Succeeded(
        transactionId, "https://processor.example/receipts/" + transactionId);
  }

  @Nullable Entry latest(String key) {
    int index = indexOf(key);
    return index < 0 ? null : entries.get(index);
  }

  private int indexOf(String key) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).order().key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** The entry that a call repeats, as far as keys are remembered. */
  @Nullable Entry remembered(PayoutOrder order, Instant now, Duration keyLife) {
    Entry known = latest(order.key());
    if (known == null || Duration.between(known.at(), now).compareTo(keyLife) >= 0) {
      return null;
    }
    boolean same =
        known.order().paymentId().equals(order.paymentId())
            && known.order().amountMinor() == order.amountMinor();
    if (!same) {
      throw new IllegalStateException(
          "key " + order.key() + " was used for another payment or amount before");
    }
    return known;
  }

  boolean report(PayoutOrder order, boolean succeeded, Instant at) {
    if (indexOf(order.key()) < 0) {
      pending(order, at);
    }
    int index = indexOf(order.key());
    Entry before = entries.get(index);
    if (before.reportedAt() != null && at.isBefore(before.reportedAt())) {
      return false;
    }
    PayoutResult state =
        succeeded ? success(before.transactionId()) : new PayoutResult.Declined(TAKEN_BACK);
    entries.set(index, new Entry(before.order(), before.transactionId(), state, before.at(), at));
    return before.paid() != succeeded || !before.state().equals(state);
  }

  List<ProcessorEntry> paid() {
    return entries.stream().filter(Entry::paid).map(Entry::shown).toList();
  }

  Page<ProcessorEntry> page(Instant since, int from, int limit) {
    List<ProcessorEntry> found = new ArrayList<>();
    int next = from;
    while (next < entries.size() && found.size() < limit) {
      Entry entry = entries.get(next++);
      if (entry.paid() && !entry.at().isBefore(since)) {
        found.add(entry.shown());
      }
    }
    return new Page<>(found, next < entries.size() ? Integer.toString(next) : null);
  }
}
