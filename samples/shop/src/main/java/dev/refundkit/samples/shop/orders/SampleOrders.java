package dev.refundkit.samples.shop.orders;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a tenant of the sample has at first, as the sample's file states it: times are ages.
 *
 * @param stock units by product
 */
record SampleOrders(
    @DefaultValue List<Buyer> customers,
    @DefaultValue List<Purchase> orders,
    @DefaultValue Map<String, Long> stock) {

  /**
   * A customer.
   *
   * @param spent minor units by currency
   * @param refunded how long ago refunds were made
   */
  record Buyer(
      String id,
      @Nullable String email,
      @Nullable BigDecimal risk,
      @DefaultValue Map<String, Long> spent,
      @DefaultValue List<Duration> refunded) {}

  /**
   * An order.
   *
   * @param placed how long ago
   * @param delivered how long ago; null if it is not delivered
   */
  record Purchase(
      String id,
      @Nullable String customer,
      String currency,
      Duration placed,
      @Nullable Duration delivered,
      @DefaultValue("false") boolean pricesIncludeTax,
      @DefaultValue("0") long discount,
      @DefaultValue Shipping shipping,
      List<OrderLine> lines,
      List<OrderPayment> payments) {

    Order toOrder(Instant now) {
      return new Order(
          id,
          customer,
          currency,
          now.minus(placed),
          delivered == null ? null : now.minus(delivered),
          pricesIncludeTax,
          discount,
          shipping,
          lines,
          payments);
    }
  }
}
