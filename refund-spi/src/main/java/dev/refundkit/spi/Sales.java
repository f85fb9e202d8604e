package dev.refundkit.spi;

import dev.refundkit.sale.Sale;
import java.util.Optional;

/** Finds the host's orders as frozen sales (CONTRACTS.md, S). */
public interface Sales {

  /**
   * The order of this id, as it was sold and with all its payments so far. Empty for an unknown id.
   */
  Optional<Sale> order(String orderId);

  /** The order that this payment belongs to. Empty for an unknown payment id. */
  Optional<Sale> orderOfPayment(String paymentId);
}
