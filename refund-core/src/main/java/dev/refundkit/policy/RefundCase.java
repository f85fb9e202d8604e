package dev.refundkit.policy;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.quote.Quote;
import dev.refundkit.sale.Sale;
import java.time.Instant;

/**
 * What a policy is asked to decide: a quoted request of one sale. Amounts inside are minor units of
 * the sale's currency.
 *
 * @param quote before any fee of the policy's
 * @param ledger before this request
 * @param reason the request's reason code
 * @param autoApprove whether the request permits an approval without a person
 * @param repeat whether the request has no key and the same was accepted a few minutes ago (L12)
 */
public record RefundCase(
    Sale sale,
    Ledger ledger,
    Quote quote,
    String reason,
    boolean autoApprove,
    boolean repeat,
    CustomerFacts customer,
    Instant now) {}
