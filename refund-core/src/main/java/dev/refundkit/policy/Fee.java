package dev.refundkit.policy;

import dev.refundkit.money.Split;

/**
 * What the shop keeps (M15): a fixed amount or a part of the goods' subtotal, half up, never above
 * that subtotal.
 *
 * @param fixed minor units; 0 for a fee in basis points
 * @param basisPoints hundredths of a percent, 0 to 10000; 0 for a fixed fee
 * @param withTax whether the goods' tax is kept in the same proportion
 */
public record Fee(long fixed, int basisPoints, boolean withTax) {

  public Fee {
    if (fixed < 0 || basisPoints < 0 || basisPoints > 10_000 || (fixed > 0 && basisPoints > 0)) {
      throw new IllegalArgumentException(
          "fee must be a fixed amount or 0 to 10000 basis points: " + fixed + ", " + basisPoints);
    }
  }

  /**
   * The fee on goods. 1500 basis points with tax on 10000 and 1500 tax: 1500 and 225, together
   * 1725.
   *
   * @param subtotal of the goods, minor units, net
   * @param tax of the goods, minor units
   * @return minor units
   */
  public long on(long subtotal, long tax) {
    long kept =
        Math.min(
            subtotal, basisPoints > 0 ? Split.runningTotal(subtotal, basisPoints, 10_000) : fixed);
    return withTax && subtotal > 0 ? kept + Split.runningTotal(tax, kept, subtotal) : kept;
  }
}
