package dev.refundkit.benchmarks.decision;

import dev.refundkit.rules.vocabulary.Outcomes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A rule as an object, for engines that take such: the condition of the hand-written policy, and
 * what the rule asks for where it holds.
 */
record ListedRule<F>(String id, Predicate<F> when, Consumer<Outcomes> then) {

  static final List<ListedRule<RefundFacts>> OF_REFUNDS =
      List.of(
          new ListedRule<>("above-the-limit", RefundRules::aboveTheLimit, Outcomes::review),
          new ListedRule<>(
              "above-the-limit-of-loyal-customers",
              RefundRules::aboveTheLimitOfLoyalCustomers,
              Outcomes::review),
          new ListedRule<>(
              "above-the-limit-of-unknown-customers",
              RefundRules::aboveTheLimitOfUnknownCustomers,
              Outcomes::review),
          new ListedRule<>(
              "order-gave-back-much", RefundRules::orderGaveBackMuch, Outcomes::review),
          new ListedRule<>("amount-was-capped", RefundRules::amountWasCapped, Outcomes::review),
          new ListedRule<>(
              "amount-above-the-units", RefundRules::amountAboveTheUnits, Outcomes::review),
          new ListedRule<>("goodwill-on-top", RefundRules::goodwillOnTop, Outcomes::review),
          new ListedRule<>(
              "payment-refund-stands", RefundRules::paymentRefundStands, Outcomes::review),
          new ListedRule<>("payment-in-dispute", RefundRules::paymentInDispute, Outcomes::review),
          new ListedRule<>(
              "payment-charged-back", RefundRules::paymentChargedBack, Outcomes::review),
          new ListedRule<>(
              "more-left-than-came-in", RefundRules::moreLeftThanCameIn, Outcomes::review),
          new ListedRule<>("possible_duplicate", RefundRules::possibleDuplicate, Outcomes::review),
          new ListedRule<>("paid-in-cash", RefundRules::paidInCash, Outcomes::review),
          new ListedRule<>(
              "faulty-goods-not-worth-a-parcel",
              RefundRules::faultyGoodsNotWorthAParcel,
              Outcomes::approve),
          new ListedRule<>(
              "faulty-goods-within-limit", RefundRules::faultyGoodsWithinLimit, Outcomes::approve),
          new ListedRule<>(
              "goods-never-arrived", RefundRules::goodsNeverArrived, Outcomes::approve),
          new ListedRule<>(
              "cancelled-before-shipping", RefundRules::cancelledBeforeShipping, Outcomes::approve),
          new ListedRule<>(
              "return-by-choice-within-limit",
              RefundRules::returnByChoiceWithinLimit,
              Outcomes::approve),
          new ListedRule<>(
              "small-request-of-the-customer",
              RefundRules::smallRequestOfTheCustomer,
              Outcomes::approve),
          new ListedRule<>(
              "small-payment-refund", RefundRules::smallPaymentRefund, Outcomes::approve),
          new ListedRule<>(
              "shipping-of-a-late-order", RefundRules::shippingOfALateOrder, Outcomes::approve),
          new ListedRule<>(
              "small-price-adjustment", RefundRules::smallPriceAdjustment, Outcomes::approve),
          new ListedRule<>(
              "loyal-customer-with-a-clean-record",
              RefundRules::loyalCustomerWithACleanRecord,
              Outcomes::approve),
          new ListedRule<>("many-refunds-lately", RefundRules::manyRefundsLately, Outcomes::review),
          new ListedRule<>("risky-customer", RefundRules::riskyCustomer, Outcomes::review),
          new ListedRule<>(
              "somewhat-risky-customer-with-refunds",
              RefundRules::somewhatRiskyCustomerWithRefunds,
              Outcomes::review),
          new ListedRule<>("fraud-reported", RefundRules::fraudReported, Outcomes::review),
          new ListedRule<>("charged-twice", RefundRules::chargedTwice, Outcomes::review),
          new ListedRule<>(
              "needs-a-person-by-reason", RefundRules::needsAPersonByReason, Outcomes::review),
          new ListedRule<>(
              "said-to-be-missing-but-delivered",
              RefundRules::saidToBeMissingButDelivered,
              Outcomes::review),
          new ListedRule<>(
              "delivered-in-the-future", RefundRules::deliveredInTheFuture, Outcomes::review),
          new ListedRule<>(
              "price-fell-but-more-is-asked",
              RefundRules::priceFellButMoreIsAsked,
              Outcomes::review),
          new ListedRule<>(
              "late-goods-sent-back", RefundRules::lateGoodsSentBack, Outcomes::review),
          new ListedRule<>(
              "shipping-for-another-reason",
              RefundRules::shippingForAnotherReason,
              Outcomes::review),
          new ListedRule<>("tax-alone", RefundRules::taxAlone, Outcomes::review),
          new ListedRule<>(
              "payment-refund-for-another-reason",
              RefundRules::paymentRefundForAnotherReason,
              Outcomes::review));

