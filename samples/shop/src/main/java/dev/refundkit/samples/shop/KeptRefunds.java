package dev.refundkit.samples.shop;

import dev.refundkit.refund.RefundStatus;
import dev.refundkit.samples.shop.orders.ShopCustomers;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundSummary;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Counts a customer's refunds in RefundKit's store, which a port may read; the engine it must not
 * call (A7).
 */
final class KeptRefunds implements ShopCustomers.KeptRefunds {

  private static final Set<RefundStatus> GAVE_NOTHING =
      Set.of(RefundStatus.REJECTED, RefundStatus.CANCELLED);

  private final Supplier<RefundStore> store;

  KeptRefunds(Supplier<RefundStore> store) {
    this.store = store;
  }

  @Override
  public int since(String customerId, Instant time) {
    RefundQuery query = new RefundQuery(null, customerId, null, null, null, time, null, null);
    return Math.toIntExact(
        store.get().summary(query).sums().stream()
            .filter(sum -> !GAVE_NOTHING.contains(sum.status()))
            .mapToLong(RefundSummary.Sum::count)
            .sum());
  }
}
