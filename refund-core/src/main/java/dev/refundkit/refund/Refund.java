package dev.refundkit.refund;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Spend;
import dev.refundkit.quote.Remaining;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;

/**
 * One request and its life. Immutable: every move returns what is to be stored, or why it is not
 * legal, and changes nothing itself. Amounts are minor units of the sale's currency.
 *
 * @param approval who approved; null while nobody has
 * @param accepted what the refund is to give; its payouts that none replaced add up to its total
 * @param held what it holds or has given of the sale; less than accepted after a failure
 * @param dispositions what the policy said of goods, in order
 * @param journal every move in the order it was made, for machines
 */
public record Refund(
    RefundFacts facts,
    RefundStatus status,
    @Nullable Approval approval,
    List<RefundItem> items,
    Allocation accepted,
    Allocation held,
    List<Payout> payouts,
    Returns returns,
    List<Disposition> dispositions,
    List<TimelineEntry> timeline,
    List<JournalEntry> journal,
    Instant updatedAt) {

  public Refund {
    items = List.copyOf(items);
    payouts = List.copyOf(payouts);
    dispositions = List.copyOf(dispositions);
    timeline = List.copyOf(timeline);
    journal = List.copyOf(journal);
  }

  public String id() {
    return facts.id();
  }

  /** What the refund is to give, all its parts together; {@link #paid} is what it has given. */
  public MonetaryAmount total() {
    return MinorUnits.toMoney(accepted.total(), facts.currency());
  }

  /** What its approval without a person took of the policy's budgets when it was opened. */
  public List<Spend> spends() {
    Map<String, String> products = new HashMap<>();
    items.forEach(item -> products.put(item.lineId(), item.productId()));
    return Spend.of(
        facts.decision(),
        facts.asked(),
        line -> products.getOrDefault(line, ""),
        facts.customerId(),
        facts.currency(),
        facts.createdAt());
  }

  /** What was really paid so far and not taken back. */
  public MonetaryAmount paid() {
    long paid =
        payouts.stream()
            .filter(p -> p.state() == PayoutState.SUCCEEDED)
            .mapToLong(Payout::amount)
            .sum();
    return MinorUnits.toMoney(paid, facts.currency());
  }

  public PaymentStatus paymentStatus() {
    boolean withdrawn = status == RefundStatus.REJECTED || status == RefundStatus.CANCELLED;
    boolean waiting = status == RefundStatus.PENDING || status == RefundStatus.APPROVED;
    return waiting && payouts.isEmpty()
        ? PaymentStatus.PENDING
        : PaymentStatus.of(livePayouts(), withdrawn);
  }

  public RestockStatus restockStatus(RefundItem item) {
    boolean over =
        returns.state() == ReturnState.CLOSED
            || status == RefundStatus.REJECTED
            || status == RefundStatus.CANCELLED;
    return item.restockStatus(over);
  }

  /** Whether the processor has taken a payout back that it had paid. */
  public boolean reversed() {
    return timeline.stream().anyMatch(entry -> entry.status().equals("reversed"));
  }

  /** The payouts that no later one replaced. */
  public List<Payout> livePayouts() {
    return payouts.stream().filter(p -> !p.replaced()).toList();
  }

  public Optional<Payout> payout(String payoutId) {
    return payouts.stream().filter(p -> p.id().equals(payoutId)).findFirst();
  }

  /** Why a person must look at it; empty if nobody must. */
  public Optional<Need> need() {
    return Need.of(this);
  }

  /** Approves; payment starts unless it waits for goods or for {@link #process} (L4). */
  public Answer<Change> approve(
      Ledger ledger, String actor, @Nullable String note, Instant now, Disposer disposer) {
    return legal(Command.APPROVE, ledger, now)
        .map(
            draft -> {
              draft.log(JournalEntry.Kind.APPROVED, actor);
              draft.approve(actor, false, note, disposer);
              return draft.change();
            });
  }

  public Answer<Change> reject(Ledger ledger, String actor, @Nullable String note, Instant now) {
    return legal(Command.REJECT, ledger, now)
        .map(
            draft -> {
              draft.log(JournalEntry.Kind.REJECTED, actor);
              draft.releaseAll("rejected");
              draft.enter(RefundStatus.REJECTED, actor, note);
              draft.notifyCustomer("rejected");
              return draft.change();
            });
  }

  /** Withdraws it: while no payout was sent, or after a failure in which nothing was paid. */
  public Answer<Change> cancel(Ledger ledger, String actor, @Nullable String note, Instant now) {
    boolean failed = status == RefundStatus.FAILED;
    boolean sent =
        livePayouts().stream()
            .anyMatch(p -> p.sentAt() != null && !(failed && p.state() == PayoutState.RELEASED));
    if (sent && status.allows(Command.CANCEL)) {
      return Answer.refused(
          notAllowed(Command.CANCEL, failed ? "a payout was paid" : "a payout was sent"));
    }
    return legal(Command.CANCEL, ledger, now)
        .map(
            draft -> {
              draft.log(JournalEntry.Kind.CANCELLED, actor);
              draft.releaseAll("cancelled");
              draft.enter(RefundStatus.CANCELLED, actor, note);
              draft.dropOnly(Effect.Kind.CLOSE_RETURN);
              draft.dropOnly(Effect.Kind.LABEL);
              return draft.change();
            });
  }

  /** Starts the payment of an approved refund that was not to start at once. */
  public Answer<Change> process(Ledger ledger, String actor, @Nullable String note, Instant now) {
    if (status == RefundStatus.APPROVED && returns.holdsPayment()) {
      return Answer.refused(
          notAllowed(
              Command.PROCESS, "payment waits for the goods, which are " + returns.state().wire()));
    }
    return legal(Command.PROCESS, ledger, now)
        .map(
            draft -> {
              draft.log(JournalEntry.Kind.PROCESSED, actor);
              draft.start(actor, note);
              return draft.change();
            });
  }

  /** Takes in goods; when all have come, a payment that waited for them starts (L10). */
  public Answer<Change> receiveReturn(
      Ledger ledger,
      List<Arrival> arrivals,
      String actor,
      @Nullable String note,
      Instant now,
      Disposer disposer) {
    if (returns.state() == ReturnState.CLOSED && status.allows(Command.RECEIVE_RETURN)) {
      return Answer.refused(notAllowed(Command.RECEIVE_RETURN, "its return is closed"));
    }
    return legal(Command.RECEIVE_RETURN, ledger, now)
        .flatMap(
            draft -> {
              Refusal refusal = Goods.receive(draft, arrivals, disposer);
              if (refusal != null) {
                return Answer.refused(refusal);
              }
              draft.log(JournalEntry.Kind.RETURN_RECEIVED, actor, arrivals);
              draft.note("return_received", actor, note);
              boolean waited = draft.returns.holdsPayment();
              Goods.updateReturn(draft);
              if (waited && !draft.returns.holdsPayment() && facts.processing().startsAtOnce()) {
                draft.start("system", null);
              }
              return Answer.of(keepArrived(draft));
            });
  }

  /**
   * Units that arrive after the money was released are the shop's again and cannot be returned a
   * second time (L5).
   */
  private static Change keepArrived(Draft draft) {
    if (draft.status == RefundStatus.FAILED && draft.held.total() == 0) {
      draft.hold(draft.accepted.nothingBut(draft.arrivedUnits()));
    }
    return draft.change();
  }

  public Answer<Change> inspect(
      Ledger ledger,
      List<Arrival> findings,
      String actor,
      @Nullable String note,
      Instant now,
      Disposer disposer) {
    return legal(Command.INSPECT, ledger, now)
        .flatMap(
            draft -> {
              Refusal refusal = Goods.inspect(draft, findings, disposer);
              draft.log(JournalEntry.Kind.INSPECTED, actor, findings);
              draft.note("inspected", actor, note);
              return refusal == null ? Answer.of(draft.change()) : Answer.refused(refusal);
            });
  }

  /**
   * Stops waiting for goods: an unpaid refund is settled to what arrived, or cancelled if nothing
   * did (L10).
   *
   * @param unitsWorth what units of a line are worth
   */
  public Answer<Change> closeReturn(
      Ledger ledger,
      String actor,
      @Nullable String note,
      Instant now,
      BiFunction<String, Units, Worth> unitsWorth) {
    if (status.allows(Command.CLOSE_RETURN) && !returns.state().open()) {
      return Answer.refused(
          notAllowed(Command.CLOSE_RETURN, "its return is " + returns.state().wire()));
    }
    return legal(Command.CLOSE_RETURN, ledger, now)
        .map(
            draft -> {
              boolean waited = draft.returns.holdsPayment();
              draft.log(JournalEntry.Kind.RETURN_CLOSED, actor);
              draft.returns = draft.returns.to(ReturnState.CLOSED);
              draft.note("return_closed", actor, note);
              draft.dropOnly(Effect.Kind.CLOSE_RETURN);
              if (waited && draft.status == RefundStatus.APPROVED) {
                if (!Goods.settleToArrived(draft, unitsWorth)) {
                  draft.releaseAll("no goods came");
                  draft.dropOnly(Effect.Kind.LABEL);
                  draft.enter(RefundStatus.CANCELLED, actor, "no goods came");
                } else if (facts.processing().startsAtOnce() || draft.payouts.isEmpty()) {
                  draft.start("system", null);
                }
              }
              return draft.change();
            });
  }

  /** Pays the unpaid rest again, under new keys; refused if others hold it meanwhile (L5). */
  public Answer<Change> retry(
      Ledger ledger,
      Remaining remaining,
      String actor,
      @Nullable String note,
      Instant now,
      UnaryOperator<String> keyOf) {
    return payAgain(Command.RETRY, null, ledger, remaining, actor, note, now, keyOf);
  }

  /** Pays the unpaid rest to another destination; it still draws on the payments' room (M16). */
  public Answer<Change> redirect(
      RequestedMethod.Type destination,
      Ledger ledger,
      Remaining remaining,
      String actor,
      @Nullable String note,
      Instant now,
      UnaryOperator<String> keyOf) {
    return payAgain(Command.REDIRECT, destination, ledger, remaining, actor, note, now, keyOf);
  }

  private Answer<Change> payAgain(
      Command command,
      RequestedMethod.@Nullable Type destination,
      Ledger ledger,
      Remaining remaining,
      String actor,
      @Nullable String note,
      Instant now,
      UnaryOperator<String> keyOf) {
    return legal(command, ledger, now)
        .flatMap(
            draft -> {
              Map<String, Long> unpaid = new HashMap<>();
              livePayouts().stream()
                  .filter(p -> p.state() == PayoutState.RELEASED)
                  .forEach(p -> unpaid.merge(p.paymentId(), p.amount(), Math::addExact));
              Refusal refusal = stillFree(unpaid, ledger, remaining);
              if (refusal != null) {
                return Answer.refused(refusal);
              }
              draft.log(
                  destination == null ? JournalEntry.Kind.RETRIED : JournalEntry.Kind.REDIRECTED,
                  actor);
              Payouts.payAgain(draft, destination, actor, note, keyOf);
              return Answer.of(draft.change());
            });
  }

  /** Null if the unpaid rest can be taken again; R3 where only a dispute holds it. */
  private @Nullable Refusal stillFree(
      Map<String, Long> unpaid, Ledger ledger, Remaining remaining) {
    boolean parts = remaining.covers(accepted, held);
    if (parts && fits(unpaid, ledger)) {
      return null;
    }
    return parts && fits(unpaid, ledger.withoutDisputes())
        ? Refusal.of(
            RefusalCode.PAYMENT_DISPUTED, "a dispute holds the unpaid rest of refund " + id())
        : Refusal.of(
            RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE,
            "the unpaid rest of refund "
                + id()
                + " is not free any longer. Maybe it was refunded otherwise meanwhile.");
  }

  private static boolean fits(Map<String, Long> amounts, Ledger ledger) {
    return amounts.entrySet().stream()
        .allMatch(
            e -> e.getValue() <= ledger.payment(e.getKey()).map(PaymentBalance::room).orElse(0L));
  }

  /** Before a payout is sent. Null if it is not cleared to be sent. */
  public @Nullable Change sending(String payoutId, Ledger ledger, Instant now) {
    Payout payout = payout(payoutId).orElse(null);
    if (payout == null || payout.state() != PayoutState.CLEARED) {
      return null;
    }
    return moved(
        ledger,
        now,
        draft -> {
          draft.replace(payoutId, p -> p.sending(draft.now));
          draft.logPayout(JournalEntry.Kind.SENDING, "system", payoutId);
        });
  }

  /** After the processor was called or asked about a payout. */
  public Change outcome(String payoutId, PayoutOutcome outcome, Ledger ledger, Instant now) {
    Payout payout =
        payout(payoutId)
            .orElseThrow(
                () -> new IllegalArgumentException("no payout " + payoutId + " in refund " + id()));
    return moved(
        ledger,
        now,
        draft -> {
          Payouts.apply(draft, payout, outcome);
          if (draft.payouts.stream()
              .anyMatch(p -> p.id().equals(payoutId) && p.state() != payout.state())) {
            draft.logPayout(JournalEntry.Kind.HEARD, "system", payoutId);
          }
        });
  }

  /** A person has settled a payout that needed attention. */
  public Change resolved(
      String payoutId,
      PayoutOutcome outcome,
      String actor,
      @Nullable String note,
      Ledger ledger,
      Instant now) {
    Payout payout = payout(payoutId).orElseThrow();
    return moved(
        ledger,
        now,
        draft -> {
          draft.note("resolved", actor, note);
          Payouts.apply(draft, payout, outcome);
          draft.logPayout(JournalEntry.Kind.RESOLVED, actor, payoutId);
        });
  }

  /** The inventory has taken units back. */
  public Change restocked(String lineId, int quantity, Ledger ledger, Instant now) {
    return moved(
        ledger,
        now,
        draft -> {
          draft.logOf(JournalEntry.Kind.RESTOCKED, lineId);
          draft.replaceItem(lineId, i -> i.restocked(quantity));
        });
  }

  /** The inventory has refused units for good. */
  public Change restockFailed(String lineId, Ledger ledger, Instant now) {
    return moved(
        ledger,
        now,
        draft -> {
          draft.logOf(JournalEntry.Kind.RESTOCK_REFUSED, lineId);
          draft.note(Need.RESTOCK_REFUSED, "system", "line " + lineId);
          draft.replaceItem(lineId, RefundItem::restockFailed);
        });
  }

  /** The host has made a return label. */
  public Change labelled(String labelId, Ledger ledger, Instant now) {
    return moved(
        ledger,
        now,
        draft -> {
          draft.logOf(JournalEntry.Kind.LABELLED, null);
          draft.returns = draft.returns.labelled(labelId);
        });
  }

  /**
   * The effect that has a look at a payout, because somebody says that it ended, or ended otherwise
   * than is stored. Each has a key of its own: one that is under way may have its answer already.
   *
   * @param ledger as it is stored now
   */
  public Effect recheck(String payoutId, Ledger ledger, Instant now) {
    String key = Effect.key(id(), Effect.Kind.RECHECK, payoutId + ":" + (ledger.version() + 1));
    return new Effect(key, Effect.Kind.RECHECK, facts.saleId(), id(), payoutId, 0, now);
  }

  private Change moved(Ledger ledger, Instant now, Consumer<Draft> move) {
    Draft draft = new Draft(this, ledger, now);
    move.accept(draft);
    return draft.change();
  }

  private Answer<Draft> legal(Command command, Ledger ledger, Instant now) {
    return status.allows(command)
        ? Answer.of(new Draft(this, ledger, now))
        : Answer.refused(notAllowed(command, "it is " + status.wire()));
  }

  private Refusal notAllowed(Command command, String why) {
    String states =
        Arrays.stream(RefundStatus.values())
            .filter(s -> s.allows(command))
            .map(RefundStatus::wire)
            .collect(Collectors.joining(", "));
    String name = command.name().toLowerCase(Locale.ROOT);
    String elsewhere = status.allows(command) ? "" : "; it is possible in: " + states;
    return Refusal.of(
        RefusalCode.TRANSITION_NOT_ALLOWED,
        "refund " + id() + ": " + name + " is not allowed because " + why + elsewhere);
  }
}
