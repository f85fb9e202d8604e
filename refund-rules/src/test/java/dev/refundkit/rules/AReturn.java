package dev.refundkit.rules;

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
 * Goods to put to a policy: one sellable unit of USD 40.00, six days after delivery, to be put back
 * if possible.
 */
final class AReturn {

  private String currency = "USD";
  private String category = "other";
  private Set<String> tags = Set.of();
  private long price = 4_000;
  private String reason = "changed_mind";
  private Condition condition = Condition.SELLABLE;
  private boolean inspected;
  private boolean restockAsked = true;
  private int delivered = 6;

  AReturn currency(String value) {
    currency = value;
    return this;
  }

  AReturn category(String value) {
    category = value;
    return this;
  }

  AReturn tags(String... values) {
    tags = Set.of(values);
    return this;
  }

  AReturn price(long minor) {
    price = minor;
    return this;
  }

  AReturn reason(String value) {
    reason = value;
    return this;
  }

  AReturn condition(Condition value) {
    condition = value;
    return this;
  }

  AReturn inspected() {
    inspected = true;
    return this;
  }

  AReturn notToBePutBack() {
    restockAsked = false;
    return this;
  }

  AReturn deliveredDaysAgo(int days) {
    delivered = days;
    return this;
  }

  ReturnCase build() {
    boolean shipped = condition != Condition.NEVER_SHIPPED;
    SaleLine line =
        new SaleLine(
            "L1", "prod_1", "Article", null, category, tags, 1, price, 0, List.of(), shipped);
    Sale sale =
        new Sale(
            "order_1",
            null,
            IsoCurrency.of(currency),
            ARefund.NOW.minus(Duration.ofDays(delivered + 4L)),
            shipped ? ARefund.NOW.minus(Duration.ofDays(delivered)) : null,
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
        ARefund.NOW);
  }
}
