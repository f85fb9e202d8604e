/**
 * The shop's HTTP API: refunds and payments for callers with a key, and the processor's notices.
 * What it offers stands in {@code /openapi.yaml}.
 */
@NullMarked
package dev.refundkit.samples.shop.api;

import org.jspecify.annotations.NullMarked;
