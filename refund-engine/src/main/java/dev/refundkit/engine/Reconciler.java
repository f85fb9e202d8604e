package dev.refundkit.engine;

import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the processor's book with ours. It moves no money and believes no list: where the books
 * differ on a payout of ours, the processor is asked about its key by the next run of effects. What
 * was refunded outside is recorded and lowers what is refundable (L8).
 *
 * <p>Run it once a day, say, over the last days: entries that were seen before change nothing.
 * Thread-safe; two at a time do no harm.
 */
public final class Reconciler {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final int PAGE = 100;
  private static final int MAX_DIFFERENCES = 1000;

  private final Ports ports;
  private final OutsideFacts facts;

  Reconciler(Ports ports, OutsideFacts facts) {
    this.ports = ports;
    this.facts = facts;
  }

  /**
   * Compares what the processor booked since a time, and what we booked as paid since then.
   *
   * @throws UnsupportedOperationException if the processor cannot list its refunds
   */
  public Reconciliation run(Instant since) {
    return run(since, () -> false);
  }

  /**
   * The same, but stops before the next entry when asked to.
   *
   * @param stop asked between entries
   */
  public Reconciliation run(Instant since, BooleanSupplier stop) {
    if (!ports.processor().abilities().pagedLookup()) {
      throw new UnsupportedOperationException("the processor cannot list its refunds");
    }
    Comparison comparison = new Comparison(stop);
    comparison.processorsBook(since);
    comparison.ownBook(since);
    return comparison.result();
  }

  /** One comparison under way. */
  private final class Comparison {

    private final BooleanSupplier stop;
    private final Instant began = ports.clock().instant();
    private final Set<String> booked = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> outside = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Reconciliation.Difference> differences = new ArrayList<>();
    private int entries;
    private int agreed;
    private int recorded;
    private boolean stopped;

    Comparison(BooleanSupplier stop) {
      this.stop = stop;
    }

    Reconciliation result() {
      return new Reconciliation(entries, agreed, asked.size(), recorded, differences, !stopped);
    }

    void processorsBook(Instant since) {
      String cursor = null;
      do {
        Page<ProcessorEntry> page = ports.processor().refunds(since, cursor, PAGE);
        if (page.next() != null && page.next().equals(cursor)) {
          throw new IllegalStateException("the processor's list does not end: " + cursor);
        }
        if (stopsNow()) {
          return;
        }
        for (ProcessorEntry entry : page.items()) {
          if (stopsNow()) {
            return;
          }
          entries++;
          booked.add(String.valueOf(entry.key()));
          guarded(entry.key(), entry.transactionId(), () -> compare(entry));
        }
        cursor = page.next();
      } while (cursor != null);
    }

    /** What we hold for paid must stand in the processor's book. */
    void ownBook(Instant since) {
      String cursor = null;
      do {
        Page<Refund> page = ports.store().list(RefundQuery.changedSince(since), cursor, PAGE);
        for (Refund refund : page.items()) {
          for (Payout payout : refund.payouts()) {
            if (stopsNow()) {
              return;
            }
            if (paidSince(payout, since) && !booked.contains(payout.key())) {
              guarded(payout.key(), payout.transactionId(), () -> missing(refund, payout));
            }
          }
        }
        cursor = page.next();
      } while (cursor != null);
    }

    private boolean stopsNow() {
      stopped = stopped || stop.getAsBoolean();
      return stopped;
    }

    private void guarded(@Nullable String key, @Nullable String transactionId, Runnable step) {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.warn("An entry could not be compared: {}", Faults.describe(e));
        differs(Reconciliation.Kind.FAILED, key, transactionId, e.getClass().getSimpleName());
      }
    }

