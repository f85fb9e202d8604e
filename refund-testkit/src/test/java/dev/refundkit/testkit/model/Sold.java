package dev.refundkit.testkit.model;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small sales, requests and decisions for examples worked by hand. */
final class Sold {

  static final String ORDER = "order";
  static final Decision APPROVE = decision(Outcome.APPROVE, false, null);
  static final Decision REVIEW = decision(Outcome.REVIEW, false, null);
  static final Decision REJECT = decision(Outcome.REJECT, false, null);

  private static final Instant PLACED = Instant.parse("2024-02-20T09:00:00Z");

  private final List<SaleLine> lines = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private ShippingCharge shipping = ShippingCharge.NONE;
  private boolean inclusive;
  private long discount;

  Sold line(String id, int quantity, long subtotal, long... taxes) {
    List<TaxPart> parts = parts(taxes);
    lines.add(
        new SaleLine(
            id, id, id, null, SaleLine.OTHER, Set.of(), quantity, subtotal, 0, parts, true));
    return this;
  }

  private static List<TaxPart> parts(long... taxes) {
    List<TaxPart> parts = new ArrayList<>();
    for (int i = 0; i < taxes.length; i++) {
      parts.add(new TaxPart("t" + i, taxes[i]));
    }
    return parts;
  }

  Sold shipping(long subtotal, long... taxes) {
    shipping = new ShippingCharge(subtotal, 0, parts(taxes));
    return this;
  }

  Sold inclusive() {
    inclusive = true;
    return this;
  }

  Sold discount(long orderWide) {
    discount = orderWide;
    return this;
  }

  Sold paid(String id, long captured) {
    payments.add(Payment.captured(id, "card", captured));
    return this;
  }

  Sale sale() {
    return new Sale(
        ORDER,
        null,
        IsoCurrency.of("USD"),
        PLACED,
        PLACED,
        inclusive,
        discount,
        lines,
        shipping,
        payments);
  }

  Model model() {
    return new Model(sale(), TenderStrategy.ORIGINAL_FIRST);
  }

  Model model(TenderStrategy tenders) {
    return new Model(sale(), tenders);
  }

  static RefundRequest full() {
    return RefundRequest.of(ORDER, RefundType.FULL, "other");
  }

  static RefundRequest units(String line, int quantity) {
    return RefundRequest.of(ORDER, RefundType.ITEM_RETURN, "other")
        .withItems(RequestedItem.of(line, quantity));
  }

  static RefundRequest part(String line, int quantity, RequestedAmounts amounts) {
    return RefundRequest.of(ORDER, RefundType.PARTIAL, "other")
        .withItems(RequestedItem.of(line, quantity))
        .withAmounts(amounts);
  }

  static RequestedAmounts total(long total) {
    return RequestedAmounts.total(total);
  }

  static RequestedAmounts adjusted(long adjustment) {
    return new RequestedAmounts(null, null, null, adjustment, null, null);
  }

  static Decision decision(Outcome outcome, boolean payAfterReturn, @Nullable Fee fee) {
    PolicyVersion version = new PolicyVersion("by hand", "1", "none");
    return new Decision(
        outcome, payAfterReturn, payAfterReturn, fee, null, null, List.of(), List.of(), version);
  }
}
