package dev.refundkit.testkit.faults;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.refusal.Answer;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.spi.RestockOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Wrong ways to do what the engine does right. Public, as the library's own classes call them.
 * Types that are not public come as objects.
 */
public final class EngineWrong {

  private static final AtomicLong REFERENCES = new AtomicLong();

  private EngineWrong() {}

  // Keys

  /** An effect under a key of this claim alone. */
  public static Effect ofThisClaim(ClaimedEffect claim) {
    Effect effect = claim.effect();
    return new Effect(
        effect.key() + "/" + claim.fence(),
        effect.kind(),
        effect.saleId(),
        effect.refundId(),
        effect.subject(),
        effect.quantity(),
        effect.dueAt());
  }

  /** A payout's order under its id, where that is no key. */
  public static PayoutOrder underItsId(Refund refund, Payout payout) {
    return withKey(PayoutOrder.of(refund, payout), payout.id());
  }

  /** A payout's order under another key when it is sent again. */
  public static PayoutOrder newKeyAgain(Refund refund, Payout payout) {
    PayoutOrder order = PayoutOrder.of(refund, payout);
    return payout.sentAt() == null ? order : withKey(order, order.key() + "-again");
  }

  private static PayoutOrder withKey(PayoutOrder order, String key) {
    return order(order, key, order.paymentId(), order.amountMinor());
  }

  /** The order of another amount. */
  public static PayoutOrder ofAll(PayoutOrder order, Refund refund) {
    return order(order, order.key(), order.paymentId(), refund.accepted().total());
  }

  /** The order of another payment. */
  public static PayoutOrder ofTheFirstPayment(PayoutOrder order, Refund refund) {
    String payment = refund.payouts().get(0).paymentId();
    return order(order, order.key(), payment, order.amountMinor());
  }

  private static PayoutOrder order(PayoutOrder order, String key, String payment, long amount) {
    return new PayoutOrder(
        key,
        payment,
        order.destination(),
        amount,
        order.currency(),
        order.refundId(),
        order.reason());
  }

  /** A key cut off where it is too long. */
  public static String cutOff(String key, int maxLength) {
    return key.substring(0, Math.min(key.length(), maxLength));
  }

  /** The key of the refund's first payout. */
  public static Object keyOfTheFirst(UnaryOperator<String> keyOf, Object payoutId) {
    return keyOf.apply(String.valueOf(payoutId).replaceAll("-[0-9]+$", "-1"));
  }

  // Answers of ports

  /** Whatever a customer is told counts as told. */
  public static void tellSomehow(Notifier notifier, Notice notice) {
    try {
      notifier.tell(notice);
    } catch (RuntimeException lost) {
      // counts as told
    }
  }

  /** Whatever becomes of units counts as done. */
  public static Inventory.Result restockSomehow(Inventory inventory, RestockOrder order) {
    try {
      inventory.restock(order);
    } catch (RuntimeException lost) {
      // counts as done
    }
    return Inventory.Result.DONE;
  }

  /** Nobody is asked. */
  public static LookupResult believed(Object steps, Refund refund, Payout payout) {
    return new LookupResult.Found(new PayoutResult.Declined("failed"));
  }

  /** A payout that never was sent. */
  public static Instant neverSent(Payout payout) {
    return null;
  }

  /** The same payout, with another time of its sending. */
  public static Payout sentAt(Payout payout, Instant sent) {
    return new Payout(
        payout.id(),
        payout.paymentId(),
        payout.destination(),
        payout.amount(),
        payout.state(),
        payout.key(),
        sent,
        payout.endedAt(),
        payout.transactionId(),
        payout.receiptUrl(),
        payout.failure(),
        payout.replaced());
  }

  /** Whether the clock stands before the time at which a payout was sent. */
  public static boolean sentInTheFuture(Payout payout, Object ports) {
    try {
      var clock = ports.getClass().getDeclaredMethod("clock");
      clock.setAccessible(true);
      Instant now = ((InstantSource) clock.invoke(ports)).instant();
      return payout.sentAt() != null && now.isBefore(payout.sentAt());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the engine's ports have no clock", e);
    }
  }

  // Commits

  /** Nothing is stored. */
  public static Answer<String> notStored(
      Object commits, Effect effect, EffectUpdate update, Object move) {
    return Answer.of("as if stored");
  }

