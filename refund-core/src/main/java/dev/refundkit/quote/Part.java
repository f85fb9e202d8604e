package dev.refundkit.quote;

import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;

/**
 * A line, or the shipping, that a request covers.
 *
 * @param line index in the sale, or {@link #SHIPPING}
 * @param units the units asked for; none for value only
 * @param left all that the part has left and the request's type may take
 * @param asked what the asked units are worth, or all that is left where no units are asked
 * @param byUnits whether the request asks for units or for the whole part, so that its worth can be
 *     computed
 */
record Part(int line, Units units, Worth left, Worth asked, boolean byUnits) {

  static final int SHIPPING = -1;

  boolean shipping() {
    return line == SHIPPING;
  }

  Worth nothing() {
    return Worth.zero(left.taxCount());
  }
}
