package dev.refundkit.samples.propertytests;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A generated case, changed in a way that must not matter. */
final class Asked {

  private Asked() {}

  /** The lines that it takes stand in another order. */
  static RefundCase inAnotherOrder(RefundCase asked, Random random) {
    Allocation before = asked.quote().allocation();
    List<LineShare> lines = new ArrayList<>(before.lines());
    Collections.shuffle(lines, random);
    Allocation shuffled =
        new Allocation(lines, before.shipping(), before.unallocated(), before.adjustments());
    return new RefundCase(
        asked.sale(),
        asked.ledger(),
        with(asked.quote(), shuffled),
        asked.reason(),
        asked.autoApprove(),
        asked.repeat(),
        asked.customer(),
        asked.now());
  }

  private static Quote with(Quote quote, Allocation allocation) {
    return new Quote(
        quote.type(),
        allocation,
        quote.parts(),
        quote.payouts(),
        quote.rooms(),
        quote.paymentId(),
        quote.named(),
        quote.aboveUnits(),
        quote.maxRefundable());
  }
}
