package dev.refundkit.samples.shop.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the shop.
 *
 * @param email leaves the shop's database for no port
 * @param risk as the shop's own rating has it, 0 to 1; null if it was never rated
 */
public record Customer(String id, @Nullable String email, @Nullable BigDecimal risk) {}
