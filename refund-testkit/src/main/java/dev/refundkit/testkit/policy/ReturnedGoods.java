package dev.refundkit.testkit.policy;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Goods to put to a policy, changed fact by fact: one sellable unit of USD 40.00 that came back as
 * {@code changed_mind} six days after delivery, to be put back if possible. Amounts are minor
 * units. Not for several threads.
 */
public final class ReturnedGoods {

  private String currency = "USD";
  private String category = "other";
  private Set<String> tags = Set.of();
  private long price = 4_000;
  private String reason = "changed_mind";
  private Condition condition = Condition.SELLABLE;
  private boolean inspected;
  private boolean restockAsked = true;
  private int delivered = 6;

  /** The sale's currency, ISO 4217. */
  public ReturnedGoods currency(String value) {
    currency = value;
    return this;
  }

  /** One of the policy's categories. */
  public ReturnedGoods category(String value) {
    category = value;
    return this;
  }

  /** The host's tags of the goods. */
  public ReturnedGoods tags(String... values) {
    tags = Set.of(values);
    return this;
  }

  /** What the unit was sold for. */
  public ReturnedGoods price(long minor) {
    price = minor;
    return this;
  }

  /** The request's reason code. */
  public ReturnedGoods reason(String value) {
    reason = value;
    return this;
  }

  /** In which condition it is; never shipped if that is the condition. */
  public ReturnedGoods condition(Condition value) {
    condition = value;
    return this;
  }

  /** Somebody has looked at it. */
  public ReturnedGoods inspected() {
    inspected = true;
    return this;
  }

  /** The request does not ask to put it back. */
  public ReturnedGoods notToBePutBack() {
    restockAsked = false;
    return this;
  }

  /** When it was delivered, four days after it was ordered. */
  public ReturnedGoods deliveredDaysAgo(int days) {
    delivered = days;
    return this;
  }

  /** The case as a policy gets it. */
  public ReturnCase build() {
    boolean shipped = condition != Condition.NEVER_SHIPPED;
    SaleLine line =
        new SaleLine(
            "L1", "prod_1", "Article", null, category, tags, 1, price, 0, List.of(), shipped);
    Sale sale =
        new Sale(
            "order_1",
            null,
            IsoCurrency.of(currency),
            AskedRefund.NOW.minus(Duration.ofDays(delivered + 4L)),
            shipped ? AskedRefund.NOW.minus(Duration.ofDays(delivered)) : null,
            false,
            0,
            List.of(line),
            ShippingCharge.NONE,
            List.of(Payment.captured("pay_1", "card", price)));
    return new ReturnCase(
        sale,
        line,
        RefundType.ITEM_RETURN,
        reason,
        1,
        condition,
        inspected,
        restockAsked,
        AskedRefund.NOW);
  }
}
