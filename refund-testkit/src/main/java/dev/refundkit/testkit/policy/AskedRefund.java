package dev.refundkit.testkit.policy;

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
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.ShippingCharge;
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
import org.jspecify.annotations.Nullable;

/**
 * A request to put to a policy, changed fact by fact from one that nothing speaks against: USD
 * 40.00 for one line of one unit, to be returned, {@code changed_mind}; ordered ten and delivered
 * six days ago; paid by card; a customer with an id, USD 200.00 spent, risk 2 percent and no
 * refunds.
 *
 * <p>With it a single rule is tried, without an engine and a shop:
 *
 * <pre>{@code
 * RefundPolicy rule = DroolsRefundPolicy.of(folder).only("many-claims");
 * Decision decision = rule.decide(new AskedRefund().reason("damaged").refunds90d(5).build());
 * }</pre>
 *
 * <p>Amounts are minor units of the currency. What can't be part of a sale is refused as a sale
 * refuses it, when the case is built. Not for several threads.
 */
public final class AskedRefund {

  /** When everything is asked for unless {@link #askedAt} says otherwise. */
  public static final Instant NOW = Instant.parse("2024-01-20T13:30:00Z");

  private final List<AskedLine> lines = new ArrayList<>();
  private final Map<String, Object> more = new HashMap<>();
  private RefundType type = RefundType.ITEM_RETURN;
  private String reason = "changed_mind";
  private IsoCurrency currency = IsoCurrency.of("USD");
  private Duration placed = Duration.ofDays(10);
  private @Nullable Duration delivered = Duration.ofDays(6);
  private long amountOfOrder;
  private long shipping;
  private long adjustment;
  private boolean capped;
  private boolean aboveUnits;
  private boolean repeat;
  private boolean autoApprove = true;
  private String paymentType = "card";
  private long captured = 10_000_000;
  private Instant now = NOW;
  private @Nullable Integer refunds90d = 0;
  private @Nullable Long lifetimeValue = 20_000L;
  private @Nullable String riskScore = "0.02";
  private UnaryOperator<Ledger> history = ledger -> ledger;

  /** The last line so far; there is one unless more are added. */
  public AskedRefund line(UnaryOperator<AskedLine> change) {
    if (lines.isEmpty()) {
      lines.add(new AskedLine("L1"));
    }
    int last = lines.size() - 1;
    lines.set(last, change.apply(lines.get(last)));
    return this;
  }

  /** One line more. */
  public AskedRefund anotherLine(UnaryOperator<AskedLine> change) {
    line(l -> l);
    lines.add(change.apply(new AskedLine("L" + (lines.size() + 1))));
    return this;
  }

  /** The same lines, the last one first. */
  public AskedRefund linesReversed() {
    Collections.reverse(lines);
    return this;
  }

  /** What kind of refund is asked for. */
  public AskedRefund type(RefundType value) {
    type = value;
    return this;
  }

  /** The request's reason code. */
  public AskedRefund reason(String value) {
    reason = value;
    return this;
  }

  /** The sale's currency, ISO 4217; amounts keep their number of minor units. */
  public AskedRefund currency(String code) {
    currency = IsoCurrency.of(code);
    return this;
  }

  /** The last line's worth, without tax. */
  public AskedRefund amount(long minor) {
    return line(l -> l.amount(minor, 0));
  }

  /** When it is asked for; days are counted back from there. */
  public AskedRefund askedAt(Instant value) {
    now = value;
    return this;
  }

  /** When it was ordered. */
  public AskedRefund placedDaysAgo(int days) {
    placed = Duration.ofDays(days);
    return this;
  }

  /** When it was delivered; it was ordered then at the latest. */
  public AskedRefund deliveredDaysAgo(int days) {
    delivered = Duration.ofDays(days);
    placed = placed.compareTo(delivered) < 0 ? delivered : placed;
    return this;
  }

  /** It was never delivered. */
  public AskedRefund notDelivered() {
    delivered = null;
    return this;
  }

  /** A refund of a payment, which names no line. */
  public AskedRefund ofPayment(long minor) {
    type = RefundType.PAYMENT;
    amountOfOrder = minor;
    return this;
  }

  /** A refund of the shipping costs alone. */
  public AskedRefund shipping(long minor) {
    type = RefundType.SHIPPING;
    shipping = minor;
    return this;
  }

  /** What is given on top. */
  public AskedRefund goodwill(long minor) {
    adjustment = minor;
    return this;
  }

  /** A part was lowered to what was left of it. */
  public AskedRefund capped() {
    capped = true;
    return this;
  }

  /** More is asked for a line than its units are worth. */
  public AskedRefund aboveUnits() {
    aboveUnits = true;
    return this;
  }

  /** The same was asked for a few minutes ago. */
  public AskedRefund repeated() {
    repeat = true;
    return this;
  }

  /** The request permits no automatic approval. */
  public AskedRefund byAPersonOnly() {
    autoApprove = false;
    return this;
  }

  /** The type of the payment: {@code card} unless changed. */
  public AskedRefund paidBy(String value) {
    paymentType = value;
    return this;
  }

  /** What the payment of the order captured. */
  public AskedRefund captured(long minor) {
    captured = minor;
    return this;
  }

  /** The customer's refunds of the last 90 days. */
  public AskedRefund refunds90d(int value) {
    refunds90d = value;
    return this;
  }

  /** What the customer has bought in all. */
  public AskedRefund lifetimeValue(long minor) {
    lifetimeValue = minor;
    return this;
  }

  /** The customer's risk, from {@code "0"} to {@code "1"}. */
  public AskedRefund risk(String score) {
    riskScore = score;
    return this;
  }

  /** Nothing is known of the customer but the id. */
  public AskedRefund unknownCustomer() {
    refunds90d = null;
    lifetimeValue = null;
    riskScore = null;
    return this;
  }

  /** A fact of the host's own about the customer. */
  public AskedRefund customerFact(String name, Object value) {
    more.put(name, value);
    return this;
  }

  /** What happened to the order before. */
  public AskedRefund history(UnaryOperator<Ledger> change) {
    history = change;
    return this;
  }

  /** A refund of a payment that stands on the order. */
  public AskedRefund paymentRefundBefore(long minor) {
    return history(
        ledger -> {
          OrderShare share = new OrderShare(minor, 0, Map.of());
          Allocation taken = new Allocation(List.of(), Worth.zero(0), share, Adjustment.NONE);
          return ledger
              .take("earlier", taken, sale(), SaleWorth.of(sale()))
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
        now.minus(placed),
        delivered == null ? null : now.minus(delivered),
        false,
        0,
        lines.stream().map(AskedLine::sold).toList(),
        new ShippingCharge(shipping, 0, List.of()),
        List.of(Payment.captured("pay_1", paymentType, captured)));
  }

  /** The case as a policy gets it. */
  public RefundCase build() {
    Sale sale = sale();
    List<LineShare> shares =
        namesLines() ? lines.stream().map(AskedLine::share).toList() : List.of();
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
        sale, history.apply(Ledger.open(sale)), quote, reason, autoApprove, repeat, customer, now);
  }

  private static QuotedPart cappedShipping() {
    Worth none = Worth.of(0);
    return new QuotedPart(null, Units.NONE, none, none, none, Set.of(Cap.ORDER));
  }
}
