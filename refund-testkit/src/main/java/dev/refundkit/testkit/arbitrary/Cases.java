package dev.refundkit.testkit.arbitrary;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.quote.Quote;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.testkit.story.OrderAsk;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random cases to put before a policy. */
public final class Cases {

  private static final int EARLIER_MOVES = 3;
  private static final int MISSES = 10_000;

  private Cases() {}

  /**
   * Requests that are sound, of sales some of which were refunded before.
   *
   * @param reasons reason codes that the policy knows
   */
  public static Arbitrary<RefundCase> refunds(Arbitrary<String> reasons) {
    return Combinators.combine(
            Stories.withReasons(reasons).ofMaxMoves(EARLIER_MOVES),
            OrderAsks.any(reasons),
            customers(),
            Arbitraries.of(false, false, false, true))
        .as(Cases::refund)
        .filter(MISSES, Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  private static Optional<RefundCase> refund(
      Story before, OrderAsk ask, CustomerFacts customer, boolean repeat) {
    ScriptedHost host = new ScriptedHost(before.tenders());
    Storyteller teller = new Storyteller(host, before);
    teller.tell();
    Sale sale = teller.scene().sale();
    RefundRequest request = ask.in(teller.scene());
    Ledger stored = host.store().ledger(sale.id()).orElseGet(() -> Ledger.open(sale));
    Ledger ledger = stored.follow(sale, SaleWorth.of(sale)).orElseThrow();
    Optional<Quote> quote = teller.scene().quote(request);
    boolean autoApprove = request.processing().mayAutoApprove();
    return quote.map(
        q ->
            new RefundCase(
                sale,
                ledger,
                q,
                request.reason(),
                autoApprove,
                repeat,
                customer,
                host.clock().instant()));
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
        .as(Cases::goods);
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

  /** What a host knows of a customer, or does not. */
  public static Arbitrary<CustomerFacts> customers() {
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
