package dev.refundkit.refund;

import dev.refundkit.ledger.Adjustment;
import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.LineBalance;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happens to a refund's payouts: they are sent, end this way or that, and rarely end anew. */
final class Payouts {

  private Payouts() {}

  /** Takes over what is known of a payout; the same news twice changes nothing twice. */
  static void apply(Draft draft, Payout payout, PayoutOutcome outcome) {
    if (outcome instanceof PayoutOutcome.Succeeded paid) {
      succeed(draft, payout, paid);
    } else if (outcome instanceof PayoutOutcome.Declined declined) {
      decline(draft, payout, declined);
    } else if (payout.state() == PayoutState.NEEDS_ATTENTION || payout.state().ended()) {
      // Only a certain end moves what has ended or waits for a person.
      return;
    } else if (outcome instanceof PayoutOutcome.Pending pending) {
      draft.replace(payout.id(), p -> p.pending(pending.transactionId()));
    } else if (payout.state() == PayoutState.PENDING && never(outcome)) {
      // A processor that forgets what it had accepted cannot be trusted with a second call.
      needPerson(draft, payout, "the processor does not know what it had accepted");
    } else if (outcome instanceof PayoutOutcome.NotAttempted && notOwed(draft, payout)) {
      decline(draft, payout, new PayoutOutcome.Declined("not_needed"));
    } else if (outcome instanceof PayoutOutcome.NotFound && notOwed(draft, payout)) {
      // A request that was sent may still arrive, and sending it again would pay what is not owed.
      needPerson(draft, payout, "sent, not known to the processor, and not owed any longer");
    } else if (outcome instanceof PayoutOutcome.NotFound) {
      draft.replace(payout.id(), p -> p.to(PayoutState.CLEARED));
    } else if (outcome instanceof PayoutOutcome.NotAttempted) {
      draft.replace(payout.id(), Payout::unsent);
    } else if (outcome instanceof PayoutOutcome.Unknown && payout.state() == PayoutState.SENDING) {
      draft.replace(payout.id(), p -> p.to(PayoutState.UNKNOWN));
    } else if (outcome instanceof PayoutOutcome.NeedsAttention person) {
      needPerson(draft, payout, person.why());
    }
    settle(draft);
  }

  private static void needPerson(Draft draft, Payout payout, String why) {
    draft.replace(payout.id(), p -> p.to(PayoutState.NEEDS_ATTENTION));
    draft.note(Need.PAYOUT_UNCLEAR, "system", "payout " + payout.id() + ": " + why);
    draft.drop(Effect.payKey(payout.id()));
  }

  private static void succeed(Draft draft, Payout payout, PayoutOutcome.Succeeded paid) {
    if (payout.state() == PayoutState.SUCCEEDED) {
      return;
    }
    if (payout.state() == PayoutState.RELEASED) {
      draft.ledger = draft.ledger.reserve(payout.paymentId(), payout.amount());
      draft.note(Need.PAID_LATE, "system", "payout " + payout.id());
      if (payout.replaced() && !standInWithdrawn(draft, payout)) {
        giveOnTop(draft, payout.amount());
      }
    }
    draft.ledger = draft.ledger.settle(payout.paymentId(), payout.amount());
    draft.replace(
        payout.id(),
        p -> p.succeeded(paid.transactionId(), paid.receiptUrl(), draft.now).replacedBy(false));
    draft.drop(Effect.payKey(payout.id()));
  }

  /**
   * The payout that stands in for this one need not be sent any longer, if it was not yet, and is
   * not owed any longer, if it ended unpaid.
   */
  private static boolean standInWithdrawn(Draft draft, Payout paid) {
    Payout standIn =
        draft.payouts.stream()
            .filter(p -> !p.replaced() && (p.state() == PayoutState.RELEASED || unsent(p)))
            .filter(p -> p.paymentId().equals(paid.paymentId()) && p.amount() == paid.amount())
            .findFirst()
            .orElse(null);
    if (standIn == null) {
      return false;
    }
    if (standIn.state().holds()) {
      draft.ledger = draft.ledger.release(standIn.paymentId(), standIn.amount());
      draft.replace(standIn.id(), p -> p.released("not_needed", draft.now));
      draft.drop(Effect.payKey(standIn.id()));
    }
    draft.replace(standIn.id(), p -> p.replacedBy(true));
    return true;
  }

  private static boolean unsent(Payout payout) {
    return payout.sentAt() == null && payout.state().holds();
  }

  /**
   * A payout that another one had replaced was paid after all: the refund has given that much more.
   */
  private static void giveOnTop(Draft draft, long amount) {
    draft.accepted = more(draft.accepted, amount);
    draft.hold(more(draft.held, amount));
  }

  /** Whether the processor has certainly not paid. */
  private static boolean never(PayoutOutcome outcome) {
    return outcome instanceof PayoutOutcome.NotFound
        || outcome instanceof PayoutOutcome.NotAttempted;
  }

  /** Whether a late payment has paid the same already. */
  private static boolean notOwed(Draft draft, Payout payout) {
    return paidOnTop(draft) >= payout.amount() && paidBy(draft, payout);
  }

  /** How much late payments have given on top; a payout that ends unpaid beside it is not owed. */
  private static long paidOnTop(Draft draft) {
    return draft.accepted.adjustments().given() - draft.facts.asked().adjustments().given();
  }

