package dev.refundkit.samples.shop.acquirer;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks for: the body of {@code POST /refunds}.
 *
 * @param amount minor units of the currency
 * @param reference the merchant's own id of the refund, told with its webhooks
 */
record Ask(String paymentId, long amount, String currency, String reference, String reason) {

  private static final int MAX = 255;

  /** Why it can't be taken; null if it can. */
  @Nullable String fault() {
    if (paymentId == null || currency == null || reference == null || reason == null) {
      return "payment_id, currency, reference and reason are required";
    }
    if (Stream.of(paymentId, reference, reason).anyMatch(text -> text.length() > MAX)
        || !currency.matches("[A-Z]{3}")) {
      return "texts have at most " + MAX + " characters, currency has three capital letters";
    }
    return amount > 0 ? null : "amount must be more than 0";
  }
}
