package dev.refundkit.testkit.story;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sales, decisions and cases in few words, for the report of a failed test. */
public final class Words {

  private Words() {}

  /** What was sold and paid, a line for each fact. */
  public static String of(Sale sale) {
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

  /** What a policy said. */
  public static String of(Decision decision) {
    Fee fee = decision.fee();
    return decision.outcome().name().toLowerCase(Locale.ROOT)
        + (decision.requireReturn() ? ", goods must come back" : "")
        + (decision.payAfterReturn() ? " before payment" : "")
        + (decision.returnWithin() == null ? "" : " within " + decision.returnWithin())
        + (fee == null ? "" : ", " + fee);
  }

  /** What a policy is asked, a line for each fact. */
  public static String of(RefundCase asked) {
    CustomerFacts customer = asked.customer();
    return of(asked.sale())
        + "\n  placed "
        + asked.sale().placedAt()
        + ", asked "
        + asked.now()
        + "\n  given before "
        + (asked.ledger().refunded() + asked.ledger().reserved())
        + "\n  asked: "
        + asked.quote().type().wire()
        + " of "
        + asked.quote().total()
        + ", "
        + asked.reason()
        + (asked.autoApprove() ? "" : ", reviewed")
        + (asked.repeat() ? ", again" : "")
        + (asked.quote().cappedBy().isEmpty() ? "" : ", capped by " + asked.quote().cappedBy())
        + asked.quote().allocation().lines().stream()
            .map(l -> "\n    " + l.units().count() + " of " + l.lineId() + ": " + l.worth())
            .collect(Collectors.joining())
        + "\n  customer: refunds "
        + customer.refunds90d()
        + ", value "
        + customer.lifetimeValue()
        + ", risk "
        + customer.riskScore();
  }
}
