package dev.refundkit.testkit.model;

import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    long allLeft = 0;
    for (String component : sale.components()) {
      left.add(now.componentLeft(component));
      allLeft += now.componentLeft(component);
    }
    long ofComponents = Math.min(amount - feeReturned, allLeft);
    List<Long> shares = Splitting.largestRemainder(ofComponents, left);
    for (int i = 0; i < shares.size(); i++) {
      amounts.put(Slot.whole(sale.components().get(i)), shares.get(i));
    }
    amounts.put(Slot.GIVEN, amount - ofComponents);
    return new Holding(amounts, Map.of(), 0, feeReturned);
  }
}
