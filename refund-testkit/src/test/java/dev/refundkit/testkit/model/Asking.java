package dev.refundkit.testkit.model;

import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a request of an order gives, before the policy's fee. */
final class Asking {

  /**
   * What a request gives.
   *
   * @param amounts by slot, goodwill and surplus among them
   * @param clientFee the fee that the client itself names
   */
  record Asked(
      Map<Slot, Long> amounts,
      Map<String, SortedSet<Integer>> units,
      long clientFee,
      long feeReturned,
      Set<String> cappedBy) {

    Holding keeping(long fee) {
      return new Holding(amounts, units, fee, feeReturned);
    }
  }

  private final ModelSale sale;
  private final Balances now;
  private final RefundRequest request;
  private final List<Part> parts;
  private final Set<String> cappedBy = new LinkedHashSet<>();
  private final long adjustment;
  private final long goodwill;

  /** M14: a positive adjustment gives kept fees back first. */
  private final long feeReturned;

  Asking(ModelSale sale, Balances now, RefundRequest request) {
    this.sale = sale;
    this.now = now;
    this.request = request;
    this.parts = new Covering(sale, now, request).parts();
    this.adjustment = request.amounts().adjustmentOrZero();
    this.goodwill = Math.max(0, adjustment);
    this.feeReturned = Math.min(goodwill, now.feesKept());
  }

  Asked asked() {
    boolean all = !Set.of(RefundType.PARTIAL, RefundType.ITEM_RETURN).contains(request.type());
    Computing computing = new Computing(sale, now);
    Map<Slot, Long> computed = computing.amounts(parts, all);
    Map<Slot, Long> amounts;
    long surplus;
    if (request.amounts().namesParts()) {
      Naming naming = new Naming(request, parts, computed, now);
      amounts = naming.amounts();
      surplus = naming.surplus();
      checkComponents(amounts);
      checkMoney(amounts, surplus);
    } else {
      cappedBy.addAll(computing.cappedBy());
      long bound = bound();
      long worth = Computing.sum(computed);
      amounts = worth > bound ? Holding.lowered(computed, worth - bound) : computed; // M6, M13
      surplus = request.type() == RefundType.FULL ? Math.max(0, bound - worth) : 0; // M13
      noteBounds(worth);
    }
    checkTotal(amounts, surplus);
    return result(amounts, surplus);
  }

  /** No slot and no component of the order gives more than it has left (Always true 5). */
  private void checkComponents(Map<Slot, Long> amounts) {
    for (String component : sale.components()) {
      BigInteger sum = BigInteger.ZERO;
      for (Map.Entry<Slot, Long> entry : amounts.entrySet()) {
        if (entry.getKey().component().equals(component)) {
          sum = sum.add(BigInteger.valueOf(entry.getValue()));
          refuseIf(entry.getValue() > now.ownLeft(entry.getKey()));
        }
      }
      refuseIf(sum.compareTo(BigInteger.valueOf(now.componentLeft(component))) > 0);
    }
  }

  /** A named amount fits what the payments have left beside kept fees, or is refused (M6). */
  private void checkMoney(Map<Slot, Long> amounts, long surplus) {
    BigInteger total =
        BigInteger.valueOf(Computing.sum(amounts))
            .add(BigInteger.valueOf(surplus))
            .add(BigInteger.valueOf(adjustment));
    refuseIf(total.compareTo(BigInteger.valueOf(free())) > 0);
    refuseIf(total.compareTo(BigInteger.valueOf(roomOfPayment())) > 0);
  }

  /** What the order's payments have left beside fees that stay kept (M14). */
  private long free() {
    return Math.max(0, now.roomOfOrder() - (now.feesKept() - feeReturned));
  }

  private long roomOfPayment() {
    String payment = request.paymentMethod().paymentId();
    return payment == null ? Long.MAX_VALUE : now.room(payment);
  }

  /** How much the parts may give where nothing is named, beside named goodwill. */
  private long bound() {
    long most = Math.min(free(), roomOfPayment());
    refuseIf(goodwill > most);
    return most - goodwill;
  }

  /** M6: says by what a computed amount was lowered. */
  private void noteBounds(long worth) {
    long ofPayment = roomOfPayment() - goodwill;
    if (worth > ofPayment) {
      cappedBy.add("payment");
    }
    if (Math.min(worth, ofPayment) > free() - goodwill) {
      cappedBy.add("order");
    }
  }

  /** R1, R2, M17: a total is positive, but for goods that are worth nothing. */
  private void checkTotal(Map<Slot, Long> amounts, long surplus) {
    BigInteger total =
        BigInteger.valueOf(Computing.sum(amounts))
            .add(BigInteger.valueOf(surplus))
            .add(BigInteger.valueOf(adjustment));
    if (total.signum() > 0) {
      return;
    }
    boolean units = parts.stream().anyMatch(part -> !part.units().isEmpty());
    if (total.signum() == 0 && units && worthOfUnits() == 0 && adjustment == 0) {
      return;
    }
    boolean namesAmount = request.amounts().namesParts() || request.amounts().adjustment() != null;
    boolean namesUnits = request.items().stream().anyMatch(item -> item.quantity() > 0);
    if (namesAmount) {
      throw new Refused(RefusalCode.INVALID_REQUEST);
    }
    throw new Refused(
        namesUnits ? RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE : RefusalCode.NOTHING_REFUNDABLE);
  }

  private long worthOfUnits() {
    long worth = 0;
    for (Part part : parts) {
      for (Slot slot : part.slots()) {
        worth += Computing.worth(sale, slot, part);
      }
    }
    return worth;
  }

  private Asked result(Map<Slot, Long> amounts, long surplus) {
    Map<Slot, Long> all = new LinkedHashMap<>(amounts);
    all.put(Slot.GIVEN, goodwill + surplus);
    Map<String, SortedSet<Integer>> units = new LinkedHashMap<>();
    for (Part part : parts) {
      if (part.line() != null) {
        units.put(part.line(), new TreeSet<>(part.units()));
      }
    }
    long clientFee = Math.max(0, -adjustment);
    return new Asked(all, units, clientFee, feeReturned, cappedBy);
  }

  private static void refuseIf(boolean exceeds) {
    if (exceeds) {
      throw new Refused(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
    }
  }
}
