package dev.refundkit.samples.decideonly;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Asks what a return would give back and what the shipped policy says of it. Nothing is stored or
 * paid.
 */
public final class DecideOnly {

  private static final IsoCurrency USD = IsoCurrency.of("USD");

  private DecideOnly() {}

  /** Decides on a camera that the customer changed their mind about. */
  public static void main(String[] args) {
    decide(camera(89_900), "changed_mind", System.out);
  }

  static void decide(Sale sale, String reason, PrintStream out) {
    Ledger ledger = Ledger.open(sale);
    Quoter quoter = new Quoter(sale, SaleWorth.of(sale), ledger, TenderStrategy.ORIGINAL_FIRST);
    RefundRequest request =
        RefundRequest.of(sale.id(), RefundType.ITEM_RETURN, reason)
            .withItems(RequestedItem.of("li_1", 1));
    Quote quote = quoter.quote(request).orElseThrow();
    Instant now = Instant.parse("2024-01-20T13:30:00Z");
    Decision decision =
        DroolsRefundPolicy.shipped()
            .decide(
                new RefundCase(
                    sale, ledger, quote, reason, true, false, CustomerFacts.UNKNOWN, now));

    out.println(
        decision.outcome() + ": " + MinorUnits.print(quote.total(), USD) + " for " + reason);
    decision.reasons().forEach(r -> out.println("  " + r.outcome() + ": " + r.sentence()));
  }

  static Sale camera(long price) {
    Instant placed = Instant.parse("2024-01-08T09:00:00Z");
    Instant delivered = Instant.parse("2024-01-11T16:00:00Z");
    List<TaxPart> taxes = List.of(new TaxPart(TaxPart.SINGLE, price / 10));
    SaleLine line =
        new SaleLine(
            "li_1", "prod_1", "Camera", null, "electronics", Set.of(), 1, price, 0, taxes, true);
    Payment payment = Payment.captured("pay_1", "card", price + price / 10);
    return new Sale(
        "order_1",
        "cust_1",
        USD,
        placed,
        delivered,
        false,
        0,
        List.of(line),
        ShippingCharge.NONE,
        List.of(payment));
  }
}
