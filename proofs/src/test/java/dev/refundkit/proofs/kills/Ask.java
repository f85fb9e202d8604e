package dev.refundkit.proofs.kills;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;

/**
 * A request that follows from its idempotency key, so that whoever knows the key can repeat it. One
 * in four is of an order that many ask about at once; one in five asks at the endpoint of payments.
 *
 * @param key {@code a-<number>}, with the host's name behind it for a request that no other makes
 */
record Ask(String key, int number) {

  private static final Actor CUSTOMER = Actor.of("customer");

  static Ask shared(int number) {
    return new Ask("a-" + number, number);
  }

  static Ask own(int number, String host) {
    return new Ask("a-" + number + "-" + host, number);
  }

  static Ask of(String key) {
    return new Ask(key, Integer.parseInt(key.split("-")[1]));
  }

  private int order() {
    int apart = number % 4 == 0 ? number / 100 : number;
    return apart % Orders.COUNT;
  }

  /** Whether it asks at the endpoint of payments. */
  boolean ofPayment() {
    return number % 5 == 1;
  }

  Answer<Refund> put(RefundEngine engine) {
    if (ofPayment()) {
      return engine
          .refundPayment(
              PaymentRefundRequest.of(Orders.payment(order()), 700, "goodwill"), CUSTOMER, key)
          .map(PaymentRefund::refund);
    }
    RefundRequest request =
        RefundRequest.of(Orders.id(order()), RefundType.PARTIAL, "changed_mind")
            .withItems(RequestedItem.of(Orders.LINE, 1));
    return engine.create(request, CUSTOMER, key);
  }
}
