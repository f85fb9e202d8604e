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

  static void receive(ModelRefund refund, List<Arrival> arrivals, Balances now) {
    Malformed.require(!arrivals.isEmpty());
    for (Arrival arrival : arrivals) {
      Malformed.require(arrival.quantity() >= 1);
      Malformed.require(arrival.condition() != Condition.NEVER_SHIPPED);
    }
    allow(refund);
    Acting.require(!refund.returnClosed);
    Map<String, Integer> sums = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      if (!refund.lines.contains(arrival.lineId())) {
        throw new Refused(RefusalCode.LINE_ITEM_NOT_FOUND);
      }
      sums.merge(arrival.lineId(), arrival.quantity(), Math::addExact);
    }
    sums.forEach(
        (line, quantity) -> {
          if (quantity > mayArrive(refund, line, now).size()) {
            throw new Refused(RefusalCode.RETURN_QUANTITY_EXCEEDED);
          }
        });
    sums.forEach((line, quantity) -> arrive(refund, line, quantity, now));
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

  /** Units of the refund that have not come and that no other refund has taken since. */
  private static SortedSet<Integer> mayArrive(ModelRefund refund, String line, Balances now) {
    SortedSet<Integer> may = now.freeUnits(line);
    may.addAll(refund.held().units(line));
    may.retainAll(refund.accepted.units(line));
    may.removeAll(refund.arrived.getOrDefault(line, new TreeSet<>()));
    return may;
  }

  /** Units come back from the first position on. */
  private static void arrive(ModelRefund refund, String line, int quantity, Balances now) {
    List<Integer> units = mayArrive(refund, line, now).stream().limit(quantity).toList();
    refund.arrived.computeIfAbsent(line, unused -> new TreeSet<>()).addAll(units);
  }

  private static boolean allThere(ModelRefund refund) {
    return refund.expected.entrySet().stream()
        .allMatch(entry -> refund.arrived(entry.getKey()) >= entry.getValue());
  }

  private static void goOn(ModelRefund refund) {
    refund.waits = false;
    if (refund.status == RefundStatus.APPROVED) {
      refund.goOn();
    }
  }

  /** L10: an unpaid refund that waits is settled to what arrived; the rest is freed. */
  static void close(ModelRefund refund, ModelSale sale) {
    allow(refund);
    Acting.require(!refund.expected.isEmpty() && !refund.returnClosed && !allThere(refund));
    refund.returnClosed = true;
    if (!refund.waits || refund.status != RefundStatus.APPROVED) {
      return;
    }
    if (nothingIsLeft(refund)) {
      refund.status = RefundStatus.CANCELLED;
      refund.release();
      return;
    }
    settle(refund, sale);
    goOn(refund);
  }

  /** Nothing came, and nothing was refunded that need not come. */
  private static boolean nothingIsLeft(ModelRefund refund) {
    Holding accepted = refund.accepted;
    return accepted.lines().stream()
        .allMatch(
            line ->
                refund.expected(line) > 0
                    ? refund.arrived(line) == 0
                    : accepted.units(line).isEmpty() && accepted.ofLine(line) == 0);
  }

  private static void settle(ModelRefund refund, ModelSale sale) {
    Holding before = refund.accepted;
    Map<Slot, Long> amounts = new LinkedHashMap<>();
    before
        .amounts()
        .forEach((slot, amount) -> amounts.put(slot, share(refund, sale, slot, amount)));
    Map<String, SortedSet<Integer>> units = new LinkedHashMap<>(before.allUnits());
    refund
        .expected
        .keySet()
        .forEach(line -> units.put(line, refund.arrived.getOrDefault(line, new TreeSet<>())));
    Holding goods = new Holding(amounts, units, 0, before.feeReturned());
    long fee =
        before.subtotal() == 0
            ? 0
            : Splitting.runningTotal(before.feeKept(), goods.subtotal(), before.subtotal());
    // fewer goods never give more money
    fee = Math.min(Math.max(fee, goods.total() - before.total()), goods.total());
    refund.accepted = goods.keeping(fee);
    lower(refund, before.total() - refund.accepted.total());
  }

  /**
   * Units that came keep what they are worth, if the line was to give just the worth of its units;
   * else their share of what it was to give.
   */
  private static long share(ModelRefund refund, ModelSale sale, Slot slot, long amount) {
    int expected = refund.expected(slot.line());
    if (expected == 0 || expected == refund.arrived(slot.line())) {
      return amount;
    }
    SortedSet<Integer> all = refund.accepted.units(slot.line());
    boolean worth =
        sale.slotsOfLine(slot.line()).stream()
            .allMatch(s -> worth(sale, s, all) == refund.accepted.amounts().getOrDefault(s, 0L));
    return worth
        ? worth(sale, slot, refund.arrived.getOrDefault(slot.line(), new TreeSet<>()))
        : Splitting.runningTotal(amount, refund.arrived(slot.line()), expected);
  }

  private static long worth(ModelSale sale, Slot slot, SortedSet<Integer> units) {
    return units.stream().mapToLong(unit -> sale.unitWorth(slot, unit)).sum();
  }

  /** The last payouts give way first. */
  private static void lower(ModelRefund refund, long by) {
    long open = by;
    for (int i = refund.payouts.size() - 1; i >= 0 && open > 0; i--) {
      ModelPayout payout = refund.payouts.get(i);
      long off = Math.min(open, payout.amount);
      open -= off;
      if (off == payout.amount) {
        refund.payouts.remove(i);
      } else {
        payout.amount -= off;
      }
    }
  }
}
