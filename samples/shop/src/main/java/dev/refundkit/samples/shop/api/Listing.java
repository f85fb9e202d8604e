package dev.refundkit.samples.shop.api;

import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusedException;
import dev.refundkit.request.RefundType;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundQuery.Order;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for by the parameters of the call.
 *
 * @param cursor where to begin, as an earlier page said; null for the start
 */
record Listing(RefundQuery query, @Nullable String cursor, int limit) {

  private static final int USUAL_LIMIT = 20;

  /**
   * Reads the parameters of the call.
   *
   * @throws RefusedException {@code invalid_request}, with every parameter at fault
   */
  static Listing of(Map<String, String[]> named) {
    Parameters parameters = new Parameters(named);
    Order order = parameters.word("sort", Order.values(), Listing::wire);
    RefundQuery query =
        new RefundQuery(
            parameters.id("order_id"),
            parameters.id("customer_id"),
            parameters.word("status", RefundStatus.values(), RefundStatus::wire),
            parameters.word("type", RefundType.values(), RefundType::wire),
            parameters.id("reason"),
            parameters.time("created_from"),
            parameters.time("created_until"),
            null,
            order == null ? Order.NEWEST_FIRST : order);
    Listing listing =
        new Listing(query, parameters.text("cursor"), parameters.number("limit", USUAL_LIMIT));
    if (!parameters.violations().isEmpty()) {
      throw new RefusedException(Refusal.invalid(parameters.violations()));
    }
    return listing;
  }

  /** As lists are sorted elsewhere: a minus says that the last comes first. */
  private static String wire(Order order) {
    return switch (order) {
      case NEWEST_FIRST -> "-created_at";
      case OLDEST_FIRST -> "created_at";
    };
  }
}
