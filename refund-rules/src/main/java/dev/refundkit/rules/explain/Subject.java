package dev.refundkit.rules.explain;

import dev.refundkit.policy.ReturnCase;
import java.util.Locale;

/**
 * What a policy was asked about.
 *
 * @param kind a request for money, or goods
 * @param line the id of the goods' line; empty for a request
 * @param quantity how many units of it; 0 for a request
 * @param condition of the goods, such as {@code sellable}; empty for a request
 */
public record Subject(Kind kind, String line, int quantity, String condition) {

  /** A request for money. */
  public static final Subject REFUND = new Subject(Kind.REFUND, "", 0, "");

  /** What can be asked about. */
  public enum Kind {
    REFUND,
    GOODS
  }

  static Subject of(ReturnCase asked) {
    String condition = asked.condition().name().toLowerCase(Locale.ROOT);
    return new Subject(Kind.GOODS, asked.line().id(), asked.quantity(), condition);
  }

  /** Whether it is goods. */
  public boolean isGoods() {
    return kind == Kind.GOODS;
  }

  /** {@code : 2 units of line vase, condition sellable}; nothing for a request. */
  String shown() {
    if (!isGoods()) {
      return "";
    }
    String units = quantity == 1 ? " unit" : " units";
    return ": " + quantity + units + " of line " + line + ", condition " + condition;
  }
}
