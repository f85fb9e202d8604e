package dev.refundkit.samples.shop.api;

import dev.refundkit.refusal.RefusalCode;

/** With which status of HTTP a refusal is answered. */
public final class RefusalStatus {

  private RefusalStatus() {}

  public static int of(RefusalCode code) {
    return switch (code) {
      case FORBIDDEN -> 403;
      case ORDER_NOT_FOUND, PAYMENT_NOT_FOUND, REFUND_NOT_FOUND, LINE_ITEM_NOT_FOUND -> 404;
      case CONFLICT, IDEMPOTENCY_KEY_REUSED, TRANSITION_NOT_ALLOWED, SALE_CHANGED -> 409;
      case INVALID_REQUEST,
          AMOUNTS_INCONSISTENT,
          CURRENCY_MISMATCH,
          PAYMENT_NOT_OF_ORDER,
          AMOUNT_EXCEEDS_REFUNDABLE,
          QUANTITY_EXCEEDS_REFUNDABLE,
          RETURN_QUANTITY_EXCEEDED,
          NOTHING_REFUNDABLE,
          PAYMENT_NOT_REFUNDABLE,
          PAYMENT_DISPUTED,
          PROCESSOR_DECLINED ->
          422;
    };
  }
}
