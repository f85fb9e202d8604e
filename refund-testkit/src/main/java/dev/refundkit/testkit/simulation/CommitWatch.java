package dev.refundkit.testkit.simulation;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.TimelineEntry;
import dev.refundkit.spi.Commit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks each commit against what was stored before it. */
final class CommitWatch implements StoreWatch {

  /** From each main state, where it may go. */
  private static final Map<String, Set<String>> EDGES =
      Map.of(
          "created", Set.of("approved", "rejected", "cancelled", "completed"),
          "approved", Set.of("processing", "completed", "cancelled"),
          "processing", Set.of("completed", "failed", "cancelled"),
          "completed", Set.of("failed"),
          "failed", Set.of("processing", "cancelled", "completed"),
          "rejected", Set.of(),
          "cancelled", Set.of());

  private static final Set<String> STEPS =
      Set.of(
          "return_received",
          "inspected",
          "return_closed",
          "paid_late",
          "reversed",
          "needs_attention",
          "resolved",
          "restock_refused");

  private final Map<String, Integer> led = new HashMap<>();

  /** How many refunds a request, known by its notes, has led to. */
  int led(String tag) {
    return led.getOrDefault(tag, 0);
  }

  @Override
  public void stored(Commit commit, @Nullable Refund before, @Nullable Ledger ledger) {
    Refund refund = commit.refund();
    if (refund != null && before != null) {
      goesOn(before, refund);
    } else if (refund != null) {
      led.merge(String.valueOf(refund.facts().notes()), 1, Integer::sum);
      edges(refund.timeline(), 0);
    }
    if (ledger != null) {
      takesOnlyWhatIsFree(ledger, commit.ledger(), before, refund);
      Invariant.TIMELINE.demand(
          beginsWith(commit.ledger().outside(), ledger.outside()),
          () -> ledger.outside() + " became " + commit.ledger().outside());
    }
    Invariant.TIMELINE.demand(
        ledger == null
            ? commit.ledger().version() == 0
            : commit.ledger().version() == ledger.version(),
        () -> "a commit was stored over another one: " + commit.ledger());
  }

  private static void goesOn(Refund before, Refund refund) {
    List<TimelineEntry> old = before.timeline();
    List<TimelineEntry> now = refund.timeline();
    Invariant.TIMELINE.demand(beginsWith(now, old), () -> old + " became " + now);
    Invariant.TIMELINE.demand(
        beginsWith(refund.journal(), before.journal()),
        () -> before.journal() + " became " + refund.journal());
    Invariant.TIMELINE.demand(
        refund.facts().equals(before.facts()),
        () -> "the facts " + before.facts() + " became " + refund.facts());
    Invariant.TIMELINE.demand(
        !refund.updatedAt().isBefore(before.updatedAt()),
        () -> "the time of " + refund.id() + " went back to " + refund.updatedAt());
    for (TimelineEntry entry : now.subList(old.size(), now.size())) {
      byWhomItMay(entry, before);
    }
    edges(now, old.size());
    before.payouts().stream()
        .filter(payout -> payout.sentAt() != null)
        .forEach(payout -> staysSent(payout, refund));
  }

  /** The age of its key counts from the first call, unless that has certainly done nothing. */
  private static void staysSent(Payout sent, Refund refund) {
    Payout kept =
        refund.payouts().stream()
            .filter(payout -> payout.key().equals(sent.key()))
            .findFirst()
            .orElse(null);
    Invariant.KEYS_ARE_STABLE.demand(kept != null, () -> "sent payout " + sent + " is gone");
    Instant since = kept == null ? null : kept.sentAt();
    Invariant.KEYS_ARE_STABLE.demand(
        since == null || since.equals(sent.sentAt()),
        () -> sent + " was first sent at another time: " + since);
  }

  /** Nobody decides what they asked for, and people settle only what nobody else can. */
  private static void byWhomItMay(TimelineEntry entry, Refund before) {
    boolean resolves = entry.status().equals("resolved");
    boolean decides = resolves || entry.status().equals("approved");
    Invariant.TIMELINE.demand(
        !decides || !entry.actor().equals(before.facts().requestedBy()),
        () -> "decided by who asked for it: " + entry);
    Invariant.TIMELINE.demand(
        !resolves
            || before.payouts().stream().anyMatch(p -> p.state() == PayoutState.NEEDS_ATTENTION),
        () -> "nothing needed a person: " + entry);
  }

  static boolean beginsWith(List<?> list, List<?> start) {
    return list.size() >= start.size() && list.subList(0, start.size()).equals(start);
  }

  private static void edges(List<TimelineEntry> timeline, int from) {
    String state = "created";
    boolean reversed = false;
    boolean late = false;
    for (int i = 0; i < timeline.size(); i++) {
      String next = timeline.get(i).status();
      String was = state;
      boolean settled = reversed || late;
      if (i > 0 && EDGES.containsKey(next)) {
        boolean legal =
            EDGES.getOrDefault(was, Set.of()).contains(next)
                && (!was.equals("completed") || reversed)
                && !(was.equals("failed") && next.equals("completed") && !settled);
        Invariant.TIMELINE.demand(
            legal || i < from, () -> was + " became " + next + " in " + timeline);
        state = next;
        reversed = false;
        late = false;
      } else if (i > 0) {
        Invariant.TIMELINE.demand(STEPS.contains(next), () -> "no such step: " + next);
        reversed |= next.equals("reversed");
        late |= next.equals("paid_late");
      }
    }
  }

  private static void takesOnlyWhatIsFree(
      Ledger before, Ledger after, @Nullable Refund old, @Nullable Refund now) {
    for (PaymentBalance balance : after.payments()) {
      long taken = balance.reserved() + balance.refunded();
      long was =
          before.payment(balance.paymentId()).map(b -> b.reserved() + b.refunded()).orElse(0L);
      if (taken > was && balance.excess() > 0) {
        Invariant.WITHIN_CAPTURED.demand(
            old != null && now != null && taken - was <= paidLate(old, now, balance.paymentId()),
            () -> "what was not free was taken: " + balance);
      }
    }
  }

  /** What of a payment turned from released to paid. */
  private static long paidLate(Refund old, Refund now, String paymentId) {
    long sum = 0;
    for (Payout payout : now.payouts()) {
      boolean late =
          payout.state() == PayoutState.SUCCEEDED
              && payout.paymentId().equals(paymentId)
              && old.payout(payout.id()).filter(p -> p.state() == PayoutState.RELEASED).isPresent();
      sum += late ? payout.amount() : 0;
    }
    return sum;
  }
}
