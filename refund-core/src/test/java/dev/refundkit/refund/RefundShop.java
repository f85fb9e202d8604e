package dev.refundkit.refund;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Restocking;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.quote.Remaining;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * One sale, its ledger and the refunds of it. Every move is made on the newest ledger, as an engine
 * makes it, and after every move {@link AlwaysTrue} is checked.
 */
final class RefundShop {

  static final String CUSTOMER = "customer";
  static final long TOTAL = 13_750;
  static final Duration TWO_WEEKS = Duration.ofDays(14);
  static final PolicyVersion POLICY = new PolicyVersion("test", "1", "none");

  private final Sale sale;
  private final SaleWorth worth;
  private final List<RefundLife> lives = new ArrayList<>();
  private final Map<String, Effect> open = new LinkedHashMap<>();
  private Ledger ledger;
  private Decision decision = decision(Outcome.APPROVE);
  private Disposer disposer = RefundShop::byCondition;
  private Instant now = SaleFixture.NOW;
  private long fee;

  RefundShop(Sale sale) {
    this.sale = sale;
    this.worth = SaleWorth.of(sale);
    this.ledger = Ledger.open(sale);
  }

  /** Two shoes at 50.00 + 5.00, a mug at 20.00 + 2.00, shipping at 5.00 + 0.50. */
  static SaleFixture order() {
    return SaleFixture.usd()
        .line("shoes", 2, 10_000, 1_000)
        .line("mug", 1, 2_000, 200)
        .shipping(500, 50);
  }

  static MonetaryAmount usd(long minor) {
    return MinorUnits.toMoney(minor, IsoCurrency.of("USD"));
  }

  static RefundShop oneCard() {
    return new RefundShop(order().card("card", TOTAL).build());
  }

  static RefundShop twoPayments() {
    return new RefundShop(order().card("card", 8_000).giftCard("gift", 5_750).build());
  }

  /** The same sale, before these lines left the shop. */
  static Sale unshipped(Sale sale, String... lineIds) {
    List<String> named = List.of(lineIds);
    List<SaleLine> lines =
        sale.lines().stream()
            .map(
                l ->
                    new SaleLine(
                        l.id(),
                        l.productId(),
                        l.productName(),
                        l.sku(),
                        l.category(),
                        l.tags(),
                        l.quantity(),
                        l.subtotal(),
                        l.discount(),
                        l.taxes(),
                        l.shipped() && !named.contains(l.id())))
            .toList();
    return new Sale(
        sale.id(),
        sale.customerId(),
        sale.currency(),
        sale.placedAt(),
        sale.deliveredAt(),
        sale.pricesIncludeTax(),
        sale.discount(),
        lines,
        sale.shipping(),
        sale.payments());
  }

  static Decision decision(Outcome outcome) {
    return Decision.of(outcome, POLICY);
  }

  /** Goods must come back; whether payment waits for them, and for how long. */
  static Decision awaiting(boolean payAfter, Duration within) {
    return new Decision(
        Outcome.APPROVE, true, payAfter, null, null, within, List.of(), List.of(), POLICY);
  }

  RefundShop says(Outcome outcome) {
    return says(decision(outcome));
  }

  RefundShop says(Decision next) {
    decision = next;
    return this;
  }

  RefundShop paysAfterReturn() {
    return says(awaiting(true, TWO_WEEKS));
  }

  /** The policy says the same of all goods. */
  RefundShop puts(Restocking restocking) {
    disposer = (item, quantity, condition, inspected) -> disposition(restocking);
    return this;
  }

  /** The policy keeps a fee of the requests that follow. */
  RefundShop keeps(long minor) {
    fee = minor;
    return this;
  }

  RefundShop at(Instant instant) {
    now = instant;
    return this;
  }

  RefundShop later(Duration duration) {
    return at(now.plus(duration));
  }

  private static Disposition byCondition(
      RefundItem item, int quantity, Condition condition, boolean inspected) {
    return switch (condition) {
      case SELLABLE, NEVER_SHIPPED -> disposition(Restocking.RESTOCK);
      case UNKNOWN -> disposition(Restocking.INSPECT);
      case DAMAGED -> disposition(Restocking.DO_NOT_RESTOCK);
    };
  }

  static Disposition disposition(Restocking restocking) {
    return new Disposition(restocking, List.of(), POLICY);
  }

  RefundLife opens(RefundRequest request) {
    Quote quote = quoter().quote(request).orElseThrow();
    return opened(opening(quoter().lessFee(quote, fee)).of(request));
  }

  RefundLife opens(PaymentRefundRequest request) {
    return opened(opening(quoter().quote(request).orElseThrow()).of(request));
  }

  RefundLife opensFull() {
    return opens(Asks.full());
  }

  private Quoter quoter() {
    return new Quoter(sale, worth, ledger, TenderStrategy.ORIGINAL_FIRST);
  }

  private Opening opening(Quote quote) {
    String id = "r" + (lives.size() + 1);
    return new Opening(
        id, sale, worth, ledger, quote, decision, CUSTOMER, now, p -> "key-" + p, disposer);
  }

  private RefundLife opened(Change change) {
    RefundLife life = new RefundLife(this, change);
    lives.add(life);
    adopt(change);
    return life;
  }

  /** Commits a change: the ledger, the effects that it wants, and those that it drops. */
  void adopt(Change change) {
    ledger = change.ledger();
    change.dropped().forEach(open::remove);
    change.effects().forEach(effect -> open.put(effect.key(), effect));
    AlwaysTrue.check(this);
  }

  List<Refund> refunds() {
    return lives.stream().map(RefundLife::refund).toList();
  }

  /** The effects that are wanted and not dropped, of all refunds. */
  List<Effect> openEffects(Effect.Kind kind) {
    return open.values().stream().filter(e -> e.kind() == kind).toList();
  }

  /** What a new request would find: refunds that were accepted hold their share. */
  Remaining remaining() {
    return Remaining.of(sale, worth, ledger);
  }

  int unitsLeft(String lineId) {
    return remaining().units(worth.indexOf(lineId));
  }

  Worth worthLeft(String lineId) {
    return remaining().line(worth.indexOf(lineId));
  }

  Worth worthOf(String lineId, Units units) {
    return worth.units(worth.indexOf(lineId), units);
  }

  long room() {
    return ledger.room();
  }

  Ledger ledger() {
    return ledger;
  }

  /** A change of the ledger that no refund makes: a dispute, or money given back elsewhere. */
  RefundShop outside(Ledger changed) {
    ledger = changed;
    return this;
  }

  Sale sale() {
    return sale;
  }

  Instant now() {
    return now;
  }

  Disposer disposer() {
    return disposer;
  }
}
