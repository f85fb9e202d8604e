package dev.refundkit.testkit.capture;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.OutsideFact;
import dev.refundkit.refund.JournalEntry;
import dev.refundkit.refund.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that once happened to an order.
 *
 * @param version of the ledger before it; tells the order of events
 * @param refund whose entry it is; null for an outside fact
 */
record Event(
    long version,
    Instant at,
    @Nullable Refund refund,
    @Nullable JournalEntry entry,
    @Nullable OutsideFact fact) {

  /** Everything up to a version, in the order in which it was stored. */
  static List<Event> of(List<Refund> refunds, Ledger ledger, long upTo) {
    List<Event> events = new ArrayList<>();
    for (Refund refund : refunds) {
      for (JournalEntry entry : refund.journal()) {
        events.add(new Event(entry.version(), entry.at(), refund, entry, null));
      }
    }
    Instant first = events.stream().map(Event::at).min(Instant::compareTo).orElse(Instant.EPOCH);
    for (OutsideFact fact : ledger.outside()) {
      Instant before =
          events.stream()
              .filter(event -> event.version() < fact.version())
              .map(Event::at)
              .max(Instant::compareTo)
              .orElse(first);
      events.add(new Event(fact.version(), before, null, null, fact));
    }
    return events.stream()
        .filter(event -> event.version() <= upTo)
        .sorted(Comparator.comparingLong(Event::version))
        .toList();
  }

  /** Whether a run of effects does it, or would have to. */
  boolean byEffects() {
    if (entry == null) {
      return false;
    }
    return switch (entry.kind()) {
      case SENDING, HEARD, RESTOCKED, RESTOCK_REFUSED, LABELLED -> true;
      case CREATED,
          APPROVED,
          REJECTED,
          CANCELLED,
          PROCESSED,
          RETRIED,
          REDIRECTED,
          RETURN_RECEIVED,
          INSPECTED,
          RETURN_CLOSED,
          RESOLVED ->
          false;
    };
  }
}
