package dev.refundkit.samples.shop.orders;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One payment of an order.
 *
 * @param type card, gift_card ...
 * @param captured 0 while it is only authorised
 */
public record OrderPayment(
    String id,
    @DefaultValue("card") String type,
    @Nullable String brand,
    @Nullable String last4,
    long captured) {}
