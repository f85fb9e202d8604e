package dev.refundkit.proofs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.testkit.story.ScriptedHost;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A shop with a few orders that approves everything, and whose books are looked at. */
final class FuzzedShop {

  static final String ORDER = "order_123456";
  static final String LINE = "li_abc123";
  static final String OTHER_LINE = "li_2";
  static final String PAYMENT = "pay_xyz789";
  static final String OTHER_PAYMENT = "pay_2";
  static final String DEAR_ORDER = "order_dear";
  static final String DEAR_PAYMENT = "pay_dear";

  private static final Actor ACTOR = Actor.of("fuzz");
  private static final List<Sale> SALES = List.of(everyday(), dear());

  private final ScriptedHost host =
      new ScriptedHost(FixedPolicy.approveAll(), TenderStrategy.ORIGINAL_FIRST);
  private final RefundEngine engine = host.engine();

  FuzzedShop() {
    SALES.forEach(host::sells);
  }

  /** Asks, does what it leads to, and looks at the books. */
  void ask(RefundRequest request) {
    engine.quote(request, ACTOR);
    took(engine.create(request, ACTOR));
  }

  /** Asks, does what it leads to, and looks at the books. */
  void ask(PaymentRefundRequest request) {
    took(engine.refundPayment(request, ACTOR));
  }

  private void took(Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      Refusal refusal = refused.refusal();
      assertThat(refusal.message()).isNotBlank();
      boolean placed = refusal.code() != RefusalCode.INVALID_REQUEST || refusal.param() != null;
      assertThat(placed).as("%s names a field", refusal).isTrue();
    }
    engine.effects("fuzz").runDue();
    SALES.forEach(this::balances);
  }

  private void balances(Sale sale) {
    List<Refund> refunds =
        engine.list(RefundQuery.ofOrder(sale.id()), null, 100, ACTOR).orElseThrow().items();
    refunds.forEach(FuzzedShop::addsUp);
    long refunded = 0;
    for (Payment payment : sale.payments()) {
      PaymentBalance balance = engine.payment(payment.id(), ACTOR).orElseThrow();
      long held = sum(refunds, payment, true);
      long paid = sum(refunds, payment, false);
      assertThat(balance.reserved()).isEqualTo(held);
      assertThat(balance.refunded()).isEqualTo(paid);
      assertThat(Math.addExact(held, paid)).isLessThanOrEqualTo(payment.captured());
      refunded += paid;
    }
    OrderBalance order = engine.order(sale.id(), ACTOR).orElseThrow();
    assertThat(order.refunded()).isEqualTo(refunded);
    order.lines().forEach(line -> assertThat(line.quantityRefundable()).isNotNegative());
    order.lines().forEach(line -> assertThat(line.refundable()).isNotNegative());
  }

  private static void addsUp(Refund refund) {
    long payouts = refund.livePayouts().stream().mapToLong(Payout::amount).sum();
    assertThat(payouts).isEqualTo(refund.accepted().total()).isNotNegative();
  }

  private static long sum(List<Refund> refunds, Payment payment, boolean held) {
    return refunds.stream()
        .flatMap(refund -> refund.payouts().stream())
        .filter(payout -> payout.paymentId().equals(payment.id()))
        .filter(payout -> held ? payout.state().holds() : payout.state() == PayoutState.SUCCEEDED)
        .mapToLong(Payout::amount)
        .sum();
  }

  private static Sale everyday() {
    return sale(
        ORDER,
        "USD",
        List.of(
            line(LINE, 2, 9998, 1000, new TaxPart("state", 450), new TaxPart("city", 99)),
            line(OTHER_LINE, 3, 1000, 0)),
        new ShippingCharge(799, 0, List.of(new TaxPart(TaxPart.SINGLE, 64))),
        Payment.captured(PAYMENT, "card", 9000),
        Payment.captured(OTHER_PAYMENT, "gift_card", 2410));
  }

  private static Sale dear() {
    return sale(
        DEAR_ORDER,
        "JPY",
        List.of(line(LINE, 7, Long.MAX_VALUE - 3, 0)),
        ShippingCharge.NONE,
        Payment.captured(DEAR_PAYMENT, "card", Long.MAX_VALUE - 3));
  }

  private static SaleLine line(
      String id, int quantity, long subtotal, long discount, TaxPart... taxes) {
    return new SaleLine(
        id,
        "product",
        "Product",
        null,
        SaleLine.OTHER,
        Set.of(),
        quantity,
        subtotal,
        discount,
        List.of(taxes),
        true);
  }

  private static Sale sale(
      String id,
      String currency,
      List<SaleLine> lines,
      ShippingCharge shipping,
      Payment... payments) {
    return new Sale(
        id,
        "customer",
        IsoCurrency.of(currency),
        ScriptedHost.START.minus(Duration.ofDays(10)),
        ScriptedHost.START.minus(Duration.ofDays(6)),
        false,
        0,
        lines,
        shipping,
        List.of(payments));
  }
}
