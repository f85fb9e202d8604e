package dev.refundkit.testkit.contract;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Worth;
import dev.refundkit.testkit.story.ScriptedHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an engine would store, made by an engine. */
final class Made {

  /** When it is; a time that no millisecond can hold. */
  static final Instant NOW = ScriptedHost.START.plusNanos(123_456_789);

  static final IsoCurrency USD = IsoCurrency.of("USD");

  private static final Actor AGENT = Actor.of("agent");
  private static final Map<IsoCurrency, Life> LIVES = new ConcurrentHashMap<>();

  /**
   * A refund of one shoe, paid to two payments.
   *
   * @param approved as it is asked for; nothing is paid yet
   * @param completed as it is after the payment
   * @param ledger its order's ledger afterwards
   */
  record Life(Refund approved, Refund completed, Ledger ledger) {}

  private Made() {}

  /** A refund of an order in US dollars that was asked for now, with an id of its own. */
  static Refund refund(String id, String orderId) {
    return RefundCopy.of(life(USD).approved()).id(id).ofOrder(orderId).build();
  }

  /** The ledger of an order in US dollars of which nothing was refunded yet. */
  static Ledger ledger(String orderId) {
    return Ledger.open(sale(orderId, USD));
  }

  static Effect effect(String key, String orderId, Instant dueAt) {
    return new Effect(key, Effect.Kind.NOTIFY, orderId, "r1", "completed", 0, dueAt);
  }

  /** Made once for each currency: an engine takes a while to build. */
  static Life life(IsoCurrency currency) {
    return LIVES.computeIfAbsent(currency, Made::live);
  }

  private static Life live(IsoCurrency currency) {
    ScriptedHost host = new ScriptedHost(TenderStrategy.PROPORTIONAL);
    host.clock().set(NOW);
    host.sells(sale("order", currency));
    RefundRequest request =
        RefundRequest.of("order", RefundType.PARTIAL, "changed_mind")
            .withItems(new RequestedItem("shoes", 1, true))
            .withProcessing(new Processing(null, true, null))
            .withTexts("Zu groß; 大きすぎる 👟", "rings twice\n\"always\"", data());
    String id = host.engine().create(request, AGENT, "key").orElseThrow().id();
    Refund approved = host.store().refund(id).orElseThrow();
    host.clock().advance(Duration.ofNanos(1));
    host.engine().effects("worker").runDue();
    return new Life(
        approved,
        host.store().refund(id).orElseThrow(),
        host.store().ledger("order").orElseThrow());
  }

  private static Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("z first", "ticket 7");
    data.put("count", 3);
    data.put("large", Long.MAX_VALUE);
    data.put("exact", new BigDecimal("1.50"));
    data.put("gift", true);
    data.put("a list", List.of("x", 1, List.of(), Map.of("deep", "er")));
    return data;
  }

  /** What the shipping of its sale is worth. */
  static Worth worth(String currency) {
    return SaleWorth.of(sale("order", IsoCurrency.of(currency))).shipping();
  }

  static Sale sale(String orderId, IsoCurrency currency) {
    return new Sale(
        orderId,
        "customer",
        currency,
        NOW.minus(Duration.ofDays(10)),
        NOW.minus(Duration.ofDays(5)),
        false,
        0,
        List.of(line("shoes", 2, 10_001, 1_000), line("mug", 1, 2_000, 200)),
        new ShippingCharge(500, 0, List.of(new TaxPart(TaxPart.SINGLE, 50))),
        List.of(
            Payment.captured(orderId + "_card", "card", 8_000),
            Payment.captured(orderId + "_gift", "gift_card", 5_751)));
  }

  private static SaleLine line(String id, int quantity, long subtotal, long tax) {
    return new SaleLine(
        id,
        "product_" + id,
        "A " + id,
        null,
        SaleLine.OTHER,
        Set.of(),
        quantity,
        subtotal,
        0,
        List.of(new TaxPart("state", tax / 2), new TaxPart("city", tax - tax / 2)),
        true);
  }
}
