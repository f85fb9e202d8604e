package dev.refundkit.testkit.model;

import dev.refundkit.sale.Payment;
import dev.refundkit.sale.SaleLine;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How things stand: every figure adds up all refunds afresh. */
final class Balances {

  private final ModelSale sale;
  private final List<ModelRefund> refunds;
  private final Outside outside;
  private final boolean disputesHold;

  /**
   * @param disputesHold false to see what would fit if disputes held nothing (R3)
   */
  Balances(ModelSale sale, List<ModelRefund> refunds, Outside outside, boolean disputesHold) {
    this.sale = sale;
    this.refunds = refunds;
    this.outside = outside;
    this.disputesHold = disputesHold;
  }

  long captured(String payment) {
    return sale.sale().payment(payment).map(Payment::captured).orElse(0L);
  }

  /** Always true 2: the sum over what payouts hold. */
  long reserved(String payment) {
    return sum(payment, ModelPayout.State.HELD);
  }

  /** Always true 2: the sum over what payouts have paid. */
  long refunded(String payment) {
    return sum(payment, ModelPayout.State.PAID);
  }

  private long sum(String payment, ModelPayout.State state) {
    long sum = 0;
    for (ModelRefund refund : refunds) {
      for (ModelPayout payout : refund.payouts) {
        if (payout.paymentId().equals(payment) && payout.state == state) {
          sum += payout.amount;
        }
      }
    }
    return sum;
  }

  /** L8: the refunds that gave something back on the payment. */
  long refundsCount(String payment) {
    return refunds.stream()
        .filter(
            refund ->
                refund.payouts.stream()
                    .anyMatch(
                        payout ->
                            payout.paymentId().equals(payment)
                                && payout.state == ModelPayout.State.PAID))
        .count();
  }

  long elsewhere(String payment) {
    return outside.elsewhere(sale.sale(), payment);
  }

  long disputed(String payment) {
    return disputesHold ? outside.disputed(sale.sale(), payment) : 0;
  }

  /** L8: captured less refunded, in flight, disputed and elsewhere, never below 0. */
  long room(String payment) {
    return balance(payment).max(BigInteger.ZERO).longValueExact();
  }

  /** Always true 1: by how much outside facts push the sum over what was captured. */
  long excess(String payment) {
    BigInteger excess = balance(payment).negate().max(BigInteger.ZERO);
    return excess.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }

  private BigInteger balance(String payment) {
    return BigInteger.valueOf(captured(payment))
        .subtract(BigInteger.valueOf(reserved(payment)))
        .subtract(BigInteger.valueOf(refunded(payment)))
        .subtract(BigInteger.valueOf(elsewhere(payment)))
        .subtract(BigInteger.valueOf(disputed(payment)));
  }

  long roomOfOrder() {
    return sale.sale().payments().stream().mapToLong(payment -> room(payment.id())).sum();
  }

  /** M14: fees kept and not given back. */
  long feesKept() {
    long kept = 0;
    for (ModelRefund refund : refunds) {
      Holding held = refund.held();
      kept += held.feeKept() - held.feeReturned();
    }
    return Math.max(0, kept);
  }

  /** What a slot has left: of a line its own balance, whatever payment refunds took (M5). */
  long ownLeft(Slot slot) {
    long left = sale.worth(slot);
    for (ModelRefund refund : refunds) {
      left -= refund.held().amounts().getOrDefault(slot, 0L);
    }
    return Math.max(0, left);
  }

  /**
   * Whether more of a slot, or a unit twice, was given than there was: others took it before a late
   * payment.
   */
  boolean overdrawn() {
    Set<String> taken = new HashSet<>();
    for (ModelRefund refund : refunds) {
      for (SaleLine line : sale.sale().lines()) {
        for (int unit : refund.held().units(line.id())) {
          if (!taken.add(line.id() + " " + unit)) {
            return true;
          }
        }
      }
    }
    for (Slot slot : sale.slots()) {
      long given = 0;
      for (ModelRefund refund : refunds) {
        given += refund.held().amounts().getOrDefault(slot, 0L);
      }
      if (given > sale.worth(slot)) {
        return true;
      }
    }
    return false;
  }

  /** What a component of the order has left over all lines, the shipping and payment refunds. */
  long componentLeft(String component) {
    long left = 0;
    for (Slot slot : sale.slots()) {
      left += slot.component().equals(component) ? sale.worth(slot) : 0;
    }
    for (ModelRefund refund : refunds) {
      for (Map.Entry<Slot, Long> entry : refund.held().amounts().entrySet()) {
        left -= entry.getKey().component().equals(component) ? entry.getValue() : 0;
      }
    }
    return Math.max(0, left);
  }

  /** What a slot can still give. */
  long left(Slot slot) {
    return Math.min(ownLeft(slot), componentLeft(slot.component()));
  }

  /** The positions, from 0, of units that no refund holds and that have not come back. */
  SortedSet<Integer> freeUnits(String line) {
    Set<Integer> taken = new HashSet<>();
    for (ModelRefund refund : refunds) {
      taken.addAll(refund.held().units(line));
    }
    SortedSet<Integer> free = new TreeSet<>();
    int quantity = sale.sale().line(line).map(SaleLine::quantity).orElse(0);
    for (int unit = 0; unit < quantity; unit++) {
      if (!taken.contains(unit)) {
        free.add(unit);
      }
    }
    return free;
  }
}
