package dev.refundkit.testkit.capture;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sale with its figures and without its names. */
final class RedactedSale {

  private static final Set<String> PAYMENT_TYPES =
      Set.of("card", "gift_card", "store_credit", "cash", "bank_transfer", "wallet", "invoice");

  private final Pseudonyms names;
  private final Duration shift;
  private final Refund captured;

  RedactedSale(Pseudonyms names, Duration shift, Refund captured) {
    this.names = names;
    this.shift = shift;
    this.captured = captured;
  }

  Sale of(Sale sale) {
    nameTaxes(sale);
    String customer = sale.customerId();
    return new Sale(
        names.order(sale.id()),
        customer == null ? null : names.of("cust", customer),
        sale.currency(),
        sale.placedAt().plus(shift),
        shifted(sale.deliveredAt()),
        sale.pricesIncludeTax(),
        sale.discount(),
        sale.lines().stream().map(this::line).toList(),
        shipping(sale.shipping()),
        sale.payments().stream().map(this::payment).toList());
  }

  /** What can't be split evenly over taxes goes by the order of their names, which is kept. */
  private void nameTaxes(Sale sale) {
    Stream<TaxPart> ofLines = sale.lines().stream().flatMap(line -> line.taxes().stream());
    Stream<TaxPart> all = Stream.concat(ofLines, sale.shipping().taxes().stream());
    names.sorted("tax", all.map(TaxPart::name).collect(Collectors.toSet()));
  }

  private @Nullable Instant shifted(@Nullable Instant time) {
    return time == null ? null : time.plus(shift);
  }

  private SaleLine line(SaleLine line) {
    String product = names.of("prod", line.productId());
    String sku = line.sku();
    return new SaleLine(
        names.line(line.id()),
        product,
        names.of("product", line.productName()),
        sku == null ? null : names.of("sku", sku),
        names.word("category", line.category()),
        line.tags().stream().map(tag -> names.word("tag", tag)).collect(Collectors.toSet()),
        line.quantity(),
        line.subtotal(),
        line.discount(),
        taxes(line.taxes()),
        shipped(line));
  }

  /** As it was when the captured refund was asked for, which the sale may not say any longer. */
  private boolean shipped(SaleLine line) {
    return captured.items().stream()
        .filter(item -> item.lineId().equals(line.id()))
        .map(RefundItem::shipped)
        .findFirst()
        .orElse(line.shipped());
  }

  private ShippingCharge shipping(ShippingCharge charge) {
    return new ShippingCharge(charge.subtotal(), charge.discount(), taxes(charge.taxes()));
  }

  private List<TaxPart> taxes(List<TaxPart> taxes) {
    return taxes.stream().map(t -> new TaxPart(names.of("tax", t.name()), t.amount())).toList();
  }

  private Payment payment(Payment payment) {
    String type = payment.type();
    return new Payment(
        names.payment(payment.id()),
        PAYMENT_TYPES.contains(type) ? type : names.of("tender", type),
        null,
        null,
        payment.status(),
        payment.captured(),
        payment.disputed(),
        payment.refundedElsewhere());
  }
}