  /** The effects are stored after the state that wants them. */
  public static CommitResult effectsLater(RefundStore store, Commit all) {
    return all.effects().isEmpty()
        ? store.commit(all)
        : twice(
            store,
            commit(all, all.ledger(), all.refund(), List.of(), all.update(), all.answered()),
            commit(all, next(all), null, all.effects(), null, null));
  }

  /** The answer is stored after the refund. */
  public static CommitResult answerLater(RefundStore store, Commit all) {
    return all.answered() == null
        ? store.commit(all)
        : twice(
            store,
            commit(all, all.ledger(), all.refund(), all.effects(), all.update(), null),
            commit(all, next(all), null, List.of(), null, all.answered()));
  }

  /** The refund is stored after the ledger. */
  public static CommitResult refundLater(RefundStore store, Commit all) {
    return all.refund() == null
        ? store.commit(all)
        : twice(
            store,
            new Commit(
                all.ledger(), null, List.of(), Set.of(), Set.of(), null, null, List.of(), null),
            commit(all, next(all), all.refund(), all.effects(), all.update(), all.answered()));
  }

  private static Ledger next(Commit all) {
    return all.ledger().withVersion(all.ledger().version() + 1);
  }

  private static CommitResult twice(RefundStore store, Commit first, Commit second) {
    CommitResult result = store.commit(first);
    return result == CommitResult.STORED ? store.commit(second) : result;
  }

  private static Commit commit(
      Commit all,
      Ledger ledger,
      Refund refund,
      List<Effect> effects,
      EffectUpdate update,
      Answered answered) {
    return new Commit(
        ledger,
        refund,
        effects,
        all.dropped(),
        all.hurried(),
        update,
        answered,
        all.spends(),
        all.decided());
  }

  /** First the refund, and then its ledger. */
  public static Optional<RefundWithLedger> oneAfterTheOther(RefundStore store, String refundId) {
    return store
        .refund(refundId)
        .map(
            refund ->
                new RefundWithLedger(refund, store.ledger(refund.facts().saleId()).orElseThrow()));
  }

  /** No keys. */
  public static Set<String> none(Commit commit) {
    return Set.of();
  }

  /** Not among them. */
  public static boolean absent(Map<String, Answered> answers, Object key) {
    return false;
  }

  /** An effect that is given up is simply closed. */
  public static EffectUpdate closed(ClaimedEffect claim, int attempts, String problem) {
    return EffectUpdate.done(claim);
  }

  /** The first try, whichever it is. */
  public static EffectUpdate triedNever(
      ClaimedEffect claim, Instant due, int attempts, String problem) {
    return EffectUpdate.again(claim, due, 0, problem);
  }

  /** Nothing was tried before. */
  public static int firstTry(ClaimedEffect claim) {
    return 0;
  }

  // Requests

  /** No key was ever used. */
  public static Optional<Answered> unanswered(RefundStore store, String key) {
    return Optional.empty();
  }

  /** What a key was used for, with the refund as it is now. */
  public static Optional<Answered> answeredNow(RefundStore store, String key) {
    return store
        .answered(key)
        .map(
            old ->
                new Answered(
                    key,
                    old.fingerprint(),
                    store.refund(old.refund().id()).orElseThrow(),
                    old.at()));
  }

  /** Whatever they are, they count as equal. */
  public static boolean alike(String one, Object other) {
    return true;
  }

  // Refunds

  /** Nothing goes back to what is free. */
  public static Ledger stillReserved(Ledger ledger, String paymentId, long amount) {
    return ledger;
  }

  /** Every payout counts as released. */
  public static PayoutState released(Payout payout) {
    return PayoutState.RELEASED;
  }

  /** Every payout counts as one that needs a person. */
  public static PayoutState needsAttention(Payout payout) {
    return PayoutState.NEEDS_ATTENTION;
  }

  /** Nobody comes before anybody. */
  public static boolean notBefore(Instant one, Instant other) {
    return false;
  }

  /** No goods were shipped. */
  public static boolean unshipped(RefundItem item) {
    return false;
  }

  // Books

  /** A reference that was never used. */
  public static ProcessorEntry anotherReference(ProcessorEntry entry) {
    return new ProcessorEntry(
        entry.key(),
        entry.transactionId() + "/" + REFERENCES.incrementAndGet(),
        entry.paymentId(),
        entry.amountMinor(),
        entry.currency(),
        entry.at());
  }

  /** No payout has the key. */
  public static Optional<Refund> unknownKey(RefundStore store, String key) {
    return Optional.empty();
  }
}
