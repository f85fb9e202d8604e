package dev.refundkit.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One refund in the processor's own book.
 *
 * @param key the idempotency key it was made under; null for a refund made outside the library
 * @param amountMinor minor units
 * @param at when the processor booked it
 */
public record ProcessorEntry(
    @Nullable String key,
    String transactionId,
    String paymentId,
    long amountMinor,
    String currency,
    Instant at) {}
