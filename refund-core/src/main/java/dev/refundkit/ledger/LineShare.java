package dev.refundkit.ledger;

import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;

/**
 * What one refund takes of one line.
 *
 * @param units the units that it takes; none for a refund of value only (M17)
 * @param worth the value and taxes that it takes
 */
public record LineShare(String lineId, Units units, Worth worth) {}
