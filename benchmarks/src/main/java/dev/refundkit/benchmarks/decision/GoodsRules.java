package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.Condition;
import java.util.Set;

/** The conditions of the shipped rules that say where goods go. */
final class GoodsRules {

  private static final Set<String> SAID_TO_BE_FAULTY =
      Set.of("defective", "product_damaged", "not_as_described", "missing_parts");

  private GoodsRules() {}

  static boolean neverLeftTheShop(GoodsFacts g) {
    return g.condition() == Condition.NEVER_SHIPPED && g.restockAsked();
  }

  static boolean sellableOnReceipt(GoodsFacts g) {
    return isSellableUnseen(g) && g.restockAsked() && g.unitPrice() <= g.limit("inspect_above");
  }

  static boolean sellableAfterInspection(GoodsFacts g) {
    return g.condition() == Condition.SELLABLE && g.inspected() && g.restockAsked();
  }

  static boolean valuableGoodsAreInspected(GoodsFacts g) {
    return isSellableUnseen(g) && g.unitPrice() > g.limit("inspect_above");
  }

  static boolean saidToBeDefective(GoodsFacts g) {
    return isSellableUnseen(g) && SAID_TO_BE_FAULTY.contains(g.reason());
  }

  static boolean maybeAnotherArticle(GoodsFacts g) {
    return isSellableUnseen(g) && g.reason().equals("wrong_item");
  }

  static boolean openedGoodsAreInspected(GoodsFacts g) {
    return isSellableUnseen(g) && g.tags().contains("opened");
  }

  static boolean cameBackLate(GoodsFacts g) {
    return isSellableUnseen(g) && g.ageDays() > g.days("return_window");
  }

  static boolean damagedGoodsStayOut(GoodsFacts g) {
    return g.condition() == Condition.DAMAGED;
  }

  static boolean perishableGoodsStayOut(GoodsFacts g) {
    return (g.category().equals("grocery") || g.tags().contains("perishable")) && hasLeft(g);
  }

  static boolean hygieneGoodsStayOut(GoodsFacts g) {
    return (g.category().equals("health") || g.tags().contains("hygiene")) && hasLeft(g);
  }

  static boolean madeToOrderGoodsStayOut(GoodsFacts g) {
    return g.tags().contains("personalised") || g.tags().contains("made_to_order");
  }

  static boolean digitalGoodsHaveNoStock(GoodsFacts g) {
    return g.category().equals("digital") || g.category().equals("gift_cards");
  }

  static boolean recalledGoodsStayOut(GoodsFacts g) {
    return g.reason().equals("recall")
        || g.reason().equals("expired")
        || g.tags().contains("recalled");
  }

  static boolean puttingBackNotAsked(GoodsFacts g) {
    return !g.restockAsked() && g.condition() != Condition.UNKNOWN;
  }

  private static boolean isSellableUnseen(GoodsFacts g) {
    return g.condition() == Condition.SELLABLE && !g.inspected();
  }

  private static boolean hasLeft(GoodsFacts g) {
    return g.condition() != Condition.NEVER_SHIPPED;
  }
}
