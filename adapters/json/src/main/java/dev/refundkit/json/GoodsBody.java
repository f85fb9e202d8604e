package dev.refundkit.json;

import dev.refundkit.refund.Arrival;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that arrived, or that somebody has inspected.
 *
 * @param items which, and in what condition
 * @param note what the person says of them; null where nothing was said
 */
public record GoodsBody(List<Arrival> items, @Nullable String note) {

  public GoodsBody {
    items = List.copyOf(items);
  }
}
