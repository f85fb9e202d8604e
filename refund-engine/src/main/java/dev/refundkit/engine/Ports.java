package dev.refundkit.engine;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.ReturnLabels;
import dev.refundkit.spi.Sales;
import java.time.InstantSource;

/** All that the engine is built from. */
record Ports(
    Sales sales,
    RefundStore store,
    PaymentProcessor processor,
    Inventory inventory,
    Notifier notifier,
    ReturnLabels labels,
    CustomerHistory history,
    RefundPolicy policy,
    InstantSource clock,
    IdSource ids,
    TenderStrategy tenders,
    EngineLimits limits,
    RequestCheck check,
    Backoff backoff,
    Heard heard,
    Breaker breaker) {

  /** The same on another store. */
  Ports on(RefundStore other) {
    return new Ports(
        sales, other, processor, inventory, notifier, labels, history, policy, clock, ids, tenders,
        limits, check, backoff, heard, breaker);
  }
}
