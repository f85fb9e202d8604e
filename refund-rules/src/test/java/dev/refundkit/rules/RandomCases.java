package dev.refundkit.rules;

import dev.refundkit.policy.Condition;
import dev.refundkit.request.RefundType;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.util.List;
import java.util.Random;

/** Cases of all kinds, from a seed. */
final class RandomCases {

  private static final List<String> REASONS =
      List.of(
          "changed_mind",
          "product_damaged",
          "requested_by_customer",
          "late_delivery",
          "price_adjustment",
          "fraudulent",
          "x");
  private static final List<String> CATEGORIES =
      List.of("electronics", "furniture", "grocery", "digital", "books", "unheard_of");
  private static final List<String> TAGS =
      List.of("final_sale", "perishable", "opened", "bulky", "plain");
  private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "KWD", "BRL");
  private static final List<RefundType> TYPES =
      List.of(RefundType.FULL, RefundType.PARTIAL, RefundType.ITEM_RETURN, RefundType.TAX_ONLY);

  private RandomCases() {}

  static AskedRefund refund(Random random) {
    AskedRefund refund =
        new AskedRefund()
            .type(one(TYPES, random))
            .reason(one(REASONS, random))
            .currency(one(CURRENCIES, random))
            .placedDaysAgo(random.nextInt(30))
            .refunds90d(random.nextInt(6))
            .lifetimeValue(random.nextInt(200_000))
            .risk("0." + (10 + random.nextInt(60)));
    if (random.nextBoolean()) {
      refund.deliveredDaysAgo(random.nextInt(150));
    } else {
      refund.notDelivered();
    }
    if (random.nextInt(4) == 0) {
      refund.unknownCustomer();
    }
    if (random.nextInt(8) == 0) {
      refund.capped();
    }
    int lines = 1 + random.nextInt(4);
    for (int i = 0; i < lines; i++) {
      String category = one(CATEGORIES, random);
      String tag = one(TAGS, random);
      int amount = 1 + random.nextInt(40_000);
      if (i == 0) {
        refund.line(l -> l.category(category).tags(tag).amount(amount, amount / 10));
      } else {
        refund.anotherLine(l -> l.category(category).tags(tag).amount(amount, 0));
      }
    }
    return refund;
  }

  static ReturnedGoods goods(Random random) {
    ReturnedGoods goods =
        new ReturnedGoods()
            .category(one(CATEGORIES, random))
            .tags(one(TAGS, random))
            .reason(one(REASONS, random))
            .price(random.nextInt(50_000))
            .condition(one(List.of(Condition.values()), random))
            .deliveredDaysAgo(random.nextInt(60));
    return random.nextBoolean() ? goods : goods.notToBePutBack();
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
