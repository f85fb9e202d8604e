package dev.refundkit.testkit.story;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sales and decisions in few words, for the report of a failed test. */
final class Words {

  private Words() {}

  static String of(Sale sale) {
    ShippingCharge shipping = sale.shipping();
    return sale.id()
        + " in "
        + sale.currency()
        + (sale.pricesIncludeTax() ? ", prices with tax" : "")
        + less(sale.discount())
        + sale.lines().stream().map(Words::line).collect(Collectors.joining())
        + "\n  shipping "
        + shipping.subtotal()
        + less(shipping.discount())
        + taxes(shipping.taxes())
        + sale.payments().stream().map(Words::payment).collect(Collectors.joining());
  }

  private static String line(SaleLine line) {
    return "\n  "
        + line.id()
        + ": "
        + line.quantity()
        + " for "
        + line.subtotal()
        + less(line.discount())
        + taxes(line.taxes())
        + " "
        + line.category()
        + (line.tags().isEmpty() ? "" : " " + line.tags())
        + (line.shipped() ? "" : ", not shipped");
  }

  private static String less(long discount) {
    return discount == 0 ? "" : " less " + discount;
  }

  private static String taxes(List<TaxPart> taxes) {
    return taxes.stream()
        .map(tax -> ", " + tax.name() + " " + tax.amount())
        .collect(Collectors.joining());
  }

  private static String payment(Payment payment) {
    return "\n  " + payment.id() + ": " + payment.type() + " " + payment.captured();
  }

  static String of(Decision decision) {
    Fee fee = decision.fee();
    return decision.outcome().name().toLowerCase(Locale.ROOT)
        + (decision.requireReturn() ? ", goods must come back" : "")
        + (decision.payAfterReturn() ? " before payment" : "")
        + (decision.returnWithin() == null ? "" : " within " + decision.returnWithin())
        + (fee == null ? "" : ", " + fee);
  }
}
