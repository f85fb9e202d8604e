package dev.refundkit.testkit.model;

import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a refund of a payment gives (M5, M14). */
final class PaymentAsking {

  private PaymentAsking() {}

  static Holding asked(ModelSale sale, Balances now, PaymentRefundRequest request) {
    long room = now.room(request.paymentId());
    long free = Math.max(0, now.roomOfOrder() - now.feesKept());
    Long named = request.amount();
    if (named != null && named > room) {
      throw new Refused(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
    }
    if (named == null && Math.min(room, free) == 0) {
      throw new Refused(RefusalCode.NOTHING_REFUNDABLE); // R2
    }
    long amount = named == null ? Math.min(room, free) : named;
    long feeReturned = Math.max(0, amount - free);
    Map<Slot, Long> amounts = new LinkedHashMap<>();
    List<Long> left = new ArrayList<>();
    Map<String, Long> taxes = new TreeMap<>();
    for (String component : sale.components()) {
      if (!component.equals(Slot.VALUE) && !component.equals(Slot.SHIPPING)) {
        taxes.put(component, now.componentLeft(component));
      }
    }
    left.add(now.componentLeft(Slot.VALUE));
    left.add(taxes.values().stream().mapToLong(Long::longValue).sum());
    left.add(now.componentLeft(Slot.SHIPPING));
    long ofComponents = Math.min(amount - feeReturned, left.get(0) + left.get(1) + left.get(2));
    List<Long> shares = Splitting.largestRemainder(ofComponents, left);
    List<Long> ofTaxes = Splitting.largestRemainder(shares.get(1), new ArrayList<>(taxes.values()));
    amounts.put(Slot.whole(Slot.VALUE), shares.get(0));
    amounts.put(Slot.whole(Slot.SHIPPING), shares.get(2));
    int i = 0;
    for (String component : taxes.keySet()) {
      amounts.put(Slot.whole(component), ofTaxes.get(i++));
    }
    amounts.put(Slot.GIVEN, amount - ofComponents);
    return new Holding(amounts, Map.of(), 0, feeReturned);
  }
}
