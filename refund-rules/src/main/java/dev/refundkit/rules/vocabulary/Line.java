package dev.refundkit.rules.vocabulary;

import dev.refundkit.ledger.LineShare;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line that the request takes, with the request's own facts beside it. Amounts are minor units.
 * Immutable.
 */
public final class Line {

  private final Refund refund;
  private final Sale sale;
  private final SaleLine line;
  private final LineShare share;
  private final Settings settings;
  private final int position;
  private final String category;
  private final int quantity;

  Line(Refund refund, Sale sale, int position, LineShare share, Settings settings) {
    this.refund = refund;
    this.sale = sale;
    this.line = sale.lines().get(position);
    this.share = share;
    this.settings = settings;
    this.position = position;
    this.category = settings.category(line.category());
    this.quantity = share.units().count();
  }

  /** The host's id of the line. */
  public String getId() {
    return line.id();
  }

  /** One of the policy's categories; {@code other} for one that it does not declare. */
  public String getCategory() {
    return category;
  }

  /** The host's tags of the goods. */
  public Set<String> getTags() {
    return line.tags();
  }

  /** Units that the refund takes; 0 for value only. */
  public int getQuantity() {
    return quantity;
  }

  /** The host's id of the product. */
  public String getProductId() {
    return line.productId();
  }

  /** The host's number of the article; null if it has none. */
  public @Nullable String getSku() {
    return line.sku();
  }

  /** What one unit was sold for, before discounts and as the sale states it, rounded down. */
  public long getUnitPrice() {
    return line.subtotal() / line.quantity();
  }

  /** Units that were sold. */
  public int getSold() {
    return line.quantity();
  }

  /** Value and tax that the refund takes of the line. */
  public long getAmount() {
    return share.worth().total();
  }

  /** Value that the refund takes of the line, net of tax. */
  public long getSubtotal() {
    return share.worth().value();
  }

  /** Tax that the refund takes of the line. */
  public long getTax() {
    return share.worth().tax();
  }

  /** Whether the goods have left the shop. */
  public boolean isShipped() {
    return line.shipped();
  }

  /** Whether the order has been delivered. */
  public boolean isDelivered() {
    return sale.deliveredAt() != null;
  }

  /** The refund's type. */
  public String getType() {
    return refund.getType();
  }

  /** The request's reason code. */
  public String getReason() {
    return refund.getReason();
  }

  /** The sale's currency, ISO 4217. */
  public String getCurrency() {
    return refund.getCurrency();
  }

  /**
   * Whole days since delivery, or since the order was placed where nothing was delivered; negative
   * for a date to come.
   */
  public int getAgeDays() {
    return refund.getAgeDays();
  }

  /** The same as ageDays in whole hours. */
  public int getAgeHours() {
    return refund.getAgeHours();
  }

  /** A limit of policy.yaml in the sale's currency, minor units. */
  public long limit(String name) {
    return settings.limit(name, sale.currency());
  }

  /** A number of days of policy.yaml for this line's category. */
  public int days(String name) {
    return settings.days(name, category);
  }

  /** A whole number of policy.yaml. */
  public int number(String name) {
    return settings.number(name);
  }

  /** Where the line stands in the sale. */
  public int position() {
    return position;
  }
}
