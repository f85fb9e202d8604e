package dev.refundkit.quote;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.request.RefundType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would be given back for a request, and why: part by part and payment by payment. Minor
 * units.
 *
 * @param allocation of which parts of the sale
 * @param parts how each line and the shipping came to its figure; empty for a payment refund, which
 *     names none
 * @param payouts from which payments; they add up to the allocation's total
 * @param rooms what each payment of the sale could give, in capture order
 * @param paymentId the payment that the request names, or null
 * @param named the total that the caller named or implied, null where the library computed it
 * @param aboveUnits whether value or tax of some line exceeds what the asked units are worth
 * @param maxRefundable the most that would pass for these parts, value of units that are not asked
 *     for included; above what the asked units are worth a quote is {@code aboveUnits}
 */
public record Quote(
    RefundType type,
    Allocation allocation,
    List<QuotedPart> parts,
    List<PayoutShare> payouts,
    List<PaymentRoom> rooms,
    @Nullable String paymentId,
    @Nullable Long named,
    boolean aboveUnits,
    long maxRefundable) {

  public Quote {
    parts = List.copyOf(parts);
    payouts = List.copyOf(payouts);
    rooms = List.copyOf(rooms);
  }

  public long total() {
    return allocation.total();
  }

  /** What lowered a computed amount, of whichever part (M6). */
  public Set<Cap> cappedBy() {
    Set<Cap> all = EnumSet.noneOf(Cap.class);
    parts.forEach(part -> all.addAll(part.cappedBy()));
    return all;
  }
}
