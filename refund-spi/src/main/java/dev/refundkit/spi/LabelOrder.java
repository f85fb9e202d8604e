package dev.refundkit.spi;

import dev.refundkit.refund.RefundItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return label to be made.
 *
 * @param key always the same for the same label
 * @param carrier as the request named it, or null
 * @param service as the request named it, or null
 * @param items the goods that shall come back
 */
public record LabelOrder(
    String key,
    String refundId,
    String orderId,
    @Nullable String carrier,
    @Nullable String service,
    List<RefundItem> items) {

  public LabelOrder {
    items = List.copyOf(items);
  }
}
