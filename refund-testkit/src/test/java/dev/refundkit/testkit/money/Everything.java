package dev.refundkit.testkit.money;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.story.ScriptedHost;
import java.util.List;
import java.util.Optional;

/** All that is kept anywhere: by the store, the processor and the stock. */
record Everything(
    Optional<Ledger> ledger,
    List<Refund> refunds,
    int processorCalls,
    List<ProcessorEntry> paid,
    List<RestockOrder> restocked) {

  static Everything of(ScriptedHost host, Sale sale) {
    return new Everything(
        host.store().ledger(sale.id()),
        host.store().list(RefundQuery.ALL, null, 1000).items(),
        host.processor().calls(),
        host.processor().paid(),
        host.inventory().orders());
  }
}
