package dev.refundkit.benchmarks.decision;

import dev.refundkit.request.RefundType;
import java.util.Set;

/** The conditions of the shipped rules that look at a request as a whole. */
final class RefundRules {

  private static final Set<String> FAULTY =
      Set.of(
          "product_damaged",
          "defective",
          "wrong_item",
          "not_as_described",
          "missing_parts",
          "expired",
          "recall");

  private static final Set<String> NOT_ARRIVED =
      Set.of("product_not_received", "late_delivery", "out_of_stock");

  private static final Set<String> CANCELLED =
      Set.of(
          "requested_by_customer",
          "changed_mind",
          "no_longer_needed",
          "wrong_size",
          "ordered_by_mistake",
          "better_price_found",
          "order_cancelled",
          "out_of_stock");

  private static final Set<String> BY_CHOICE =
      Set.of(
          "requested_by_customer",
          "changed_mind",
          "no_longer_needed",
          "wrong_size",
          "ordered_by_mistake",
          "better_price_found",
          "gift_return");

  private static final Set<String> OF_PAYMENTS =
      Set.of("requested_by_customer", "product_damaged", "defective", "order_cancelled");

  private static final Set<String> OF_SHIPPING = Set.of("late_delivery", "product_not_received");

  private static final Set<String> FOR_A_PERSON = Set.of("goodwill", "tax_correction", "other");

  private static final Set<String> PLAUSIBLE_FAULTS =
      Set.of("product_damaged", "defective", "wrong_item", "not_as_described", "missing_parts");

  private static final Set<String> PLAUSIBLE_CHOICES =
      Set.of("changed_mind", "no_longer_needed", "wrong_size");

  private RefundRules() {}

  static boolean aboveTheLimit(RefundFacts r) {
    return r.total() > r.limit("auto_approve") && !isLoyal(r);
  }

  static boolean aboveTheLimitOfLoyalCustomers(RefundFacts r) {
    return r.total() > r.limit("auto_approve_loyal") && isLoyal(r);
  }

  static boolean aboveTheLimitOfUnknownCustomers(RefundFacts r) {
    return r.refunds90d() == null
        && r.riskPercent() == null
        && r.total() > r.limit("auto_approve_unknown_customer");
  }

  static boolean orderGaveBackMuch(RefundFacts r) {
    long before = r.refundedBefore();
    return before > 0 && before + r.total() > r.limit("order_total");
  }

  static boolean amountWasCapped(RefundFacts r) {
    return r.capped();
  }

  static boolean amountAboveTheUnits(RefundFacts r) {
    return r.aboveUnits();
  }

  static boolean goodwillOnTop(RefundFacts r) {
    return r.goodwill() > 0;
  }

  static boolean paymentRefundStands(RefundFacts r) {
    return r.type() != RefundType.PAYMENT && r.paymentRefunds() > 0;
  }

  static boolean paymentInDispute(RefundFacts r) {
    return r.disputed();
  }

  static boolean paymentChargedBack(RefundFacts r) {
    return r.chargedBack();
  }

  static boolean moreLeftThanCameIn(RefundFacts r) {
    return r.excess() > 0;
  }

  static boolean possibleDuplicate(RefundFacts r) {
    return r.repeat();
  }

  static boolean paidInCash(RefundFacts r) {
    return r.drawsOn("cash") || r.drawsOn("cash_on_delivery");
  }

  static boolean faultyGoodsNotWorthAParcel(RefundFacts r) {
    return takesGoods(r)
        && FAULTY.contains(r.reason())
        && r.delivered()
        && r.total() <= r.limit("not_worth_returning");
  }

  static boolean faultyGoodsWithinLimit(RefundFacts r) {
    return takesGoods(r)
        && FAULTY.contains(r.reason())
        && r.delivered()
        && r.total() > r.limit("not_worth_returning")
        && isWithinLimit(r);
  }

  static boolean goodsNeverArrived(RefundFacts r) {
    return takesMoneyForGoods(r)
        && NOT_ARRIVED.contains(r.reason())
        && !r.delivered()
        && isWithinLimit(r);
  }

  static boolean cancelledBeforeShipping(RefundFacts r) {
    return takesGoods(r)
        && CANCELLED.contains(r.reason())
        && r.units() > 0
        && r.shippedLines() == 0
        && isWithinLimit(r);
  }

  static boolean returnByChoiceWithinLimit(RefundFacts r) {
    return (r.type() == RefundType.FULL || r.type() == RefundType.ITEM_RETURN)
        && BY_CHOICE.contains(r.reason())
        && r.shippedLines() > 0
        && isWithinLimit(r);
  }

  static boolean smallRequestOfTheCustomer(RefundFacts r) {
    return takesMoneyForGoods(r) && r.reason().equals("requested_by_customer") && isWithinLimit(r);
  }

