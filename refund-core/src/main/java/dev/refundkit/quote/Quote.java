package dev.refundkit.quote;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.request.RefundType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would be given back for a request. Minor units.
 *
 * @param allocation of which parts of the sale
 * @param payouts from which payments; they add up to the allocation's total
 * @param paymentId the payment that the request names, or null
 * @param cappedBy what lowered a computed amount (M6); empty for named amounts
 * @param named the total that the caller named or implied, null where the library computed it
 * @param aboveUnits whether value or tax of some line exceeds what the asked units are worth
 * @param maxRefundable the most that would pass for these parts
 */
public record Quote(
    RefundType type,
    Allocation allocation,
    List<PayoutShare> payouts,
    @Nullable String paymentId,
    Set<Cap> cappedBy,
    @Nullable Long named,
    boolean aboveUnits,
    long maxRefundable) {

  public Quote {
    payouts = List.copyOf(payouts);
    cappedBy = Set.copyOf(cappedBy);
  }

  public long total() {
    return allocation.total();
  }
}
