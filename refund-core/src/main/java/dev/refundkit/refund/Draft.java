package dev.refundkit.refund;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineBalance;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.Disposition;
import dev.refundkit.sale.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A refund and its ledger while a move is worked out; {@link #change} freezes both. Not shared
 * between threads.
 */
final class Draft {

  /** Tells nothing apart, where a refund has one effect of a kind. */
  private static final String ONLY = "1";

  final RefundFacts facts;
  final Instant now;
  RefundStatus status;
  @Nullable Approval approval;
  List<RefundItem> items;
  Allocation accepted;
  Allocation held;
  List<Payout> payouts;
  Returns returns;
  List<Disposition> dispositions;
  List<TimelineEntry> timeline;
  private final List<JournalEntry> journal;
  private final long version;
  Ledger ledger;
  private final List<Effect> effects = new ArrayList<>();
  private final Set<String> dropped = new HashSet<>();

  Draft(Refund refund, Ledger ledger, Instant now) {
    this.facts = refund.facts();
    this.now = now.isBefore(refund.updatedAt()) ? refund.updatedAt() : now;
    this.status = refund.status();
    this.approval = refund.approval();
    this.items = new ArrayList<>(refund.items());
    this.accepted = refund.accepted();
    this.held = refund.held();
    this.payouts = new ArrayList<>(refund.payouts());
    this.returns = refund.returns();
    this.dispositions = new ArrayList<>(refund.dispositions());
    this.timeline = new ArrayList<>(refund.timeline());
    this.journal = new ArrayList<>(refund.journal());
    this.version = ledger.version();
    this.ledger = ledger;
  }

  Change change() {
    Refund refund =
        new Refund(
            facts,
            status,
            approval,
            items,
            accepted,
            held,
            payouts,
            returns,
            dispositions,
            timeline,
            journal,
            now);
    return new Change(refund, ledger, effects, dropped);
  }

  void enter(RefundStatus next, String actor, @Nullable String note) {
    status = next;
    timeline.add(new TimelineEntry(next.wire(), now, actor, note));
  }

  /** A step of the refund's life that leaves the main state as it is. */
  void note(String step, String actor, @Nullable String note) {
    timeline.add(new TimelineEntry(step, now, actor, note));
  }

  /** Writes down what is done to the whole refund. */
  void log(JournalEntry.Kind kind, String actor) {
    log(kind, actor, List.of());
  }

  /** Writes down what is done with goods. */
  void log(JournalEntry.Kind kind, String actor, List<Arrival> goods) {
    journal.add(new JournalEntry(version, now, actor, kind, null, null, goods));
  }

  /** Writes down what is done about a line or the label. */
  void logOf(JournalEntry.Kind kind, @Nullable String subject) {
    journal.add(new JournalEntry(version, now, "system", kind, subject, null, List.of()));
  }

  /** Writes down what is done about a payout, once it is done. */
  void logPayout(JournalEntry.Kind kind, String actor, String payoutId) {
    payouts.stream()
        .filter(p -> p.id().equals(payoutId))
        .map(Payout::state)
        .map(s -> new JournalEntry(version, now, actor, kind, payoutId, s, List.of()))
        .forEach(journal::add);
  }

  void want(Effect effect) {
    effects.add(effect);
  }

  void drop(String effectKey) {
    dropped.add(effectKey);
  }

  /** Drops the one effect of a kind of which a refund has only one. */
  void dropOnly(Effect.Kind kind) {
    drop(Effect.key(facts.id(), kind, ONLY));
  }

  void want(Effect.Kind kind, String suffix, String subject, int quantity, Instant dueAt) {
    String key = Effect.key(facts.id(), kind, suffix);
    want(new Effect(key, kind, facts.saleId(), facts.id(), subject, quantity, dueAt));
  }

  /** Tells the customer; each step of the timeline is told at most once. */
  void notifyCustomer(String notice) {
    if (facts.processing().notifies()) {
      want(Effect.Kind.NOTIFY, notice + ":" + timeline.size(), notice, 0, now);
    }
  }

  void approve(String actor, boolean automatic, @Nullable String note, Disposer disposer) {
    approval = new Approval(actor, now, automatic);
    enter(RefundStatus.APPROVED, actor, note);
    if (returns.required()) {
      want(Effect.Kind.LABEL, ONLY, "label", 0, now);
    }
    Duration wait = facts.decision().returnWithin();
    if (returns.required() && wait != null) {
      returns = returns.until(now.plus(wait));
      want(Effect.Kind.CLOSE_RETURN, ONLY, "return", 0, now.plus(wait));
    }
    Goods.putBackUnshipped(this, disposer);
    boolean goesOn = facts.processing().startsAtOnce() && !returns.holdsPayment();
    if (goesOn || payouts.isEmpty()) {
      start("system", null);
    }
  }

  /** Clears the payouts to be sent; with nothing to pay the refund is completed at once (M17). */
  void start(String actor, @Nullable String note) {
    if (payouts.isEmpty()) {
      enter(RefundStatus.COMPLETED, actor, note);
      notifyCustomer("completed");
      return;
    }
    enter(RefundStatus.PROCESSING, actor, note);
    clear();
  }

  void clear() {
    payouts.replaceAll(p -> p.state() == PayoutState.RESERVED ? p.to(PayoutState.CLEARED) : p);
    payouts.stream()
        .filter(p -> p.state() == PayoutState.CLEARED)
        .forEach(p -> want(Effect.pay(facts.saleId(), facts.id(), p, now)));
  }

  /** Gives back everything that is held, but for the units that came back to the shop. */
  void releaseAll(String why) {
    for (Payout payout : List.copyOf(payouts)) {
      if (payout.state().holds()) {
        ledger = ledger.release(payout.paymentId(), payout.amount());
        replace(payout.id(), p -> p.released(why, now));
        drop(Effect.payKey(payout.id()));
      }
    }
    hold(accepted.nothingBut(arrivedUnits()));
  }

  /** Exchanges what the refund holds of the sale's parts. */
  void hold(Allocation next) {
    ledger = ledger.exchange(facts.id(), held, next);
    held = next;
  }

  Map<String, Units> arrivedUnits() {
    Map<String, Units> arrived = new HashMap<>();
    items.forEach(item -> arrived.put(item.lineId(), item.came()));
    return arrived;
  }

  /**
   * Units that have not come yet and that no other refund has taken since this one gave them up.
   */
  Units mayArrive(RefundItem item) {
    Units own =
        held.lines().stream()
            .filter(share -> share.lineId().equals(item.lineId()))
            .map(LineShare::units)
            .findFirst()
            .orElse(Units.NONE);
    LineBalance balance = ledger.lines().get(item.lineId());
    Units others = balance == null ? Units.NONE : balance.taken().minus(own);
    return item.units().minus(item.came()).minus(others);
  }

  void replace(String payoutId, UnaryOperator<Payout> change) {
    payouts.replaceAll(p -> p.id().equals(payoutId) ? change.apply(p) : p);
  }

  void replaceItem(String lineId, UnaryOperator<RefundItem> change) {
    items.replaceAll(item -> item.lineId().equals(lineId) ? change.apply(item) : item);
  }
}
