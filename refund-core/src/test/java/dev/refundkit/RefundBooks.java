package dev.refundkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A second set of books beside the ledger: plain sums of what was granted. It knows the sale and
 * the quotes, and fails where docs/invariants.md, Always true 1, 4 or 5 does not hold or where the
 * ledger says otherwise.
 */
public final class RefundBooks {

  private final Sale sale;
  private final SaleWorth worth;
  private final Map<String, BitSet> units = new HashMap<>();
  private final Map<String, Worth> lines = new HashMap<>();
  private final Map<String, Long> taxes = new HashMap<>();
  private final Map<String, Long> payments = new HashMap<>();
  private Worth shipping;
  private long value;
  private long freight;
  private long fees;

  public RefundBooks(Sale sale) {
    this.sale = sale;
    this.worth = SaleWorth.of(sale);
    this.shipping = Worth.zero(worth.shipping().taxCount());
  }

  /** Minor units given back, over all payments. */
  public long given() {
    return payments.values().stream().mapToLong(Long::longValue).sum();
  }

  public long feesKept() {
    return fees;
  }

  public Worth left(int line) {
    Worth whole = worth.line(line);
    return whole.minus(lines.getOrDefault(id(line), Worth.zero(whole.taxCount())));
  }

  public int unitsLeft(int line) {
    return sale.lines().get(line).quantity()
        - units.getOrDefault(id(line), new BitSet()).cardinality();
  }

  /** Enters a granted quote, of which so much gives back a fee that was kept earlier. */
  public void enter(Quote quote, long feeReturned) {
    Allocation allocation = quote.allocation();
    checkSums(quote);
    allocation.lines().forEach(this::enterLine);
    shipping = shipping.plus(notNegative(allocation.shipping()));
    addTaxes(sale.shipping().taxes(), allocation.shipping());
    OrderShare order = allocation.unallocated();
    order.taxes().forEach((name, tax) -> taxes.merge(name, tax, Math::addExact));
    value += allocation.subtotal();
    freight += allocation.shippingValue();
    quote.payouts().forEach(p -> payments.merge(p.paymentId(), p.amount(), Math::addExact));
    fees += Math.max(0, -allocation.adjustment()) - feeReturned;
  }

  private static void checkSums(Quote quote) {
    Allocation a = quote.allocation();
    long payouts = quote.payouts().stream().mapToLong(PayoutShare::amount).sum();
    long items = a.lines().stream().mapToLong(line -> line.worth().value()).sum();
    assertThat(a.total()).isEqualTo(payouts).isNotNegative().isEqualTo(quote.total());
    assertThat(a.total()).isEqualTo(a.subtotal() + a.tax() + a.shippingValue() + a.adjustment());
    assertThat(a.subtotal()).isEqualTo(items + a.unallocated().value());
    assertThat(quote.payouts()).allSatisfy(p -> assertThat(p.amount()).isPositive());
    assertThat(quote.payouts()).extracting(PayoutShare::paymentId).doesNotHaveDuplicates();
    assertThat(a.unallocated().taxes().values()).allSatisfy(t -> assertThat(t).isNotNegative());
    assertThat(Math.min(a.unallocated().value(), a.unallocated().shipping())).isNotNegative();
  }

  private void enterLine(LineShare share) {
    BitSet taken = units.computeIfAbsent(share.lineId(), id -> new BitSet());
    for (Units.Range range : share.units().ranges()) {
      assertThat(taken.get(range.from(), range.to()).isEmpty())
          .as("units %s of line %s are given back once", range, share.lineId())
          .isTrue();
      taken.set(range.from(), range.to());
    }
    lines.merge(share.lineId(), notNegative(share.worth()), Worth::plus);
    addTaxes(sale.line(share.lineId()).orElseThrow().taxes(), share.worth());
  }

  private void addTaxes(List<TaxPart> names, Worth share) {
    for (int i = 0; i < names.size(); i++) {
      taxes.merge(names.get(i).name(), share.tax(i), Math::addExact);
    }
  }

  private static Worth notNegative(Worth share) {
    assertThat(share.atMost(share)).as("no part is negative").isEqualTo(share);
    return share;
  }

  /** Fails where more was given back than was sold or paid, or where the ledger disagrees. */
  public void audit(Ledger ledger) {
    Map<String, Long> taxesSold = new HashMap<>();
    long valueSold = 0;
    for (int i = 0; i < sale.lines().size(); i++) {
      SaleLine line = sale.lines().get(i);
      notNegative(left(i));
      assertThat(unitsLeft(i)).as("units left of %s", line.id()).isNotNegative();
      valueSold += worth.line(i).value();
      line.taxes().forEach(tax -> taxesSold.merge(tax.name(), tax.amount(), Math::addExact));
    }
    sale.shipping().taxes().forEach(t -> taxesSold.merge(t.name(), t.amount(), Math::addExact));
    notNegative(worth.shipping().minus(shipping));
    assertThat(value).as("value given back").isLessThanOrEqualTo(valueSold);
    assertThat(freight).as("shipping given back").isLessThanOrEqualTo(worth.shipping().value());
    taxes.forEach(
        (name, tax) ->
            assertThat(tax).as(name).isLessThanOrEqualTo(taxesSold.getOrDefault(name, 0L)));
    for (Payment payment : sale.payments()) {
      long given = payments.getOrDefault(payment.id(), 0L);
      PaymentBalance balance = ledger.payment(payment.id()).orElseThrow();
      assertThat(given).as("given from %s", payment.id()).isLessThanOrEqualTo(payment.captured());
      assertThat(balance.reserved() + balance.refunded()).isEqualTo(given);
      assertThat(balance.room()).isEqualTo(payment.captured() - given);
    }
    compareLines(ledger);
  }

  private void compareLines(Ledger ledger) {
    lines.forEach((id, sum) -> assertThat(ledger.lines().get(id).given()).isEqualTo(sum));
    units.forEach(
        (id, set) ->
            assertThat(ledger.lines().get(id).taken().count()).isEqualTo(set.cardinality()));
    assertThat(ledger.shipping()).isEqualTo(shipping);
    assertThat(ledger.feesKept()).as("fees kept").isEqualTo(fees);
  }

  private String id(int line) {
    return sale.lines().get(line).id();
  }
}
