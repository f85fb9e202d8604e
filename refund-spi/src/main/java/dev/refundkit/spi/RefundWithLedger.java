package dev.refundkit.spi;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;

/** A refund and its sale's ledger, both as one commit left them. */
public record RefundWithLedger(Refund refund, Ledger ledger) {}
