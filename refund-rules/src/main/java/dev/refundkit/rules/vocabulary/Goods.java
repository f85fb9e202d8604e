package dev.refundkit.rules.vocabulary;

import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.sale.SaleLine;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units of one line that arrived, or that never left the shop. Amounts are minor units. Immutable.
 */
public final class Goods {

  private final ReturnCase goods;
  private final Settings settings;
  private final String type;
  private final String condition;
  private final String category;
  private final int ageDays;

  Goods(ReturnCase goods, Settings settings) {
    this.goods = goods;
    this.settings = settings;
    this.type = goods.type().wire();
    this.condition = goods.condition().wire();
    this.category = settings.category(goods.line().category());
    this.ageDays = Ages.window(goods.sale(), goods.now());
  }

  /** The host's id of the line. */
  public String getId() {
    return goods.line().id();
  }

  /** {@code sellable}, {@code damaged}, {@code unknown} or {@code never_shipped}. */
  public String getCondition() {
    return condition;
  }

  /** Whether somebody has looked at them. */
  public boolean isInspected() {
    return goods.inspected();
  }

  /** Whether the request permits to put them back. */
  public boolean isRestockAsked() {
    return goods.restockAsked();
  }

  /** How many units. */
  public int getQuantity() {
    return goods.quantity();
  }

  /** What one unit was sold for, before discounts and as the sale states it, rounded down. */
  public long getUnitPrice() {
    SaleLine line = goods.line();
    return line.subtotal() / line.quantity();
  }

  /** One of the policy's categories; {@code other} for one that it does not declare. */
  public String getCategory() {
    return category;
  }

  /** The host's tags of the goods. */
  public Set<String> getTags() {
    return goods.line().tags();
  }

  /** The refund's type. */
  public String getType() {
    return type;
  }

  /** The refund's reason code. */
  public String getReason() {
    return goods.reason();
  }

  /** The sale's currency, ISO 4217. */
  public String getCurrency() {
    return goods.sale().currency().code();
  }

  /**
   * Whole days since delivery, or since the order was placed where nothing was delivered; negative
   * for a date to come.
   */
  public int getAgeDays() {
    return ageDays;
  }

  /** The same as ageDays in whole hours. */
  public int getAgeHours() {
    return Ages.windowHours(goods.sale(), goods.now());
  }

  /** The host's id of the product. */
  public String getProductId() {
    return goods.line().productId();
  }

  /** The host's number of the article; null if it has none. */
  public @Nullable String getSku() {
    return goods.line().sku();
  }

  /** A limit of policy.yaml in the sale's currency, minor units. */
  public long limit(String name) {
    return settings.limit(name, goods.sale().currency());
  }

  /** A number of days of policy.yaml for these goods' category. */
  public int days(String name) {
    return settings.days(name, category);
  }

  /** A whole number of policy.yaml. */
  public int number(String name) {
    return settings.number(name);
  }
}
