package dev.refundkit.benchmarks.decision;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.request.RefundType;
import dev.refundkit.testkit.policy.AskedLine;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.util.List;
import java.util.Random;

/** Cases from a seed: mostly everyday ones, and each now and then with something unusual. */
final class MixedCases {

  /** The seed of the cases that are measured. */
  static final long BENCHMARKED = 3;

  private static final List<String> EVERYDAY_REASONS =
      List.of(
          "product_damaged",
          "defective",
          "wrong_item",
          "missing_parts",
          "requested_by_customer",
          "changed_mind",
          "wrong_size");
  private static final List<String> REASONS =
      List.of(
          "product_damaged",
          "defective",
          "wrong_item",
          "not_as_described",
          "missing_parts",
          "expired",
          "recall",
          "product_not_received",
          "late_delivery",
          "out_of_stock",
          "requested_by_customer",
          "changed_mind",
          "no_longer_needed",
          "wrong_size",
          "ordered_by_mistake",
          "better_price_found",
          "gift_return",
          "order_cancelled",
          "price_adjustment",
          "goodwill",
          "duplicate",
          "fraudulent",
          "other",
          "unheard_of");
  private static final List<String> SHIPPING_REASONS =
      List.of("late_delivery", "product_not_received", "requested_by_customer");
  private static final List<RefundType> TYPES =
      List.of(RefundType.FULL, RefundType.PARTIAL, RefundType.ITEM_RETURN, RefundType.ITEM_RETURN);
  private static final List<String> EVERYDAY_CATEGORIES =
      List.of("electronics", "apparel", "books", "home", "sports", "toys");
  private static final List<String> CATEGORIES =
      List.of(
          "appliances", "furniture", "health", "grocery", "digital", "gift_cards", "unheard_of");
  private static final List<String> TAGS =
      List.of(
          "final_sale",
          "perishable",
          "personalised",
          "made_to_order",
          "bulky",
          "opened",
          "hygiene",
          "recalled");

  /** Of the limit; where other limits of the policy are. */
  private static final List<Integer> THIRTIETHS_ON_THE_EDGE = List.of(6, 15, 20, 30, 50, 80);

  private static final List<Integer> DAYS_ON_THE_EDGE = List.of(-1, 30, 60, 120);

  /** Unknown to the policy. */
  private static final Shop ABROAD = new Shop("BRL", 15_000);

  private static final List<Shop> SHOPS =
      List.of(
          new Shop("USD", 15_000),
          new Shop("EUR", 15_000),
          new Shop("JPY", 20_000),
          new Shop("KWD", 45_000));

  /**
   * Where things are sold.
   *
   * @param limit about what may be approved without a person, minor units
   */
  private record Shop(String currency, int limit) {}

  private final Random random;

  MixedCases(long seed) {
    random = new Random(seed);
  }

  RefundCase refund() {
    Shop shop = shop();
    AskedRefund refund = new AskedRefund().currency(shop.currency()).reason(reason());
    when(refund);
    what(refund, shop.limit());
    who(refund, shop.limit());
    unusual(refund);
    return refund.build();
  }

  private void when(AskedRefund refund) {
    refund.placedDaysAgo(random.nextInt(20));
    if (rarely(3)) {
      refund.notDelivered();
    } else {
      refund.deliveredDaysAgo(random.nextInt(rarely(8) ? 250 : 25));
    }
    if (rarely(25)) {
      refund.deliveredDaysAgo(one(DAYS_ON_THE_EDGE));
    }
  }

  private void what(AskedRefund refund, int limit) {
    switch (random.nextInt(16)) {
      case 0 -> refund.ofPayment(amount(limit));
      case 1 -> refund.shipping(amount(limit / 10)).reason(one(SHIPPING_REASONS));
      case 2 -> priceFell(refund, limit / 5);
      default -> goods(refund, limit);
    }
  }

  private void priceFell(AskedRefund refund, int limit) {
    refund.type(RefundType.PARTIAL).reason("price_adjustment");
    refund.line(line -> line(line, limit).valueOnly());
  }

  private void goods(AskedRefund refund, int limit) {
    refund.type(rarely(20) ? RefundType.TAX_ONLY : one(TYPES));
    int lines = 1 + random.nextInt(3);
    refund.line(line -> line(line, limit / lines));
    for (int i = 1; i < lines; i++) {
      refund.anotherLine(line -> line(line, limit / lines));
    }
    if (rarely(6)) {
      refund.line(AskedLine::unshipped);
    }
    if (rarely(15)) {
      refund.line(AskedLine::valueOnly);
    }
  }

  private AskedLine line(AskedLine line, int limit) {
    int amount = amount(limit);
    int tax = amount / 11;
    line.category(category()).amount(amount - tax, tax);
    return rarely(8) ? line.tags(one(TAGS)) : line;
  }

  private void who(AskedRefund refund, int limit) {
    refund.refunds90d(random.nextInt(rarely(8) ? 6 : 3));
    refund.lifetimeValue(random.nextInt(limit * (rarely(2) ? 30 : 3)));
    refund.risk("0." + (10 + random.nextInt(rarely(8) ? 70 : 15)));
    if (rarely(15)) {
      refund.lifetimeValue(limit * 20 / 3).risk("0.50");
    }
    if (rarely(15)) {
      refund.unknownCustomer();
    }
  }

  private void unusual(AskedRefund refund) {
    switch (random.nextInt(72)) {
      case 0 -> refund.capped();
      case 1 -> refund.aboveUnits();
      case 2 -> refund.goodwill(500);
      case 3 -> refund.repeated();
      case 4 -> refund.byAPersonOnly();
      case 5 -> refund.paidBy("cash");
      case 6 -> refund.paymentRefundBefore(100);
      case 7 -> refund.history(ledger -> ledger.reserve("pay_1", 60_000));
      case 8 ->
          refund.history(ledger -> ledger.elsewhere("pay_1", new Elsewhere("re", 20_000_000)));
      case 9 -> dispute(refund, Dispute.Stage.OPEN);
      case 10 -> dispute(refund, Dispute.Stage.LOST);
      default -> {}
    }
  }

  private static void dispute(AskedRefund refund, Dispute.Stage stage) {
    refund.history(ledger -> ledger.dispute("pay_1", new Dispute("dispute_1", 100, stage)));
  }

  ReturnCase goods() {
    Shop shop = shop();
    ReturnedGoods goods =
        new ReturnedGoods()
            .currency(shop.currency())
            .category(category())
            .reason(reason())
            .price(amount(shop.limit()))
            .deliveredDaysAgo(random.nextInt(rarely(4) ? 100 : 25));
    if (rarely(5)) {
      goods.tags(one(TAGS));
    }
    if (rarely(2)) {
      goods.condition(one(List.of(Condition.values())));
    }
    if (rarely(4)) {
      goods.inspected();
    }
    return rarely(6) ? goods.notToBePutBack().build() : goods.build();
  }

  private Shop shop() {
    return rarely(15) ? ABROAD : one(SHOPS);
  }

  private String reason() {
    return one(rarely(6) ? REASONS : EVERYDAY_REASONS);
  }

  private String category() {
    return one(rarely(8) ? CATEGORIES : EVERYDAY_CATEGORIES);
  }

  /** Mostly within the limit, and now and then on the edge of some limit. */
  private int amount(int limit) {
    if (rarely(12)) {
      return limit * one(THIRTIETHS_ON_THE_EDGE) / 30;
    }
    return 1 + random.nextInt(rarely(12) ? 4 * limit : limit * 3 / 4);
  }

  /** Once in so many times. */
  private boolean rarely(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
