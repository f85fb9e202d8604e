package dev.refundkit.ledger;

import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;

/**
 * What refunds hold or have given back of one line.
 *
 * @param quantity units sold, as they were when the line was first refunded
 * @param whole what the whole line was worth then; another worth later is {@code sale_changed}
 *     (M18)
 * @param taken the units that refunds hold or have given back, or that came back to the shop
 * @param given the value and taxes that refunds hold or have given back
 */
public record LineBalance(int quantity, Worth whole, Units taken, Worth given) {

  LineBalance take(LineShare share) {
    return new LineBalance(quantity, whole, taken.plus(share.units()), given.plus(share.worth()));
  }

  LineBalance giveBack(LineShare share) {
    return new LineBalance(quantity, whole, taken.minus(share.units()), given.minus(share.worth()));
  }

  /** Whether nothing of the line is held or given, so that the sale may state it otherwise. */
  boolean untouched() {
    return taken.count() == 0 && given.isZero();
  }
}
