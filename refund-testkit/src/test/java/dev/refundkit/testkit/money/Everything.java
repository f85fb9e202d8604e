package dev.refundkit.testkit.money;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.story.ScriptedHost;
import java.util.List;
import java.util.Optional;

/** The ledger and the refunds of the store, and what processor, stock and customers have heard. */
record Everything(
    Optional<Ledger> ledger,
    List<Refund> refunds,
    int processorCalls,
    List<ProcessorEntry> paid,
    List<RestockOrder> restocked,
    List<Notice> told,
    List<Attention> attention) {

  static Everything of(ScriptedHost host, Sale sale) {
    return new Everything(
        host.store().ledger(sale.id()),
        host.store().list(RefundQuery.ALL, null, 1000).items(),
        host.processor().calls(),
        host.processor().paid(),
        host.inventory().orders(),
        host.notifier().notices(),
        host.store().attention(null, 1000).items());
  }
}