  static boolean smallPaymentRefund(RefundFacts r) {
    return r.type() == RefundType.PAYMENT && OF_PAYMENTS.contains(r.reason()) && isWithinLimit(r);
  }

  static boolean shippingOfALateOrder(RefundFacts r) {
    return r.type() == RefundType.SHIPPING
        && OF_SHIPPING.contains(r.reason())
        && r.orderAgeDays() >= r.number("late_delivery_days")
        && isWithinLimit(r);
  }

  static boolean smallPriceAdjustment(RefundFacts r) {
    return r.type() == RefundType.PARTIAL
        && r.reason().equals("price_adjustment")
        && r.units() == 0
        && r.orderAgeDays() <= r.number("price_adjustment_days")
        && r.total() <= r.limit("price_adjustment");
  }

  static boolean loyalCustomerWithACleanRecord(RefundFacts r) {
    return takesGoods(r)
        && isPlausible(r)
        && isLoyal(r)
        && hasCleanRecord(r)
        && !isWithinLimit(r)
        && r.total() <= r.limit("auto_approve_loyal");
  }

  static boolean manyRefundsLately(RefundFacts r) {
    Integer refunds = r.refunds90d();
    return refunds != null && refunds >= r.number("many_refunds_90d");
  }

  static boolean riskyCustomer(RefundFacts r) {
    Integer risk = r.riskPercent();
    return risk != null && risk >= r.number("risky_percent");
  }

  static boolean somewhatRiskyCustomerWithRefunds(RefundFacts r) {
    Integer risk = r.riskPercent();
    Integer refunds = r.refunds90d();
    return risk != null
        && refunds != null
        && risk >= r.number("slightly_risky_percent")
        && risk < r.number("risky_percent")
        && refunds > r.number("few_refunds_90d");
  }

  static boolean fraudReported(RefundFacts r) {
    return r.reason().equals("fraudulent");
  }

  static boolean chargedTwice(RefundFacts r) {
    return r.reason().equals("duplicate") || r.reason().equals("duplicate_charge");
  }

  static boolean needsAPersonByReason(RefundFacts r) {
    return FOR_A_PERSON.contains(r.reason());
  }

  static boolean saidToBeMissingButDelivered(RefundFacts r) {
    return r.reason().equals("product_not_received") && r.delivered();
  }

  static boolean deliveredInTheFuture(RefundFacts r) {
    return r.ageDays() < 0 || r.orderAgeDays() < 0;
  }

  static boolean priceFellButMoreIsAsked(RefundFacts r) {
    return (r.type() == RefundType.FULL || r.type() == RefundType.ITEM_RETURN)
        && r.reason().equals("price_adjustment");
  }

  static boolean lateGoodsSentBack(RefundFacts r) {
    return r.type() == RefundType.ITEM_RETURN && r.reason().equals("late_delivery");
  }

  static boolean shippingForAnotherReason(RefundFacts r) {
    return r.type() == RefundType.SHIPPING && !OF_SHIPPING.contains(r.reason());
  }

  static boolean taxAlone(RefundFacts r) {
    return r.type() == RefundType.TAX_ONLY;
  }

  static boolean paymentRefundForAnotherReason(RefundFacts r) {
    return r.type() == RefundType.PAYMENT && !OF_PAYMENTS.contains(r.reason());
  }

  private static boolean takesGoods(RefundFacts r) {
    return takesMoneyForGoods(r) || r.type() == RefundType.ITEM_RETURN;
  }

  private static boolean takesMoneyForGoods(RefundFacts r) {
    return r.type() == RefundType.FULL || r.type() == RefundType.PARTIAL;
  }

  private static boolean isWithinLimit(RefundFacts r) {
    return r.total() <= r.limit("auto_approve");
  }

  private static boolean isLoyal(RefundFacts r) {
    Long value = r.lifetimeValue();
    return value != null && value >= r.limit("loyal_customer");
  }

  private static boolean hasCleanRecord(RefundFacts r) {
    Integer refunds = r.refunds90d();
    Integer risk = r.riskPercent();
    return refunds != null
        && risk != null
        && refunds <= r.number("few_refunds_90d")
        && risk < r.number("slightly_risky_percent");
  }

  private static boolean isPlausible(RefundFacts r) {
    if (r.reason().equals("requested_by_customer")) {
      return true;
    }
    if (PLAUSIBLE_FAULTS.contains(r.reason())) {
      return r.delivered();
    }
    if (PLAUSIBLE_CHOICES.contains(r.reason())) {
      return r.shippedLines() > 0 ? r.type() != RefundType.PARTIAL : r.units() > 0;
    }
    return false;
  }
}
