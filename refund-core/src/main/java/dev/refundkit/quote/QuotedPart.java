package dev.refundkit.quote;

import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one line, or the shipping, came to its figure in a quote. Minor units, net value and each tax
 * apart.
 *
 * @param lineId null for the shipping
 * @param units the units that are given back; none for value only
 * @param unitsWorth what these units are worth by their running totals, whatever was given before
 *     (M2)
 * @param most the most that this part could give now, component by component; it may exceed what
 *     the units are worth
 * @param given what it gives
 * @param cappedBy what lowered it below its worth; empty where amounts are named, and for {@code
 *     full}, which gives what there is (M13)
 */
public record QuotedPart(
    @Nullable String lineId,
    Units units,
    Worth unitsWorth,
    Worth most,
    Worth given,
    Set<Cap> cappedBy) {

  public QuotedPart {
    cappedBy = Set.copyOf(cappedBy);
  }
}
