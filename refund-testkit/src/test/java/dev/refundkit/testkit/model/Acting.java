package dev.refundkit.testkit.model;

import dev.refundkit.refund.Command;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** The state table, with its conditions. */
final class Acting {

  private Acting() {}

  /**
   * Does it, or refuses.
   *
   * @param books the order that the refund is of
   */
  static void act(ModelRefund refund, Command command, Books books) {
    switch (command) {
      case APPROVE -> {
        allow(refund, RefundStatus.PENDING);
        refund.approved();
      }
      case REJECT -> {
        allow(refund, RefundStatus.PENDING);
        end(refund, RefundStatus.REJECTED);
      }
      case CANCEL -> cancel(refund);
      case PROCESS -> {
        allow(refund, RefundStatus.APPROVED);
        require(!refund.waits);
        refund.process();
      }
      case RETRY, REDIRECT -> retry(refund, books.now(), books.undisputed());
      case CLOSE_RETURN -> Returning.close(refund, books.sale());
      case RECEIVE_RETURN, INSPECT -> throw new IllegalArgumentException("needs goods");
    }
  }

  private static void cancel(ModelRefund refund) {
    allow(
        refund,
        RefundStatus.PENDING,
        RefundStatus.APPROVED,
        RefundStatus.PROCESSING,
        RefundStatus.FAILED);
    require(refund.status != RefundStatus.PROCESSING || !refund.sent);
    require(refund.status != RefundStatus.FAILED || !refund.anyPaid());
    end(refund, RefundStatus.CANCELLED);
  }

  private static void end(ModelRefund refund, RefundStatus status) {
    refund.status = status;
    refund.release();
  }

  /** L5: the unpaid part is reserved again on the same payments, or the retry is refused. */
  private static void retry(ModelRefund refund, Balances now, Balances undisputed) {
    allow(refund, RefundStatus.FAILED);
    List<Integer> again = new ArrayList<>();
    Map<String, Long> needed = new LinkedHashMap<>();
    for (int i = 0; i < refund.payouts.size(); i++) {
      ModelPayout payout = refund.payouts.get(i);
      if (!payout.replaced
          && payout.state == ModelPayout.State.RELEASED
          && !refund.isPaid(payout)) {
        again.add(i);
        needed.merge(payout.paymentId(), payout.amount, Long::sum);
      }
    }
    unitsAreFree(refund, now);
    componentsAreFree(refund, now);
    if (!fits(needed, now)) { // R3
      throw new Refused(
          fits(needed, undisputed)
              ? RefusalCode.PAYMENT_DISPUTED
              : RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
    }
    for (int i : again) {
      ModelPayout old = refund.payouts.get(i);
      old.replaced = true;
      refund.payouts.add(new ModelPayout(old.paymentId(), old.amount, i));
    }
    refund.sent = refund.anyPaid();
    refund.status = RefundStatus.PROCESSING;
  }

  private static boolean fits(Map<String, Long> needed, Balances now) {
    return needed.entrySet().stream()
        .allMatch(entry -> entry.getValue() <= now.room(entry.getKey()));
  }

  private static void unitsAreFree(ModelRefund refund, Balances now) {
    Holding held = refund.held();
    for (String line : refund.accepted.lines()) {
      for (int unit : refund.accepted.units(line)) {
        SortedSet<Integer> free = now.freeUnits(line);
        if (!held.units(line).contains(unit) && !free.contains(unit)) {
          throw new Refused(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
        }
      }
    }
  }

  private static void componentsAreFree(ModelRefund refund, Balances now) {
    Map<String, Long> ofOrder = new LinkedHashMap<>();
    refund
        .accepted
        .amounts()
        .forEach(
            (slot, amount) -> {
              long more = amount - refund.held().amounts().getOrDefault(slot, 0L);
              boolean ofLine = !slot.component().equals(Slot.GIVEN.component());
              boolean whole =
                  slot.is(Slot.Kind.WHOLE_VALUE, Slot.Kind.WHOLE_SHIPPING, Slot.Kind.WHOLE_TAX);
              if (ofLine) {
                ofOrder.merge(slot.component(), more, Long::sum);
              }
              if (ofLine && !whole && more > now.ownLeft(slot)) {
                throw new Refused(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
              }
            });
    ofOrder.forEach(
        (component, more) -> {
          if (more > now.componentLeft(component)) {
            throw new Refused(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
          }
        });
  }

  static void allow(ModelRefund refund, RefundStatus... states) {
    require(List.of(states).contains(refund.status));
  }

  static void require(boolean holds) {
    if (!holds) {
      throw new Refused(RefusalCode.TRANSITION_NOT_ALLOWED);
    }
  }
}