  static final List<ListedRule<LineFacts>> OF_LINES =
      List.of(
          new ListedRule<>("return-window-over", LineRules::returnWindowOver, Outcomes::review),
          new ListedRule<>("last-day-over", LineRules::lastDayOver, Outcomes::reject),
          new ListedRule<>("claim-window-over", LineRules::claimWindowOver, Outcomes::review),
          new ListedRule<>("final-sale", LineRules::finalSale, Outcomes::reject),
          new ListedRule<>(
              "final-sale-on-request", LineRules::finalSaleOnRequest, Outcomes::review),
          new ListedRule<>("perishable-by-choice", LineRules::perishableByChoice, Outcomes::reject),
          new ListedRule<>(
              "perishable-on-request", LineRules::perishableOnRequest, Outcomes::review),
          new ListedRule<>(
              "made-to-order-by-choice", LineRules::madeToOrderByChoice, Outcomes::review),
          new ListedRule<>(
              "digital-goods-delivered", LineRules::digitalGoodsDelivered, Outcomes::review),
          new ListedRule<>(
              "high-value-goods-before-money",
              LineRules::highValueGoodsBeforeMoney,
              ListedRule::requireReturnFirst),
          new ListedRule<>(
              "faulty-goods-worth-a-parcel",
              LineRules::faultyGoodsWorthAParcel,
              Outcomes::requireReturn),
          new ListedRule<>(
              "goods-by-choice-come-back",
              LineRules::goodsByChoiceComeBack,
              ListedRule::requireReturnFirst),
          new ListedRule<>(
              "restocking-fee", LineRules::restockingFee, outcome -> outcome.fee("restocking")),
          new ListedRule<>(
              "collection-fee", LineRules::collectionFee, outcome -> outcome.fee("collection")));

  static final List<ListedRule<GoodsFacts>> OF_GOODS =
      List.of(
          new ListedRule<>("never-left-the-shop", GoodsRules::neverLeftTheShop, Outcomes::restock),
          new ListedRule<>("sellable-on-receipt", GoodsRules::sellableOnReceipt, Outcomes::restock),
          new ListedRule<>(
              "sellable-after-inspection", GoodsRules::sellableAfterInspection, Outcomes::restock),
          new ListedRule<>(
              "valuable-goods-are-inspected",
              GoodsRules::valuableGoodsAreInspected,
              Outcomes::inspect),
          new ListedRule<>(
              "said-to-be-defective", GoodsRules::saidToBeDefective, Outcomes::inspect),
          new ListedRule<>(
              "maybe-another-article", GoodsRules::maybeAnotherArticle, Outcomes::inspect),
          new ListedRule<>(
              "opened-goods-are-inspected", GoodsRules::openedGoodsAreInspected, Outcomes::inspect),
          new ListedRule<>("came-back-late", GoodsRules::cameBackLate, Outcomes::inspect),
          new ListedRule<>(
              "damaged-goods-stay-out", GoodsRules::damagedGoodsStayOut, Outcomes::doNotRestock),
          new ListedRule<>(
              "perishable-goods-stay-out",
              GoodsRules::perishableGoodsStayOut,
              Outcomes::doNotRestock),
          new ListedRule<>(
              "hygiene-goods-stay-out", GoodsRules::hygieneGoodsStayOut, Outcomes::doNotRestock),
          new ListedRule<>(
              "made-to-order-goods-stay-out",
              GoodsRules::madeToOrderGoodsStayOut,
              Outcomes::doNotRestock),
          new ListedRule<>(
              "digital-goods-have-no-stock",
              GoodsRules::digitalGoodsHaveNoStock,
              Outcomes::doNotRestock),
          new ListedRule<>(
              "recalled-goods-stay-out", GoodsRules::recalledGoodsStayOut, Outcomes::doNotRestock),
          new ListedRule<>(
              "putting-back-not-asked", GoodsRules::puttingBackNotAsked, Outcomes::doNotRestock));

  void fire(Notes notes) {
    then.accept(notes.rule(id));
  }

  private static void requireReturnFirst(Outcomes outcome) {
    outcome.requireReturn();
    outcome.payAfterReturn();
  }
}
