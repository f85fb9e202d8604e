package dev.refundkit.ledger;

import dev.refundkit.sale.Worth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A copy of a ledger with some components changed. */
final class LedgerCopy {
  private final Ledger from;
  private long version;
  private Map<String, LineBalance> lines;
  private Worth shipping;
  private @Nullable Worth shippingWhole;
  private OrderShare unallocated;
  private Fees fees;
  private List<PaymentBalance> payments;
  private List<RecentRequest> recent;
  private List<Usage> usage;
  private List<OutsideFact> outside;

  LedgerCopy(Ledger from) {
    this.from = from;
    version = from.version();
    lines = from.lines();
    shipping = from.shipping();
    shippingWhole = from.shippingWhole();
    unallocated = from.unallocated();
    fees = from.fees();
    payments = from.payments();
    recent = from.recent();
    usage = from.usage();
    outside = from.outside();
  }

  LedgerCopy version(long value) {
    version = value;
    return this;
  }

  LedgerCopy lines(Map<String, LineBalance> value) {
    lines = value;
    return this;
  }

  LedgerCopy shipping(Worth value) {
    shipping = value;
    return this;
  }

  LedgerCopy shippingWhole(@Nullable Worth value) {
    shippingWhole = value;
    return this;
  }

  LedgerCopy unallocated(OrderShare value) {
    unallocated = value;
    return this;
  }

  LedgerCopy fees(Fees value) {
    fees = value;
    return this;
  }

  LedgerCopy payments(List<PaymentBalance> value) {
    payments = value;
    return this;
  }

  LedgerCopy recent(List<RecentRequest> value) {
    recent = value;
    return this;
  }

  LedgerCopy usage(List<Usage> value) {
    usage = value;
    return this;
  }

  LedgerCopy outside(List<OutsideFact> value) {
    outside = value;
    return this;
  }

  Ledger build() {
    return new Ledger(
        from.saleId(),
        from.currency(),
        version,
        lines,
        shipping,
        shippingWhole,
        unallocated,
        fees,
        payments,
        recent,
        usage,
        outside);
  }
}
