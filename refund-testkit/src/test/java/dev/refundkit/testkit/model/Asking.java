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
    if (request.amounts().namesParts() || valueAlone()) {
      Map<Slot, Long> left = computing.amounts(parts, true);
      Naming naming = new Naming(request, parts, asked(computing, all, left), left);
      amounts = naming.amounts();
      surplus = naming.surplus();
      checkComponents(amounts);
      checkMoney(amounts, surplus);
    } else {
      boolean full = request.type() == RefundType.FULL;
      long bound = full ? all() : bound();
      long worth = Computing.sum(computed);
      amounts = worth > bound ? Holding.lowered(computed, worth - bound) : computed; // M6, M13
      surplus = request.type() == RefundType.FULL ? Math.max(0, bound - worth) : 0; // M13
      if (request.type() != RefundType.FULL) {
        cappedBy.addAll(computing.cappedBy());
        noteBound(worth > bound);
      }
      checkMoney(amounts, surplus);
    }
    checkTotal(amounts, surplus);
    return result(amounts, surplus);
  }

  /** Value only, of which no amount is named: what is given is the adjustment alone. */
  private boolean valueAlone() {
    return request.type() != RefundType.TAX_ONLY
        && request.items().stream().anyMatch(item -> item.quantity() == 0);
  }

  /** What the asked units carry of what is left; all of it where no units are asked. */
  private Map<Slot, Long> asked(Computing computing, boolean all, Map<Slot, Long> left) {
    Map<Slot, Long> asked = new LinkedHashMap<>(left);
    for (Part part : parts) {
      if (!all && !part.units().isEmpty()) {
        for (Slot slot : part.slots()) {
          asked.merge(slot, computing.ofUnits(slot, part), Math::min);
        }
      }
    }
    return asked;
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
    // a surplus is what the payments really hold beyond the parts (M13), whatever fee is named
    long held = Math.min(free(), roomOfPayment()) - goodwill - Computing.sum(amounts);
    refuseIf(surplus > Math.max(0, held));
  }

  /** What the order's payments have left beside fees that stay kept (M14). */
  private long free() {
    return Math.max(0, now.roomOfOrder() - (now.feesKept() - feeReturned));
  }

  private long roomOfPayment() {
    String payment = request.paymentMethod().paymentId();
    return payment == null ? Long.MAX_VALUE : now.room(payment);
  }

  /** M13: all that the payments hold but kept fees. */
  private long all() {
    refuseIf(goodwill > Math.min(free(), roomOfPayment()));
    return Math.min(Math.max(0, now.roomOfOrder() - now.feesKept()), roomOfPayment());
  }

  /** How much the parts may give where nothing is named, beside named goodwill. */
  private long bound() {
    long most = Math.min(free(), roomOfPayment());
    refuseIf(goodwill > most);
    return most - goodwill;
  }

  /** M6: says by what a computed amount was lowered. */
  private void noteBound(boolean lowered) {
    if (lowered) {
      cappedBy.add(request.paymentMethod().paymentId() == null ? "order" : "payment");
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
    if (total.signum() == 0 && units && adjustment == 0 && nothingIsDue()) {
      return;
    }
    boolean namesAmount = request.amounts().namesParts() || adjustment != 0;
    boolean namesUnits = request.items().stream().anyMatch(item -> item.quantity() > 0);
    if (namesAmount) {
      throw new Refused(RefusalCode.INVALID_REQUEST);
    }
    throw new Refused(
        namesUnits ? RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE : RefusalCode.NOTHING_REFUNDABLE);
  }

  /**
   * M17: no part is worth anything that is left; but of an order in full, only units count that
   * were worth nothing from the start.
   */
  private boolean nothingIsDue() {
    for (Part part : parts) {
      for (Slot slot : part.slots()) {
        long left = now.ownLeft(slot);
        long worth = Computing.worth(sale, slot, part);
        long due = request.type() == RefundType.FULL ? worth : Math.min(worth, left);
        if ((part.line() == null ? left : due) > 0) {
          return false;
        }
      }
    }
    return true;
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
