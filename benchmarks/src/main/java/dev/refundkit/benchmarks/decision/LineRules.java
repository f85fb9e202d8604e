package dev.refundkit.benchmarks.decision;

import dev.refundkit.request.RefundType;
import java.util.Set;

/** The conditions of the shipped rules that look at a line that a request takes. */
final class LineRules {

  private static final Set<String> BY_CHOICE =
      Set.of(
          "requested_by_customer",
          "changed_mind",
          "no_longer_needed",
          "wrong_size",
          "ordered_by_mistake",
          "better_price_found",
          "gift_return");

  private static final Set<String> OWN_CHOICE =
      Set.of(
          "changed_mind",
          "no_longer_needed",
          "wrong_size",
          "ordered_by_mistake",
          "better_price_found",
          "gift_return");

  private static final Set<String> CLAIMS =
      Set.of(
          "product_damaged",
          "defective",
          "wrong_item",
          "not_as_described",
          "missing_parts",
          "expired");

  private static final Set<String> SENT_BACK =
      Set.of("product_damaged", "defective", "wrong_item", "not_as_described", "recall");

  private static final Set<String> PAYS_RESTOCKING =
      Set.of("changed_mind", "no_longer_needed", "better_price_found");

  private static final Set<String> PAYS_COLLECTION =
      Set.of("changed_mind", "no_longer_needed", "wrong_size", "better_price_found");

  private LineRules() {}

  static boolean returnWindowOver(LineFacts l) {
    return BY_CHOICE.contains(l.reason()) && l.shipped() && l.ageDays() > l.days("return_window");
  }

  static boolean lastDayOver(LineFacts l) {
    return OWN_CHOICE.contains(l.reason()) && l.shipped() && l.ageDays() > l.days("last_day");
  }

  static boolean claimWindowOver(LineFacts l) {
    return CLAIMS.contains(l.reason()) && l.shipped() && l.ageDays() > l.days("claim_window");
  }

  static boolean finalSale(LineFacts l) {
    return l.tags().contains("final_sale") && l.shipped() && OWN_CHOICE.contains(l.reason());
  }

  static boolean finalSaleOnRequest(LineFacts l) {
    return l.tags().contains("final_sale") && l.reason().equals("requested_by_customer");
  }

  static boolean perishableByChoice(LineFacts l) {
    return isPerishable(l) && l.shipped() && OWN_CHOICE.contains(l.reason());
  }

  static boolean perishableOnRequest(LineFacts l) {
    return isPerishable(l) && l.shipped() && l.reason().equals("requested_by_customer");
  }

  static boolean madeToOrderByChoice(LineFacts l) {
    return (l.tags().contains("personalised") || l.tags().contains("made_to_order"))
        && BY_CHOICE.contains(l.reason());
  }

  static boolean digitalGoodsDelivered(LineFacts l) {
    return (l.category().equals("digital") || l.category().equals("gift_cards")) && l.shipped();
  }

  static boolean highValueGoodsBeforeMoney(LineFacts l) {
    return l.shipped() && l.quantity() > 0 && l.amount() > l.limit("high_value");
  }

  static boolean faultyGoodsWorthAParcel(LineFacts l) {
    return SENT_BACK.contains(l.reason())
        && l.delivered()
        && l.shipped()
        && l.quantity() > 0
        && l.amount() > l.limit("not_worth_returning");
  }

  static boolean goodsByChoiceComeBack(LineFacts l) {
    return takesGoods(l) && l.shipped() && l.quantity() > 0 && BY_CHOICE.contains(l.reason());
  }

  static boolean restockingFee(LineFacts l) {
    return l.type() == RefundType.ITEM_RETURN
        && (l.category().equals("electronics") || l.category().equals("appliances"))
        && l.shipped()
        && l.quantity() > 0
        && PAYS_RESTOCKING.contains(l.reason())
        && l.ageDays() > l.days("free_return");
  }

  static boolean collectionFee(LineFacts l) {
    return l.type() == RefundType.ITEM_RETURN
        && isBulky(l)
        && l.shipped()
        && l.quantity() > 0
        && PAYS_COLLECTION.contains(l.reason());
  }

  private static boolean takesGoods(LineFacts l) {
    return l.type() == RefundType.FULL
        || l.type() == RefundType.PARTIAL
        || l.type() == RefundType.ITEM_RETURN;
  }

  private static boolean isPerishable(LineFacts l) {
    return l.category().equals("grocery") || l.tags().contains("perishable");
  }

  private static boolean isBulky(LineFacts l) {
    return l.category().equals("furniture")
        || l.category().equals("appliances")
        || l.tags().contains("bulky");
  }
}
