package dev.refundkit.refusal;

import java.util.Locale;

/**
 * Every reason for which a call is refused. The names are stable: callers may store and compare
 * them.
 */
public enum RefusalCode {
  INVALID_REQUEST,
  ORDER_NOT_FOUND,
  PAYMENT_NOT_FOUND,
  REFUND_NOT_FOUND,
  LINE_ITEM_NOT_FOUND,
  PAYMENT_NOT_OF_ORDER,
  AMOUNT_EXCEEDS_REFUNDABLE,
  QUANTITY_EXCEEDS_REFUNDABLE,
  NOTHING_REFUNDABLE,
  AMOUNTS_INCONSISTENT,
  CURRENCY_MISMATCH,
  PAYMENT_NOT_REFUNDABLE,
  PAYMENT_DISPUTED,
  IDEMPOTENCY_KEY_REUSED,
  TRANSITION_NOT_ALLOWED,
  FORBIDDEN,
  SALE_CHANGED,
  RETURN_QUANTITY_EXCEEDED,
  CONFLICT,
  PROCESSOR_DECLINED;

  /** The code as it stands on the wire: {@code amount_exceeds_refundable}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the same call, made again unchanged, may be accepted without anybody doing anything
   * else first.
   */
  public boolean retryable() {
    return switch (this) {
      case CONFLICT -> true;
      case INVALID_REQUEST,
          ORDER_NOT_FOUND,
          PAYMENT_NOT_FOUND,
          REFUND_NOT_FOUND,
          LINE_ITEM_NOT_FOUND,
          PAYMENT_NOT_OF_ORDER,
          AMOUNT_EXCEEDS_REFUNDABLE,
          QUANTITY_EXCEEDS_REFUNDABLE,
          NOTHING_REFUNDABLE,
          AMOUNTS_INCONSISTENT,
          CURRENCY_MISMATCH,
          PAYMENT_NOT_REFUNDABLE,
          PAYMENT_DISPUTED,
          IDEMPOTENCY_KEY_REUSED,
          TRANSITION_NOT_ALLOWED,
          FORBIDDEN,
          SALE_CHANGED,
          RETURN_QUANTITY_EXCEEDED,
          PROCESSOR_DECLINED ->
          false;
    };
  }
}
