package dev.refundkit.refund;

import dev.refundkit.ledger.Adjustment;
import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.money.Split;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Restocking;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Redaction;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a refund's goods: they arrive, are inspected, go back on the shelf, or never
 * come.
 */
final class Goods {

  private Goods() {}

  /** Units that never left the shop are put back on approval, if request and policy say so (L2). */
  static void putBackUnshipped(Draft draft, Disposer disposer) {
    for (RefundItem item : List.copyOf(draft.items)) {
      if (!item.shipped() && item.restock() && item.missing() > 0) {
        Disposition answer = disposer.dispose(item, item.missing(), Condition.NEVER_SHIPPED, false);
        draft.dispositions.add(answer);
        if (answer.restocking() == Restocking.RESTOCK) {
          int count = item.missing();
          draft.replaceItem(item.lineId(), i -> i.arrive(i.units().minus(i.came())));
          order(draft, item.lineId(), count);
        }
      }
    }
  }

  /** Takes in what arrived; all or nothing. */
  static @Nullable Refusal receive(Draft draft, List<Arrival> arrivals, Disposer disposer) {
    for (int i = 0; i < arrivals.size(); i++) {
      Arrival arrival = arrivals.get(i);
      RefundItem item = item(draft, arrival.lineId());
      Units open = item == null ? Units.NONE : draft.mayArrive(item);
      int most = open.count();
      Refusal refusal = check(draft, arrival, item, most, i, "still expected");
      if (refusal != null || item == null) {
        return refusal;
      }
      draft.replaceItem(item.lineId(), it -> it.arrive(open.first(arrival.quantity())));
      if (arrival.condition() == Condition.UNKNOWN) {
        draft.replaceItem(item.lineId(), it -> it.inspect(arrival.quantity()));
      } else {
        dispose(draft, item, arrival, false, disposer);
      }
    }
    return null;
  }

  /** Ends the inspection of units as sellable or damaged (L10); all or nothing. */
  static @Nullable Refusal inspect(Draft draft, List<Arrival> findings, Disposer disposer) {
    for (int i = 0; i < findings.size(); i++) {
      Arrival finding = findings.get(i);
      RefundItem item = item(draft, finding.lineId());
      int most = item == null ? 0 : item.inspecting();
      Refusal refusal = check(draft, finding, item, most, i, "being inspected");
      if (refusal != null || item == null) {
        return refusal;
      }
      draft.replaceItem(item.lineId(), it -> it.inspect(-finding.quantity()));
      dispose(draft, item, finding, true, disposer);
    }
    return null;
  }

  private static void dispose(
      Draft draft, RefundItem item, Arrival arrival, boolean inspected, Disposer disposer) {
    Disposition answer = disposer.dispose(item, arrival.quantity(), arrival.condition(), inspected);
    draft.dispositions.add(answer);
    if (answer.restocking() == Restocking.RESTOCK && item.restock()) {
      order(draft, item.lineId(), arrival.quantity());
    } else if (answer.restocking() == Restocking.INSPECT && !inspected) {
      draft.replaceItem(item.lineId(), it -> it.inspect(arrival.quantity()));
    }
  }

  private static void order(Draft draft, String lineId, int count) {
    int before =
        draft.items.stream()
            .filter(it -> it.lineId().equals(lineId))
            .mapToInt(RefundItem::ordered)
            .sum();
    draft.want(Effect.Kind.RESTOCK, lineId + ":" + before, lineId, count, draft.now);
    draft.replaceItem(lineId, it -> it.order(count));
  }

  private static @Nullable RefundItem item(Draft draft, String lineId) {
    return draft.items.stream().filter(i -> i.lineId().equals(lineId)).findFirst().orElse(null);
  }