  /** Whether another payout has paid the same part of the refund. */
  private static boolean paidBy(Draft draft, Payout payout) {
    return draft.payouts.stream()
        .filter(p -> !p.id().equals(payout.id()) && p.state() == PayoutState.SUCCEEDED)
        .anyMatch(p -> p.paymentId().equals(payout.paymentId()) && p.amount() == payout.amount());
  }

  private static Allocation more(Allocation allocation, long amount) {
    Adjustment adjustments = allocation.adjustments();
    return allocation.with(adjustments.giving(adjustments.given() + amount));
  }

  private static void decline(Draft draft, Payout payout, PayoutOutcome.Declined declined) {
    if (payout.state() == PayoutState.RELEASED) {
      return;
    }
    if (payout.state() == PayoutState.SUCCEEDED) {
      draft.ledger = draft.ledger.reverse(payout.paymentId(), payout.amount());
      draft.note("reversed", "system", "payout " + payout.id());
    } else {
      draft.ledger = draft.ledger.release(payout.paymentId(), payout.amount());
    }
    boolean notOwed = notOwed(draft, payout);
    if (notOwed) {
      draft.accepted = more(draft.accepted, -payout.amount());
    }
    draft.replace(
        payout.id(),
        p -> p.released(declined.code(), draft.now).replacedBy(notOwed || p.replaced()));
    draft.drop(Effect.payKey(payout.id()));
  }

  /**
   * When nothing is in flight any longer, the refund is completed or failed, and holds what was
   * really paid (L5). A cancelled one stays so, and holds what was paid late.
   */
  private static void settle(Draft draft) {
    List<Payout> live = draft.payouts.stream().filter(p -> !p.replaced()).toList();
    boolean open = live.stream().anyMatch(p -> p.state().holds());
    boolean cancelled = draft.status == RefundStatus.CANCELLED;
    boolean mayEnd =
        draft.status == RefundStatus.PROCESSING
            || draft.status == RefundStatus.COMPLETED
            || draft.status == RefundStatus.FAILED;
    if (open || !(mayEnd || cancelled)) {
      return;
    }
    long paid =
        live.stream()
            .filter(p -> p.state() == PayoutState.SUCCEEDED)
            .mapToLong(Payout::amount)
            .sum();
    boolean all = live.stream().allMatch(p -> p.state() == PayoutState.SUCCEEDED);
    Allocation earned = all ? draft.accepted : draft.accepted.shrunkTo(paid);
    Allocation target =
        paid == 0 ? draft.accepted.nothingBut(draft.arrivedUnits()) : within(draft, earned);
    draft.hold(target);
    RefundStatus end = all ? RefundStatus.COMPLETED : RefundStatus.FAILED;
    if (end != draft.status && !cancelled) {
      draft.enter(end, "system", null);
      draft.notifyCustomer(end.wire());
    }
  }

  /**
   * After a late payment others may hold what this refund had released: what does not fit its lines
   * and the shipping any longer was given on top.
   */
  private static Allocation within(Draft draft, Allocation earned) {
    List<LineShare> lines = new ArrayList<>();
    for (int i = 0; i < earned.lines().size(); i++) {
      LineShare wanted = earned.lines().get(i);
      LineShare holds = draft.held.lines().get(i);
      LineBalance balance = draft.ledger.lines().get(wanted.lineId());
      if (balance == null) {
        lines.add(holds);
        continue;
      }
      Worth worth = fitting(wanted.worth(), holds.worth(), balance.whole(), balance.given());
      Units others = balance.taken().minus(holds.units());
      lines.add(new LineShare(wanted.lineId(), wanted.units().minus(others), worth));
    }
    Worth whole = draft.ledger.shippingWhole();
    Worth given = draft.ledger.shipping();
    Worth shipping =
        whole == null
            ? draft.held.shipping()
            : fitting(earned.shipping(), draft.held.shipping(), whole, given);
    Allocation fits = new Allocation(lines, shipping, earned.unallocated(), earned.adjustments());
    return more(fits, earned.total() - fits.total());
  }

  private static Worth fitting(Worth wanted, Worth holds, Worth whole, Worth given) {
    return wanted.taxCount() == whole.taxCount()
        ? wanted.atMost(whole.minus(given).plus(holds))
        : holds;
  }

  /**
   * Takes the unpaid rest again: a new payout under a new key stands in for each that was not paid.
   */
  static void payAgain(
      Draft draft,
      RequestedMethod.@Nullable Type destination,
      String actor,
      @Nullable String note,
      UnaryOperator<String> keyOf) {
    int number = draft.payouts.size();
    for (Payout payout : List.copyOf(draft.payouts)) {
      if (!payout.replaced() && payout.state() == PayoutState.RELEASED) {
        draft.replace(payout.id(), p -> p.replacedBy(true));
        String id = payoutId(draft.facts.id(), ++number);
        RequestedMethod.Type type = destination == null ? payout.destination() : destination;
        draft.payouts.add(
            Payout.reserved(id, payout.paymentId(), type, payout.amount(), keyOf.apply(id)));
        draft.ledger = draft.ledger.reserve(payout.paymentId(), payout.amount());
      }
    }
    draft.hold(draft.accepted);
    draft.enter(RefundStatus.PROCESSING, actor, note);
    draft.clear();
  }

  static String payoutId(String refundId, int number) {
    return refundId + "-" + number;
  }
}