    private void compare(ProcessorEntry entry) {
      String key = entry.key();
      if (key == null) {
        outside(entry);
        return;
      }
      Refund refund = ports.store().refundOfPayout(key).orElse(null);
      if (refund == null) {
        outside(entry);
        return;
      }
      if (!seen.add(key)) {
        String what = "the processor booked key " + key + " more than once";
        differs(Reconciliation.Kind.PAID_TWICE, key, entry.transactionId(), what);
        return;
      }
      Payout payout = payoutOf(refund, key);
      if (!same(entry, refund, payout)) {
        differs(
            Reconciliation.Kind.OTHER_AMOUNT,
            key,
            entry.transactionId(),
            "payout %s is %d %s of payment %s, the processor booked %d %s of payment %s"
                .formatted(
                    payout.id(),
                    payout.amount(),
                    refund.facts().currency().code(),
                    payout.paymentId(),
                    entry.amountMinor(),
                    entry.currency(),
                    entry.paymentId()));
      } else if (payout.sentAt() == null) {
        String what =
            "the processor has booked payout %s, which was never sent. Maybe the store was restored from an earlier time."
                .formatted(payout.id());
        differs(Reconciliation.Kind.NEVER_SENT, key, entry.transactionId(), what);
      } else if (payout.state() == PayoutState.SUCCEEDED) {
        agreed++;
      } else {
        ask(refund, payout);
      }
    }

    /**
     * It may have been taken back, which the question finds out, or the book may lag. What was paid
     * since the book was opened cannot stand in it.
     */
    private void missing(Refund refund, Payout payout) {
      ask(refund, payout);
      Instant paidAt = payout.endedAt();
      if (paidAt == null || !paidAt.isBefore(began)) {
        return;
      }
      String what =
          "the processor's book has no payment of payout %s, which our book holds for paid; it is asked about it"
              .formatted(payout.id());
      differs(Reconciliation.Kind.NOT_BOOKED, payout.key(), payout.transactionId(), what);
    }

    private void ask(Refund refund, Payout payout) {
      facts.ask(refund.id(), p -> p.id().equals(payout.id())).orElseThrow();
      asked.add(payout.key());
    }

    private void outside(ProcessorEntry entry) {
      if (!outside.add(entry.paymentId() + " " + entry.transactionId())) {
        String what = "the processor has more than one entry " + entry.transactionId();
        differs(Reconciliation.Kind.PAID_TWICE, entry.key(), entry.transactionId(), what);
        return;
      }
      Answer<Boolean> answer = facts.booked(entry);
      if (answer instanceof Answer.Refused<Boolean> refused) {
        differs(
            kind(refused.refusal().code()),
            entry.key(),
            entry.transactionId(),
            refused.refusal().message());
      } else if (answer.orElseThrow()) {
        recorded++;
      } else {
        agreed++;
      }
    }

    private static Reconciliation.Kind kind(RefusalCode code) {
      return switch (code) {
        case PAYMENT_NOT_FOUND -> Reconciliation.Kind.UNKNOWN_PAYMENT;
        case CURRENCY_MISMATCH, INVALID_REQUEST -> Reconciliation.Kind.OTHER_AMOUNT;
        default -> Reconciliation.Kind.FAILED;
      };
    }

    private void differs(
        Reconciliation.Kind kind, @Nullable String key, @Nullable String transaction, String what) {
      if (differences.size() < MAX_DIFFERENCES) {
        differences.add(new Reconciliation.Difference(kind, key, transaction, what));
      }
    }
  }

  private static Payout payoutOf(Refund refund, String key) {
    return refund.payouts().stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
  }

  private static boolean same(ProcessorEntry entry, Refund refund, Payout payout) {
    return entry.amountMinor() == payout.amount()
        && entry.paymentId().equals(payout.paymentId())
        && entry.currency().equals(refund.facts().currency().code());
  }

  private static boolean paidSince(Payout payout, Instant since) {
    return payout.state() == PayoutState.SUCCEEDED
        && payout.sentAt() != null
        && !payout.sentAt().isBefore(since);
  }
}
