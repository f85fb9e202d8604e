package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.settings.Settings;

/** The shipped policy as one would write it by hand: one {@code if} for each rule. */
final class PlainPolicy implements Engine {

  private final Settings settings;

  PlainPolicy(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void fire(RefundCase asked, Notes notes) {
    RefundFacts refund = new RefundFacts(asked, settings);
    amounts(refund, notes);
    payments(refund, notes);
    approvals(refund, notes);
    moreApprovals(refund, notes);
    customers(refund, notes);
    kindsOfRefunds(refund, notes);
    for (LineFacts line : refund.lines()) {
      windows(line, notes);
      kindsOfGoods(line, notes);
      returns(line, notes);
    }
  }

  @Override
  public void fire(ReturnCase asked, Notes notes) {
    GoodsFacts goods = new GoodsFacts(asked, settings);
    backOnTheShelf(goods, notes);
    toBeInspected(goods, notes);
    staysOut(goods, notes);
  }

  private static void amounts(RefundFacts refund, Notes notes) {
    if (RefundRules.aboveTheLimit(refund)) {
      notes.rule("above-the-limit").review();
    }
    if (RefundRules.aboveTheLimitOfLoyalCustomers(refund)) {
      notes.rule("above-the-limit-of-loyal-customers").review();
    }
    if (RefundRules.aboveTheLimitOfUnknownCustomers(refund)) {
      notes.rule("above-the-limit-of-unknown-customers").review();
    }
    if (RefundRules.orderGaveBackMuch(refund)) {
      notes.rule("order-gave-back-much").review();
    }
    if (RefundRules.amountWasCapped(refund)) {
      notes.rule("amount-was-capped").review();
    }
    if (RefundRules.amountAboveTheUnits(refund)) {
      notes.rule("amount-above-the-units").review();
    }
    if (RefundRules.goodwillOnTop(refund)) {
      notes.rule("goodwill-on-top").review();
    }
  }

  private static void payments(RefundFacts refund, Notes notes) {
    if (RefundRules.paymentRefundStands(refund)) {
      notes.rule("payment-refund-stands").review();
    }
    if (RefundRules.paymentInDispute(refund)) {
      notes.rule("payment-in-dispute").review();
    }
    if (RefundRules.paymentChargedBack(refund)) {
      notes.rule("payment-charged-back").review();
    }
    if (RefundRules.moreLeftThanCameIn(refund)) {
      notes.rule("more-left-than-came-in").review();
    }
    if (RefundRules.possibleDuplicate(refund)) {
      notes.rule("possible_duplicate").review();
    }
    if (RefundRules.paidInCash(refund)) {
      notes.rule("paid-in-cash").review();
    }
  }

  private static void approvals(RefundFacts refund, Notes notes) {
    if (RefundRules.faultyGoodsNotWorthAParcel(refund)) {
      notes.rule("faulty-goods-not-worth-a-parcel").approve();
    }
    if (RefundRules.faultyGoodsWithinLimit(refund)) {
      notes.rule("faulty-goods-within-limit").approve();
    }
    if (RefundRules.goodsNeverArrived(refund)) {
      notes.rule("goods-never-arrived").approve();
    }
    if (RefundRules.cancelledBeforeShipping(refund)) {
      notes.rule("cancelled-before-shipping").approve();
    }
    if (RefundRules.returnByChoiceWithinLimit(refund)) {
      notes.rule("return-by-choice-within-limit").approve();
    }
  }

  private static void moreApprovals(RefundFacts refund, Notes notes) {
    if (RefundRules.smallRequestOfTheCustomer(refund)) {
      notes.rule("small-request-of-the-customer").approve();
    }
    if (RefundRules.smallPaymentRefund(refund)) {
      notes.rule("small-payment-refund").approve();
    }
    if (RefundRules.shippingOfALateOrder(refund)) {
      notes.rule("shipping-of-a-late-order").approve();
    }
    if (RefundRules.smallPriceAdjustment(refund)) {
      notes.rule("small-price-adjustment").approve();
    }
    if (RefundRules.loyalCustomerWithACleanRecord(refund)) {
      notes.rule("loyal-customer-with-a-clean-record").approve();
    }
  }

  private static void customers(RefundFacts refund, Notes notes) {
    if (RefundRules.manyRefundsLately(refund)) {
      notes.rule("many-refunds-lately").review();
    }
    if (RefundRules.riskyCustomer(refund)) {
      notes.rule("risky-customer").review();
    }
    if (RefundRules.somewhatRiskyCustomerWithRefunds(refund)) {
      notes.rule("somewhat-risky-customer-with-refunds").review();
    }
    if (RefundRules.fraudReported(refund)) {
      notes.rule("fraud-reported").review();
    }
    if (RefundRules.chargedTwice(refund)) {
      notes.rule("charged-twice").review();
    }
    if (RefundRules.needsAPersonByReason(refund)) {
      notes.rule("needs-a-person-by-reason").review();
    }
    if (RefundRules.saidToBeMissingButDelivered(refund)) {
      notes.rule("said-to-be-missing-but-delivered").review();
    }
    if (RefundRules.deliveredInTheFuture(refund)) {
      notes.rule("delivered-in-the-future").review();
    }
  }

  private static void kindsOfRefunds(RefundFacts refund, Notes notes) {
    if (RefundRules.priceFellButMoreIsAsked(refund)) {
      notes.rule("price-fell-but-more-is-asked").review();
    }
    if (RefundRules.lateGoodsSentBack(refund)) {
      notes.rule("late-goods-sent-back").review();
    }
    if (RefundRules.shippingForAnotherReason(refund)) {
      notes.rule("shipping-for-another-reason").review();
    }
    if (RefundRules.taxAlone(refund)) {
      notes.rule("tax-alone").review();
    }
    if (RefundRules.paymentRefundForAnotherReason(refund)) {
      notes.rule("payment-refund-for-another-reason").review();
    }
  }

  private static void windows(LineFacts line, Notes notes) {
    if (LineRules.returnWindowOver(line)) {
      notes.rule("return-window-over").review();
    }
    if (LineRules.lastDayOver(line)) {
      notes.rule("last-day-over").reject();
    }
    if (LineRules.claimWindowOver(line)) {
      notes.rule("claim-window-over").review();
    }
  }

  private static void kindsOfGoods(LineFacts line, Notes notes) {
    if (LineRules.finalSale(line)) {
      notes.rule("final-sale").reject();
    }
    if (LineRules.finalSaleOnRequest(line)) {
      notes.rule("final-sale-on-request").review();
    }
    if (LineRules.perishableByChoice(line)) {
      notes.rule("perishable-by-choice").reject();
    }
    if (LineRules.perishableOnRequest(line)) {
      notes.rule("perishable-on-request").review();
    }
    if (LineRules.madeToOrderByChoice(line)) {
      notes.rule("made-to-order-by-choice").review();
    }
    if (LineRules.digitalGoodsDelivered(line)) {
      notes.rule("digital-goods-delivered").review();
    }
  }

  private static void returns(LineFacts line, Notes notes) {
    if (LineRules.highValueGoodsBeforeMoney(line)) {
      notes.rule("high-value-goods-before-money");
      notes.requireReturn();
      notes.payAfterReturn();
    }
    if (LineRules.faultyGoodsWorthAParcel(line)) {
      notes.rule("faulty-goods-worth-a-parcel").requireReturn();
    }
    if (LineRules.goodsByChoiceComeBack(line)) {
      notes.rule("goods-by-choice-come-back");
      notes.requireReturn();
      notes.payAfterReturn();
    }
    if (LineRules.restockingFee(line)) {
      notes.rule("restocking-fee").fee("restocking");
    }
    if (LineRules.collectionFee(line)) {
      notes.rule("collection-fee").fee("collection");
    }
  }

  private static void backOnTheShelf(GoodsFacts goods, Notes notes) {
    if (GoodsRules.neverLeftTheShop(goods)) {
      notes.rule("never-left-the-shop").restock();
    }
    if (GoodsRules.sellableOnReceipt(goods)) {
      notes.rule("sellable-on-receipt").restock();
    }
    if (GoodsRules.sellableAfterInspection(goods)) {
      notes.rule("sellable-after-inspection").restock();
    }
  }

  private static void toBeInspected(GoodsFacts goods, Notes notes) {
    if (GoodsRules.valuableGoodsAreInspected(goods)) {
      notes.rule("valuable-goods-are-inspected").inspect();
    }
    if (GoodsRules.saidToBeDefective(goods)) {
      notes.rule("said-to-be-defective").inspect();
    }
    if (GoodsRules.maybeAnotherArticle(goods)) {
      notes.rule("maybe-another-article").inspect();
    }
    if (GoodsRules.openedGoodsAreInspected(goods)) {
      notes.rule("opened-goods-are-inspected").inspect();
    }
    if (GoodsRules.cameBackLate(goods)) {
      notes.rule("came-back-late").inspect();
    }
  }

  private static void staysOut(GoodsFacts goods, Notes notes) {
    if (GoodsRules.damagedGoodsStayOut(goods)) {
      notes.rule("damaged-goods-stay-out").doNotRestock();
    }
    if (GoodsRules.perishableGoodsStayOut(goods)) {
      notes.rule("perishable-goods-stay-out").doNotRestock();
    }
    if (GoodsRules.hygieneGoodsStayOut(goods)) {
      notes.rule("hygiene-goods-stay-out").doNotRestock();
    }
    if (GoodsRules.madeToOrderGoodsStayOut(goods)) {
      notes.rule("made-to-order-goods-stay-out").doNotRestock();
    }
    if (GoodsRules.digitalGoodsHaveNoStock(goods)) {
      notes.rule("digital-goods-have-no-stock").doNotRestock();
    }
    if (GoodsRules.recalledGoodsStayOut(goods)) {
      notes.rule("recalled-goods-stay-out").doNotRestock();
    }
    if (GoodsRules.puttingBackNotAsked(goods)) {
      notes.rule("putting-back-not-asked").doNotRestock();
    }
  }
}
