package dev.refundkit.spi;

import dev.refundkit.refund.Refund;
import java.time.Instant;

/**
 * The stored answer to a request with an idempotency key (R8).
 *
 * @param key unique per tenant, over both endpoints
 * @param fingerprint of the endpoint and the request's content, hexadecimal
 * @param refund as it was first answered
 */
public record Answered(String key, String fingerprint, Refund refund, Instant at) {}
