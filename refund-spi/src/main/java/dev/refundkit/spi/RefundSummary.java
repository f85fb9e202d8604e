package dev.refundkit.spi;

import dev.refundkit.refund.RefundStatus;
import java.math.BigInteger;
import java.util.List;

/**
 * How many refunds a query finds, and what they come to.
 *
 * @param sums by currency code, then by status in the order of {@link RefundStatus}; none is of no
 *     refund
 */
public record RefundSummary(List<Sum> sums) {

  /**
   * The refunds of one currency that are in one status.
   *
   * @param currency the code
   * @param total of the refunds' totals, in minor units; larger than a {@code long} maybe
   */
  public record Sum(String currency, RefundStatus status, long count, BigInteger total) {}

  public RefundSummary {
    sums = List.copyOf(sums);
  }

  /** How many refunds there are. */
  public long count() {
    return sums.stream().mapToLong(Sum::count).sum();
  }
}
