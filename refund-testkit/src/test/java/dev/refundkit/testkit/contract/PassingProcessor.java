package dev.refundkit.testkit.contract;

import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hands everything on to another processor. */
class PassingProcessor implements PaymentProcessor {
  final PaymentProcessor to;

  PassingProcessor(PaymentProcessor to) {
    this.to = to;
  }

  @Override
  public ProcessorAbilities abilities() {
    return to.abilities();
  }

  @Override
  public PayoutResult refund(PayoutOrder order) {
    return to.refund(order);
  }

  @Override
  public LookupResult lookup(PayoutOrder order) {
    return to.lookup(order);
  }

  @Override
  public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    return to.refunds(since, cursor, limit);
  }
}
