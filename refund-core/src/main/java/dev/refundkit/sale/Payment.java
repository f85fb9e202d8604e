package dev.refundkit.sale;

import dev.refundkit.text.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * One payment of an order, in the order of capture. It carries no card data beyond brand and last
 * four digits.
 *
 * @param id the host's id of the payment, unique over all orders of the tenant
 * @param type {@code card}, {@code gift_card}, {@code store_credit}, {@code cash} or any other word
 *     of the host's
 * @param captured minor units really taken; 0 unless the status is captured
 * @param disputed minor units that an undecided or lost dispute holds, as far as the host knows
 * @param refundedElsewhere minor units given back outside the library, as far as the host knows
 */
public record Payment(
    String id,
    String type,
    @Nullable String brand,
    @Nullable String last4,
    Status status,
    long captured,
    long disputed,
    long refundedElsewhere) {

  /** How far a payment has come; only captured money can be given back. */
  public enum Status {
    AUTHORIZED,
    CAPTURED,
    FAILED
  }

  public Payment {
    StorableText.require("a payment's id", id, StorableText.MAX_ID);
    StorableText.require("payment " + id + ": its brand", brand, StorableText.MAX_ID);
    if (captured < 0 || disputed < 0 || refundedElsewhere < 0) {
      throw new IllegalArgumentException("payment " + id + ": amounts must not be negative");
    }
    if (last4 != null && !last4.matches("[0-9]{4}")) {
      throw new IllegalArgumentException("payment " + id + ": last4 must be exactly four digits");
    }
    if (status != Status.CAPTURED) {
      captured = 0;
    }
  }

  /** A captured payment without disputes or refunds made elsewhere. */
  public static Payment captured(String id, String type, long captured) {
    return new Payment(id, type, null, null, Status.CAPTURED, captured, 0, 0);
  }

  /**
   * Whether the money came from a balance that the shop itself keeps; such tenders may go first
   * (M16).
   */
  public boolean storeValue() {
    return type.equals("store_credit") || type.equals("gift_card");
  }
}
