package dev.refundkit.testkit.simulation;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client's wish for a refund, and what the client has heard of it. */
final class Ask {

  static final Actor CUSTOMER = Actor.of("customer");

  /** Stands in the request's notes, so that the refunds it led to can be counted. */
  final String tag;

  final @Nullable RefundRequest order;
  final @Nullable PaymentRefundRequest payment;
  final @Nullable String key;
  int sends;
  boolean unanswered;
  @Nullable Refund answer;

  private Ask(
      String tag,
      @Nullable RefundRequest order,
      @Nullable PaymentRefundRequest payment,
      @Nullable String key) {
    this.tag = tag;
    this.order = order;
    this.payment = payment;
    this.key = key;
  }

  static Ask of(String tag, RefundRequest request, @Nullable String key) {
    RefundRequest tagged = request.withTexts(null, tag, request.metadata());
    return new Ask(tag, tagged, null, key);
  }

  static Ask of(String tag, PaymentRefundRequest request, @Nullable String key) {
    PaymentRefundRequest tagged =
        new PaymentRefundRequest(
            request.paymentId(), request.amount(), null, request.reason(), tag, null);
    return new Ask(tag, null, tagged, key);
  }

  /** Another request under the same key. */
  Ask otherwise() {
    return order != null
        ? new Ask(tag, order.withTexts("otherwise", tag, order.metadata()), null, key)
        : Ask.of(tag + "'", Objects.requireNonNull(payment), key);
  }

  Answer<Refund> at(RefundEngine engine) {
    if (order != null) {
      return engine.create(order, CUSTOMER, key);
    }
    return engine
        .refundPayment(Objects.requireNonNull(payment), CUSTOMER, key)
        .map(PaymentRefund::refund);
  }

  boolean ofPayment() {
    return payment != null;
  }

  @Override
  public String toString() {
    String with = key == null ? "" : " with key " + key;
    if (payment != null) {
      return "refund payment %s of %s, %s%s"
          .formatted(payment.paymentId(), payment.amount(), payment.reason(), with);
    }
    return order == null ? tag : Requests.words(order) + with;
  }
}
