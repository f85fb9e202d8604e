package dev.refundkit.testkit.simulation;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.spi.ProcessorAbilities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One order to crash with, and what may be asked of it. */
final class CrashShop {

  static final String CARD = "card";
  static final String GIFT = "gift";

  private CrashShop() {}

  /** A scenario about the order. */
  static CrashScenario named(String name) {
    return CrashScenario.of(name, sale());
  }

  static ProcessorAbilities abilities(int hours, boolean lookup) {
    return new ProcessorAbilities(255, Duration.ofHours(hours), lookup, lookup, true, Map.of());
  }

  static RefundRequest total(long amount) {
    return total(amount, "approve");
  }

  static RefundRequest total(long amount, String reason) {
    return RefundRequest.of("order", RefundType.FULL, reason)
        .withAmounts(RequestedAmounts.total(amount));
  }

  static RefundRequest returned(int units, String reason) {
    return RefundRequest.of("order", RefundType.ITEM_RETURN, reason)
        .withItems(new RequestedItem("shoes", units, true));
  }

  static RefundRequest unshipped() {
    return RefundRequest.of("order", RefundType.PARTIAL, "approve")
        .withItems(new RequestedItem("mug", 1, true));
  }

  static PaymentRefundRequest payment(long amount) {
    return PaymentRefundRequest.of(CARD, amount, "approve");
  }

  /** Three pairs of shoes that were shipped, a mug that was not, paid with card and gift card. */
  private static Sale sale() {
    return new Sale(
        "order",
        "customer",
        IsoCurrency.of("USD"),
        SimulatedClock.START.minus(Duration.ofDays(5)),
        SimulatedClock.START.minus(Duration.ofDays(2)),
        false,
        0,
        List.of(line("shoes", 3, 9_000, true), line("mug", 1, 1_000, false)),
        new ShippingCharge(500, 0, List.of()),
        List.of(
            Payment.captured(CARD, "card", 10_000), Payment.captured(GIFT, "gift_card", 1_500)));
  }

  private static SaleLine line(String id, int quantity, long subtotal, boolean shipped) {
    List<TaxPart> taxes = List.of(new TaxPart("tax", subtotal / 10));
    return new SaleLine(
        id, "p-" + id, id, null, SaleLine.OTHER, Set.of(), quantity, subtotal, 0, taxes, shipped);
  }
}
