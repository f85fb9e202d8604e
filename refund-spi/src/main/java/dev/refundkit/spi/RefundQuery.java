package dev.refundkit.spi;

import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which refunds to list; null means any.
 *
 * @param from created at or after
 * @param until created before
 * @param changedSince changed at or after; every payout that ended since then is in one of these
 * @param order in which they are listed
 */
public record RefundQuery(
    @Nullable String orderId,
    @Nullable String customerId,
    @Nullable RefundStatus status,
    @Nullable RefundType type,
    @Nullable String reason,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Instant changedSince,
    Order order) {

  /** An order of lists: by when refunds were created, and those of one moment by id. */
  public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  /** The newest first. */
  public RefundQuery(
      @Nullable String orderId,
      @Nullable String customerId,
      @Nullable RefundStatus status,
      @Nullable RefundType type,
      @Nullable String reason,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Instant changedSince) {
    this(orderId, customerId, status, type, reason, from, until, changedSince, Order.NEWEST_FIRST);
  }

  /** All refunds. */
  public static final RefundQuery ALL =
      new RefundQuery(null, null, null, null, null, null, null, null);

  /** The refunds of one order, those of its payments included. */
  public static RefundQuery ofOrder(String orderId) {
    return new RefundQuery(orderId, null, null, null, null, null, null, null);
  }

  /** The same refunds in another order. */
  public RefundQuery sorted(Order by) {
    return new RefundQuery(
        orderId, customerId, status, type, reason, from, until, changedSince, by);
  }

  /** Refunds that changed at or after a time. */
  public static RefundQuery changedSince(Instant time) {
    return new RefundQuery(null, null, null, null, null, null, null, time);
  }
}
