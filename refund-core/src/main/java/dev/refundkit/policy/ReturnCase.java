package dev.refundkit.policy;

import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import java.time.Instant;

/**
 * Goods of one line that a policy is asked to dispose of.
 *
 * @param reason the refund's reason code
 * @param quantity how many units, at least 1
 * @param inspected whether somebody has looked at them
 * @param restockAsked whether the request permits to put them back
 */
public record ReturnCase(
    Sale sale,
    SaleLine line,
    RefundType type,
    String reason,
    int quantity,
    Condition condition,
    boolean inspected,
    boolean restockAsked,
    Instant now) {}
