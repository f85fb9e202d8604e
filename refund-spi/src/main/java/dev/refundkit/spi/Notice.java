package dev.refundkit.spi;

import dev.refundkit.refund.Refund;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the customer. It carries no address: the host knows where its customer is
 * reached.
 *
 * @param key always the same for the same notice; a repeat must not be told twice
 * @param kind {@code completed}, {@code failed} or {@code rejected}
 * @param refund as it is now, which may be later than what the notice is about
 */
public record Notice(String key, String kind, @Nullable String customerId, Refund refund) {}
