package dev.refundkit.testkit.model;

import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Goods that come back, and the end of waiting for them (L5, L10). */
final class Returning {

  private Returning() {}

  static void receive(ModelRefund refund, List<Arrival> arrivals, ModelSale sale) {
    Malformed.require(!arrivals.isEmpty());
    for (Arrival arrival : arrivals) {
      Malformed.require(arrival.quantity() >= 1);
      Malformed.require(arrival.condition() != Condition.NEVER_SHIPPED);
    }
    allow(refund);
    Map<String, Integer> sums = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      if (sale.sale().line(arrival.lineId()).isEmpty()) {
        throw new Refused(RefusalCode.LINE_ITEM_NOT_FOUND);
      }
      sums.merge(arrival.lineId(), arrival.quantity(), Math::addExact);
    }
    sums.forEach(
        (line, quantity) -> {
          int open = refund.expected(line) - refund.arrived(line);
          if (refund.returnClosed || quantity > open) {
            throw new Refused(RefusalCode.RETURN_QUANTITY_EXCEEDED);
          }
        });
    sums.forEach((line, quantity) -> arrive(refund, line, quantity));
    if (refund.waits && allThere(refund)) {
      goOn(refund);
    }
  }

  private static void allow(ModelRefund refund) {
    Acting.allow(
        refund,
        RefundStatus.APPROVED,
        RefundStatus.PROCESSING,
        RefundStatus.COMPLETED,
        RefundStatus.FAILED);
  }

  /** Units come back from the first position on. */
  private static void arrive(ModelRefund refund, String line, int quantity) {
    SortedSet<Integer> there = refund.arrived.computeIfAbsent(line, unused -> new TreeSet<>());
    int wanted = there.size() + quantity;
    for (int unit : refund.accepted.units(line)) {
      if (there.size() < wanted) {
        there.add(unit);
      }
    }
  }

  private static boolean allThere(ModelRefund refund) {
    return refund.expected.entrySet().stream()
        .allMatch(entry -> refund.arrived(entry.getKey()) == entry.getValue());
  }

  private static void goOn(ModelRefund refund) {
    refund.waits = false;
    if (refund.status == RefundStatus.APPROVED) {
      refund.goOn();
    }
  }

  /** L10: an unpaid refund that waits is settled to what arrived; the rest is freed. */
  static void close(ModelRefund refund) {
    allow(refund);
    Acting.require(!refund.expected.isEmpty() && !refund.returnClosed && !allThere(refund));
    refund.returnClosed = true;
    if (!refund.waits || refund.status != RefundStatus.APPROVED) {
      return;
    }
    if (refund.arrived.isEmpty()) {
      refund.status = RefundStatus.CANCELLED;
      refund.release();
      return;
    }
    settle(refund);
    goOn(refund);
  }

  private static void settle(ModelRefund refund) {
    Holding before = refund.accepted;
    Map<Slot, Long> amounts = new LinkedHashMap<>();
    before.amounts().forEach((slot, amount) -> amounts.put(slot, share(refund, slot, amount)));
    Map<String, SortedSet<Integer>> units = new LinkedHashMap<>(before.allUnits());
    refund
        .expected
        .keySet()
        .forEach(line -> units.put(line, refund.arrived.getOrDefault(line, new TreeSet<>())));
    Holding goods = new Holding(amounts, units, 0, before.feeReturned());
    long fee =
        before.subtotal() == 0
            ? before.feeKept()
            : Splitting.runningTotal(before.feeKept(), goods.subtotal(), before.subtotal());
    fee = Math.min(fee, goods.total());
    refund.accepted = new Holding(amounts, units, fee, before.feeReturned());
    lower(refund, before.total() - refund.accepted.total());
  }

  /** A unit that came keeps its share of what its line was to give. */
  private static long share(ModelRefund refund, Slot slot, long amount) {
    int expected = refund.expected(slot.line());
    return expected == 0
        ? amount
        : Splitting.runningTotal(amount, refund.arrived(slot.line()), expected);
  }

  /** The last payouts give way first. */
  private static void lower(ModelRefund refund, long by) {
    long open = by;
    for (int i = refund.payouts.size() - 1; i >= 0 && open > 0; i--) {
      ModelPayout payout = refund.payouts.get(i);
      long off = Math.min(open, payout.amount);
      open -= off;
      if (off == payout.amount) {
        payout.state = ModelPayout.State.RELEASED;
        payout.replaced = true; // none shall stand in its place
      } else {
        payout.amount -= off;
      }
    }
  }
}
