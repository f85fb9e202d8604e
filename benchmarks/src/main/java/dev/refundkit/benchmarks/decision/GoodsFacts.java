package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.settings.Settings;
import java.util.Set;

/** What the hand-written rules look at of goods. Amounts are minor units. */
final class GoodsFacts {

  private final ReturnCase goods;
  private final Settings settings;
  private final String category;

  GoodsFacts(ReturnCase goods, Settings settings) {
    this.goods = goods;
    this.settings = settings;
    this.category = settings.category(goods.line().category());
  }

  Condition condition() {
    return goods.condition();
  }

  boolean inspected() {
    return goods.inspected();
  }

  boolean restockAsked() {
    return goods.restockAsked();
  }

  String reason() {
    return goods.reason();
  }

  String category() {
    return category;
  }

  Set<String> tags() {
    return goods.line().tags();
  }

  /** What one unit was sold for, rounded down. */
  long unitPrice() {
    return goods.line().subtotal() / goods.line().quantity();
  }

  int ageDays() {
    return RefundFacts.ageDays(goods.sale(), goods.now());
  }

  long limit(String name) {
    return settings.limit(name, goods.sale().currency());
  }

  /** A number of days for the goods' category. */
  int days(String name) {
    return settings.days(name, category);
  }
}