  private static @Nullable Refusal check(
      Draft draft, Arrival arrival, @Nullable RefundItem item, int most, int index, String what) {
    String field = "items[" + index + "]";
    if (item == null) {
      String message =
          "refund " + draft.facts.id() + " has no line " + Redaction.mask(arrival.lineId());
      return Refusal.of(RefusalCode.LINE_ITEM_NOT_FOUND, field + ".line_item_id", message);
    }
    if (arrival.quantity() > most) {
      String message =
          "line "
              + arrival.lineId()
              + ": quantity is "
              + arrival.quantity()
              + ", but "
              + most
              + " are "
              + what;
      return Refusal.of(RefusalCode.RETURN_QUANTITY_EXCEEDED, field + ".quantity", message);
    }
    return null;
  }

  /** Where the return stands after goods came in. */
  static void updateReturn(Draft draft) {
    if (!draft.returns.state().open()) {
      return;
    }
    boolean complete = draft.items.stream().allMatch(i -> i.arrived() >= i.expected());
    if (complete) {
      draft.returns = draft.returns.to(ReturnState.RECEIVED);
      draft.dropOnly(Effect.Kind.CLOSE_RETURN);
    } else if (draft.items.stream().anyMatch(i -> i.arrived() > 0)) {
      draft.returns = draft.returns.to(ReturnState.PARTIALLY_RECEIVED);
    }
  }

  /**
   * Settles an unpaid refund to the goods that arrived (L10).
   *
   * @param unitsWorth what units of a line are worth
   * @return whether anything is left to pay
   */
  static boolean settleToArrived(Draft draft, BiFunction<String, Units, Worth> unitsWorth) {
    List<LineShare> kept = new ArrayList<>();
    boolean any = false;
    for (LineShare share : draft.accepted.lines()) {
      RefundItem item = item(draft, share.lineId());
      Units units = item == null || item.expected() == 0 ? share.units() : item.came();
      boolean valueOnly = share.units().count() == 0 && !share.worth().isZero();
      any |= units.count() > 0 || valueOnly;
      kept.add(keep(share, units, unitsWorth));
      draft.replaceItem(share.lineId(), it -> it.keeping(units));
    }
    if (!any) {
      return false;
    }
    Allocation before = draft.accepted;
    long subtotal = kept.stream().mapToLong(line -> line.worth().value()).sum();
    long fee = before.adjustments().feeKept();
    long feeOfKept =
        before.subtotal() == 0 ? 0 : Split.runningTotal(fee, subtotal, before.subtotal());
    Adjustment given = before.adjustments().keeping(0);
    Allocation gross = new Allocation(kept, before.shipping(), before.unallocated(), given);
    // Less goods never give more money, even where a fee was larger than they are.
    long least = Math.max(feeOfKept, gross.total() - before.total());
    Allocation after = gross.with(given.keeping(Math.min(least, gross.total())));
    draft.accepted = after;
    draft.hold(after);
    lowerPayouts(draft, before.total() - after.total());
    return true;
  }

  private static LineShare keep(
      LineShare share, Units units, BiFunction<String, Units, Worth> unitsWorth) {
    int quantity = share.units().count();
    int count = units.count();
    if (count == quantity) {
      return share;
    }
    if (share.worth().equals(unitsWorth.apply(share.lineId(), share.units()))) {
      return new LineShare(share.lineId(), units, unitsWorth.apply(share.lineId(), units));
    }
    long[] taxes = share.worth().taxes();
    for (int i = 0; i < taxes.length; i++) {
      taxes[i] = Split.runningTotal(taxes[i], count, quantity);
    }
    return new LineShare(
        share.lineId(),
        units,
        Worth.of(Split.runningTotal(share.worth().value(), count, quantity), taxes));
  }

  /** The last payouts give way first. */
  private static void lowerPayouts(Draft draft, long missing) {
    long open = missing;
    for (int i = draft.payouts.size() - 1; i >= 0 && open > 0; i--) {
      Payout payout = draft.payouts.get(i);
      long cut = Math.min(open, payout.amount());
      draft.ledger = draft.ledger.release(payout.paymentId(), cut);
      draft.payouts.set(i, payout.withAmount(payout.amount() - cut));
      open -= cut;
    }
    draft.payouts.removeIf(payout -> payout.amount() == 0);
  }
}
