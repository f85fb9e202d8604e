package dev.refundkit.json;

import dev.refundkit.ledger.Adjustment;
import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.Fees;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.PastCase;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.Cap;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.QuotedPart;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A case made of its document: an order of the lines that were refunded, under names that say
 * nothing. A policy sees the same of it as of the case that was written.
 */
final class RebuiltCase {

  private static final String ORDER = "order";
  private static final String CUSTOMER = "customer";
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final CaseDocument told;
  private final IsoCurrency currency;

  private RebuiltCase(CaseDocument told) {
    this.told = told;
    this.currency = IsoCurrency.of(told.currency());
  }

  /**
   * The case.
   *
   * @throws IllegalArgumentException if there can't be such a sale
   */
  static PastCase of(CaseDocument told) {
    within("at", told.at());
    within("placed_at", told.placedAt());
    within("delivered_at", told.deliveredAt() == null ? told.at() : told.deliveredAt());
    return new PastCase(told.id(), new RebuiltCase(told).refund());
  }

  private static void within(String field, Instant time) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException(field + " must lie within the years 1 to 9999");
    }
  }

  private static String name(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private RefundCase refund() {
    CaseDocument.Customer customer = told.customer();
    Sale sale = sale(customer.named());
    return new RefundCase(
        sale,
        ledger(sale),
        quote(sale),
        told.reason(),
        told.autoApprove(),
        told.repeat(),
        new CustomerFacts(
            customer.refunds90d(), customer.lifetimeValue(), customer.riskScore(), customer.more()),
        told.at());
  }

  private Sale sale(boolean customerNamed) {
    List<Payment> payments = new ArrayList<>();
    for (CaseDocument.Payment payment : told.payments()) {
      payments.add(
          Payment.captured(paymentId(payments.size()), payment.type(), payment.captured()));
    }
    return new Sale(
        ORDER,
        customerNamed ? CUSTOMER : null,
        currency,
        told.placedAt(),
        told.deliveredAt(),
        false,
        0,
        told.lines().stream().map(RebuiltCase::sold).toList(),
        ShippingCharge.NONE,
        payments);
  }

  private static String paymentId(int index) {
    return "payment_" + (index + 1);
  }

  private static SaleLine sold(CaseDocument.Line line) {
    return new SaleLine(
        line.id(),
        line.productId(),
        line.productId(),
        line.sku(),
        line.category(),
        line.tags(),
        line.sold(),
        line.subtotal(),
        0,
        List.of(),
        line.shipped());
  }

  private Ledger ledger(Sale sale) {
    List<PaymentBalance> payments = new ArrayList<>();
    for (CaseDocument.Payment payment : told.payments()) {
      payments.add(balance(paymentId(payments.size()), payment));
    }
    return new Ledger(
        sale.id(),
        currency,
        0,
        Map.of(),
        Worth.of(0),
        null,
        new OrderShare(told.paymentRefundsBefore(), 0, Map.of()),
        Fees.NONE,
        payments,
        List.of(),
        List.of(),
        List.of());
  }

  private static PaymentBalance balance(String id, CaseDocument.Payment payment) {
    List<Dispute> disputes = new ArrayList<>();
    for (CaseDocument.Dispute dispute : payment.disputes()) {
      Dispute.Stage stage = Dispute.Stage.valueOf(name(dispute.stage()));
      disputes.add(new Dispute("dispute_" + (disputes.size() + 1), dispute.amount(), stage));
    }
    long elsewhere = payment.elsewhere();
    return new PaymentBalance(
        id,
        payment.captured(),
        payment.reserved(),
        payment.refunded(),
        0,
        disputes,
        elsewhere == 0 ? List.of() : List.of(new Elsewhere("elsewhere", elsewhere)),
        0,
        0);
  }

  private Quote quote(Sale sale) {
    Allocation share =
        new Allocation(
            told.lines().stream().map(RebuiltCase::taken).toList(),
            shipping(),
            whole(),
            adjustment());
    List<PayoutShare> payouts = new ArrayList<>();
    for (int i = 0; i < told.payments().size(); i++) {
      long gives = told.payments().get(i).gives();
      if (gives > 0) {
        payouts.add(new PayoutShare(sale.payments().get(i).id(), gives));
      }
    }
    return new Quote(
        RefundType.valueOf(name(told.type())),
        share,
        capped(),
        payouts,
        List.of(),
        null,
        told.named(),
        told.aboveUnits(),
        share.total());
  }

  private static LineShare taken(CaseDocument.Line line) {
    if (line.quantity() < 0 || line.quantity() > line.sold()) {
      throw new IllegalArgumentException(
          "line " + line.id() + ": quantity must lie between 0 and the units sold");
    }
    return new LineShare(
        line.id(), Units.of(0, line.quantity()), Worth.of(line.value(), line.tax()));
  }

  private Worth shipping() {
    CaseDocument.Figure shipping = told.shipping();
    return shipping == null ? Worth.of(0) : Worth.of(shipping.value(), shipping.tax());
  }

  private OrderShare whole() {
    CaseDocument.Whole whole = told.order();
    if (whole == null) {
      return OrderShare.NONE;
    }
    Map<String, Long> taxes = whole.tax() == 0 ? Map.of() : Map.of(TaxPart.SINGLE, whole.tax());
    return new OrderShare(whole.value(), whole.shipping(), taxes);
  }

  private Adjustment adjustment() {
    CaseDocument.Beside beside = told.adjustment();
    return beside == null
        ? Adjustment.NONE
        : new Adjustment(beside.given(), beside.feeKept(), beside.feeReturned());
  }

  /** One part that says for all of them what lowered something. */
  private List<QuotedPart> capped() {
    if (told.cappedBy().isEmpty()) {
      return List.of();
    }
    Set<Cap> caps = EnumSet.noneOf(Cap.class);
    told.cappedBy().forEach(word -> caps.add(Cap.valueOf(name(word))));
    Worth none = Worth.of(0);
    return List.of(new QuotedPart(null, Units.NONE, none, none, none, caps));
  }
}
