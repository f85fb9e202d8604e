package dev.refundkit.samples.shop.orders;

/** One tax of a line or of the shipping, after discounts. */
public record Tax(String name, long amount) {}
