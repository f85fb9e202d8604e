package dev.refundkit.spi;

import org.jspecify.annotations.Nullable;

/**
 * Units to be put back on the shelf.
 *
 * @param key always the same for the same units; a repeat must not put them back twice
 * @param quantity at least 1
 */
public record RestockOrder(
    String key,
    String refundId,
    String orderId,
    String lineId,
    String productId,
    @Nullable String sku,
    int quantity) {}
