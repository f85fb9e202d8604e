package dev.refundkit.testkit.arbitrary;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.testkit.story.Call;
import dev.refundkit.testkit.story.Move;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random cases to put before a policy. */
public final class Cases {

  private static final int EARLIER_MOVES = 3;
  private static final int MISSES = 10_000;

  private Cases() {}

  /**
   * Requests of orders and of payments that are sound, of any sales, some of which were refunded
   * before.
   *
   * @param reasons reason codes that the policy knows
   */
  public static Arbitrary<RefundCase> refunds(Arbitrary<String> reasons) {
    return refunds(Stories.withReasons(reasons).ofMaxMoves(EARLIER_MOVES), reasons);
  }

  /**
   * Requests that are sound, after these stories; up to more than a year after the sale.
   *
   * @param before what happened before
   * @param reasons reason codes that the policy knows
   */
  public static Arbitrary<RefundCase> refunds(Arbitrary<Story> before, Arbitrary<String> reasons) {
    Arbitrary<Move> asks =
        Arbitraries.frequencyOf(
            Tuple.of(5, Moves.asks(reasons)), Tuple.of(1, Moves.paymentAsks(reasons)));
    return Combinators.combine(
            before,
            asks,
            customers(),
            Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.integers().between(0, 14)),
                Tuple.of(1, Arbitraries.integers().between(0, 400))))
        .as(Cases::refund)
        .withoutEdgeCases()
        .filter(MISSES, Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  private static Optional<RefundCase> refund(
      Story before, Move ask, CustomerFacts customer, boolean repeat, int daysLater) {
    ScriptedHost host = new ScriptedHost(before.tenders());
    Storyteller teller = new Storyteller(host, before);
    teller.tell();
    Sale sale = teller.scene().sale();
    SaleWorth worth = SaleWorth.of(sale);
    Ledger stored = host.store().ledger(sale.id()).orElseGet(() -> Ledger.open(sale));
    Ledger ledger = stored.follow(sale, worth).orElseThrow();
    Quoter quoter = new Quoter(sale, worth, ledger, before.tenders());
    Instant now = host.clock().instant().plus(Duration.ofDays(daysLater));
    Call call = ask.in(teller.scene());
    if (call instanceof Call.Create create) {
      RefundRequest request = create.request();
      boolean auto = request.processing().mayAutoApprove();
      return quoted(request.violations().isEmpty() ? quoter.quote(request) : null)
          .map(q -> asked(sale, ledger, q, request.reason(), auto, repeat, customer, now));
    }
    PaymentRefundRequest request = ((Call.RefundPayment) call).request();
    return quoted(quoter.quote(request))
        .map(q -> asked(sale, ledger, q, request.reason(), true, repeat, customer, now));
  }

  private static Optional<Quote> quoted(@Nullable Answer<Quote> answer) {
    return answer instanceof Answer.Accepted<Quote> accepted
        ? Optional.of(accepted.value())
        : Optional.empty();
  }

  private static RefundCase asked(
      Sale sale,
      Ledger ledger,
      Quote quote,
      String reason,
      boolean auto,
      boolean repeat,
      CustomerFacts customer,
      Instant now) {
    return new RefundCase(sale, ledger, quote, reason, auto, repeat, customer, now);
  }

  /**
   * Goods of one line, which came back or never left.
   *
   * @param reasons reason codes that the policy knows
   */
  public static Arbitrary<ReturnCase> returns(Arbitrary<String> reasons) {
    return Combinators.combine(
            Sales.any(),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(1, 1000),
            reasons,
            Arbitraries.of(Condition.class),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true),
            Arbitraries.of(RefundType.PARTIAL, RefundType.ITEM_RETURN, RefundType.FULL))
        .as(Cases::goods)
        .withoutEdgeCases();
  }

  private static ReturnCase goods(
      Sale sale,
      int pick,
      int permille,
      String reason,
      Condition condition,
      boolean inspected,
      boolean restockAsked,
      RefundType type) {
    SaleLine line = sale.lines().get(pick % sale.lines().size());
    int quantity = Math.max(1, line.quantity() * permille / 1000);
    return new ReturnCase(
        sale, line, type, reason, quantity, condition, inspected, restockAsked, ScriptedHost.START);
  }

  /** What a host knows of a customer, or does not; every other has given no cause for doubt. */
  public static Arbitrary<CustomerFacts> customers() {
    Arbitrary<CustomerFacts> ordinary =
        Arbitraries.longs()
            .between(10_000, 1_000_000)
            .map(value -> new CustomerFacts(0, value, BigDecimal.valueOf(2, 2), Map.of()));
    return Arbitraries.oneOf(ordinary, anybody());
  }

  private static Arbitrary<CustomerFacts> anybody() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20).injectNull(0.3),
            Arbitraries.longs().between(0, 1_000_000).injectNull(0.3),
            Arbitraries.integers().between(0, 100).injectNull(0.3))
        .as(
            (refunds, value, risk) ->
                new CustomerFacts(
                    refunds, value, risk == null ? null : BigDecimal.valueOf(risk, 2), Map.of()));
  }
}
