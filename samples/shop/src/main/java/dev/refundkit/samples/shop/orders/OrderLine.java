package dev.refundkit.samples.shop.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One line of an order; amounts are of the whole line.
 *
 * @param category one of the policy's
 * @param tags such as final_sale
 * @param subtotal before the discount; with tax where the order's prices include tax
 */
public record OrderLine(
    String id,
    String productId,
    String productName,
    @Nullable String sku,
    String category,
    @DefaultValue List<String> tags,
    @DefaultValue("1") int quantity,
    long subtotal,
    @DefaultValue("0") long discount,
    @DefaultValue List<Tax> taxes,
    @DefaultValue("true") boolean shipped) {

  public OrderLine {
    tags = List.copyOf(tags);
    taxes = List.copyOf(taxes);
  }
}
