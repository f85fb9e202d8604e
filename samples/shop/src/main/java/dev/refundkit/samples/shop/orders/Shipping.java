package dev.refundkit.samples.shop.orders;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What an order paid for its shipping. */
public record Shipping(
    @DefaultValue("0") long subtotal,
    @DefaultValue("0") long discount,
    @DefaultValue List<Tax> taxes) {

  public Shipping {
    taxes = List.copyOf(taxes);
  }
}
