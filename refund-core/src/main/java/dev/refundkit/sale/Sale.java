package dev.refundkit.sale;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.text.StorableText;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frozen facts of an order, given by the host and never re-priced here. All amounts are minor
 * units of one currency.
 *
 * @param id the host's order id
 * @param deliveredAt when the goods reached the customer, null while they have not
 * @param pricesIncludeTax whether subtotals, shipping and discounts are stated with tax (M8)
 * @param discount an order-wide discount that the lines do not carry yet; spread over them by M7
 * @param payments in capture order
 */
public record Sale(
    String id,
    @Nullable String customerId,
    IsoCurrency currency,
    Instant placedAt,
    @Nullable Instant deliveredAt,
    boolean pricesIncludeTax,
    long discount,
    List<SaleLine> lines,
    ShippingCharge shipping,
    List<Payment> payments) {

  /**
   * Checks the facts.
   *
   * @throws IllegalArgumentException if ids repeat or are no {@link StorableText}, a discount
   *     exceeds what it discounts, or an inclusive tax exceeds its price
   * @throws ArithmeticException if the sale's total or its captures do not fit a {@code long}
   */
  public Sale {
    StorableText.require("a sale's id", id, StorableText.MAX_ID);
    StorableText.require("sale " + id + ": its customer's id", customerId, StorableText.MAX_ID);
    lines = List.copyOf(lines);
    payments = List.copyOf(payments);
    requireUnique(id, lines.stream().map(SaleLine::id).toList());
    requireUnique(id, payments.stream().map(Payment::id).toList());
    long sum = price(shipping.subtotal(), shipping.taxes(), pricesIncludeTax);
    long discountable = 0;
    for (SaleLine line : lines) {
      discountable = Math.addExact(discountable, line.subtotal() - line.discount());
      sum = Math.addExact(sum, price(line.subtotal(), line.taxes(), pricesIncludeTax));
    }
    if (discount < 0 || discount > discountable) {
      throw new IllegalArgumentException(
          "sale " + id + ": discount " + discount + " must lie between 0 and " + discountable);
    }
    for (SaleLine line : lines) {
      if (pricesIncludeTax && taxOf(line.taxes()) > line.subtotal() - line.discount()) {
        throw new IllegalArgumentException(
            "line " + line.id() + ": its tax is larger than its price, which includes it");
      }
    }
    long captures = 0;
    for (Payment payment : payments) {
      captures = Math.addExact(captures, payment.captured());
    }
  }

  /** The line of this id. */
  public Optional<SaleLine> line(String lineId) {
    return lines.stream().filter(line -> line.id().equals(lineId)).findFirst();
  }

  /** The payment of this id. */
  public Optional<Payment> payment(String paymentId) {
    return payments.stream().filter(payment -> payment.id().equals(paymentId)).findFirst();
  }

  /** Minor units really taken, over all payments. */
  public long captured() {
    long sum = 0;
    for (Payment payment : payments) {
      sum += payment.captured();
    }
    return sum;
  }

  private static long price(long stated, List<TaxPart> taxes, boolean includesTax) {
    return includesTax ? stated : Math.addExact(stated, taxOf(taxes));
  }

  private static long taxOf(List<TaxPart> taxes) {
    long sum = 0;
    for (TaxPart tax : taxes) {
      sum = Math.addExact(sum, tax.amount());
    }
    return sum;
  }

  private static void requireUnique(String saleId, List<String> ids) {
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        throw new IllegalArgumentException("sale " + saleId + ": id " + id + " stands twice");
      }
    }
  }
}
