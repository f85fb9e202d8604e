package dev.refundkit.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it always must be.
 *
 * @param view the view that shows it, or {@code documents} or {@code processor} for what no view
 *     can see
 * @param what for people
 * @param saleId null where it concerns no one sale, or where it is not known
 * @param refundId null where it concerns no one refund
 * @param subject the payment, payout, effect, line or key that it is about
 */
public record Finding(
    String view, String what, @Nullable String saleId, @Nullable String refundId, String subject) {}
