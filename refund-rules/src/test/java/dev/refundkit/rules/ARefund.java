package dev.refundkit.rules;

import dev.refundkit.ledger.Adjustment;
import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.Cap;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.QuotedPart;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A case to put to a policy, changed fact by fact from one that nothing speaks against: one line of
 * USD 40.00 delivered six days ago, a known customer without refunds, reason changed_mind, to be
 * returned.
 */
final class ARefund {

  static final Instant NOW = Instant.parse("2024-01-20T13:30:00Z");

  private final List<ALine> lines = new ArrayList<>();
  private final Map<String, Object> more = new HashMap<>();
  private RefundType type = RefundType.ITEM_RETURN;
  private String reason = "changed_mind";
  private IsoCurrency currency = IsoCurrency.of("USD");
  private Duration placed = Duration.ofDays(10);
  private Duration delivered = Duration.ofDays(6);
  private long amountOfOrder;
  private long shipping;
  private long adjustment;
  private boolean capped;
  private boolean aboveUnits;
  private boolean repeat;
  private boolean autoApprove = true;
  private String paymentType = "card";
  private Integer refunds90d = 0;
  private Long lifetimeValue = 20_000L;
  private String riskScore = "0.02";
  private UnaryOperator<Ledger> history = ledger -> ledger;

  /** One line with what the refund takes of it. */
  static final class ALine {
    private final String id;
    private String category = "other";
    private Set<String> tags = Set.of();
    private int quantity = 1;
    private long subtotal = 4_000;
    private long tax;
    private boolean shipped = true;

    private ALine(String id) {
      this.id = id;
    }

    ALine category(String value) {
      category = value;
      return this;
    }

    ALine tags(String... values) {
      tags = Set.of(values);
      return this;
    }

    ALine valueOnly() {
      quantity = 0;
      return this;
    }

    ALine amount(long net, long ofTax) {
      subtotal = net;
      tax = ofTax;
      return this;
    }

    ALine unshipped() {
      shipped = false;
      return this;
    }

    private SaleLine sold() {
      List<TaxPart> taxes = List.of(new TaxPart(TaxPart.SINGLE, tax));
      int sold = Math.max(1, quantity);
      return new SaleLine(
          id,
          "prod_" + id,
          "Article " + id,
          null,
          category,
          tags,
          sold,
          subtotal,
          0,
          taxes,
          shipped);
    }

    private LineShare share() {
      return new LineShare(id, Units.of(0, quantity), Worth.of(subtotal, tax));
    }
  }

  /** The one line there is unless more are added. */
  ARefund line(UnaryOperator<ALine> change) {
    if (lines.isEmpty()) {
      lines.add(new ALine("L1"));
    }
    int last = lines.size() - 1;
    lines.set(last, change.apply(lines.get(last)));
    return this;
  }

  ARefund anotherLine(UnaryOperator<ALine> change) {
    line(l -> l);
    lines.add(change.apply(new ALine("L" + (lines.size() + 1))));
    return this;
  }

  /** The same lines, the last one first. */
  ARefund linesReversed() {
    Collections.reverse(lines);
    return this;
  }

  ARefund type(RefundType value) {
    type = value;
    return this;
  }

  ARefund reason(String value) {
    reason = value;
    return this;
  }

  ARefund currency(String code) {
    currency = IsoCurrency.of(code);
    return this;
  }

  /** The one line's value, without tax. */
  ARefund amount(long minor) {
    return line(l -> l.amount(minor, 0));
  }

  ARefund placedDaysAgo(int days) {
    placed = Duration.ofDays(days);
    return this;
  }

  ARefund deliveredDaysAgo(int days) {
    delivered = Duration.ofDays(days);
    placed = placed.compareTo(delivered) < 0 ? delivered : placed;
    return this;
  }

  ARefund notDelivered() {
    delivered = null;
    return this;
  }

  /** A refund of a payment, which names no line. */
  ARefund ofPayment(long minor) {
    type = RefundType.PAYMENT;
    amountOfOrder = minor;
    return this;
  }

  ARefund shipping(long minor) {
    type = RefundType.SHIPPING;
    shipping = minor;
    return this;
  }

  ARefund goodwill(long minor) {
    adjustment = minor;
    return this;
  }

  ARefund capped() {
    capped = true;
    return this;
  }

  ARefund aboveUnits() {
    aboveUnits = true;
    return this;
  }

  ARefund repeated() {
    repeat = true;
    return this;
  }

  ARefund byAPersonOnly() {
    autoApprove = false;
    return this;
  }

  ARefund paidBy(String value) {
    paymentType = value;
    return this;
  }

  ARefund refunds90d(int value) {
    refunds90d = value;
    return this;
  }

  ARefund lifetimeValue(long minor) {
    lifetimeValue = minor;
    return this;
  }

  ARefund risk(String score) {
    riskScore = score;
    return this;
  }

  ARefund unknownCustomer() {
    refunds90d = null;
    lifetimeValue = null;
    riskScore = null;
    return this;
  }

  /** A fact of the host's own about the customer. */
  ARefund customerFact(String name, Object value) {
    more.put(name, value);
    return this;
  }

  /** What happened to the order before. */
  ARefund history(UnaryOperator<Ledger> change) {
    history = change;
    return this;
  }

  /** A refund of a payment that stands on the order. */
  ARefund paymentRefundBefore(long minor) {
    return history(
        ledger -> {
          OrderShare share = new OrderShare(minor, 0, Map.of());
          Allocation taken = new Allocation(List.of(), Worth.zero(0), share, Adjustment.NONE);
          return ledger
              .take(taken, sale(), SaleWorth.of(sale()))
              .reserve("pay_1", minor)
              .settle("pay_1", minor);
        });
  }

  private boolean namesLines() {
    return type != RefundType.PAYMENT && type != RefundType.SHIPPING;
  }

  private Sale sale() {
    line(l -> l);
    return new Sale(
        "order_1",
        "cust_1",
        currency,
        NOW.minus(placed),
        delivered == null ? null : NOW.minus(delivered),
        false,
        0,
        lines.stream().map(ALine::sold).toList(),
        new ShippingCharge(shipping, 0, List.of()),
        List.of(Payment.captured("pay_1", paymentType, 10_000_000)));
  }

  RefundCase build() {
    Sale sale = sale();
    List<LineShare> shares = namesLines() ? lines.stream().map(ALine::share).toList() : List.of();
    OrderShare order =
        amountOfOrder == 0 ? OrderShare.NONE : new OrderShare(amountOfOrder, 0, Map.of());
    Allocation share =
        new Allocation(shares, Worth.of(shipping), order, new Adjustment(adjustment, 0, 0));
    Quote quote =
        new Quote(
            type,
            share,
            capped ? List.of(cappedShipping()) : List.of(),
            List.of(new PayoutShare("pay_1", share.total())),
            List.of(),
            null,
            null,
            aboveUnits,
            share.total());
    BigDecimal risk = riskScore == null ? null : new BigDecimal(riskScore);
    CustomerFacts customer = new CustomerFacts(refunds90d, lifetimeValue, risk, more);
    return new RefundCase(
        sale, history.apply(Ledger.open(sale)), quote, reason, autoApprove, repeat, customer, NOW);
  }

  private static QuotedPart cappedShipping() {
    Worth none = Worth.of(0);
    return new QuotedPart(null, Units.NONE, none, none, none, Set.of(Cap.ORDER));
  }
}
