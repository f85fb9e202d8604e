package dev.refundkit.testkit.policy;

import dev.refundkit.ledger.LineShare;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.List;
import java.util.Set;

/**
 * One line of an {@link AskedRefund}, with what the refund takes of it: all of its units and of
 * their worth. Amounts are minor units of the currency. Not for several threads.
 */
public final class AskedLine {

  private final String id;
  private String category = "other";
  private Set<String> tags = Set.of();
  private int quantity = 1;
  private long subtotal = 4_000;
  private long tax;
  private boolean shipped = true;

  AskedLine(String id) {
    this.id = id;
  }

  /** One of the policy's categories; {@code other} unless changed. */
  public AskedLine category(String value) {
    category = value;
    return this;
  }

  /** The host's tags of the goods. */
  public AskedLine tags(String... values) {
    tags = Set.of(values);
    return this;
  }

  /** Units that were sold and are refunded, 1 or more; 1 unless changed. */
  public AskedLine quantity(int value) {
    quantity = value;
    return this;
  }

  /** The refund takes money of the line, but no units. */
  public AskedLine valueOnly() {
    quantity = 0;
    return this;
  }

  /** What the line was sold for and is refunded: net of tax, and its tax. */
  public AskedLine amount(long net, long ofTax) {
    subtotal = net;
    tax = ofTax;
    return this;
  }

  /** The goods have not left the shop. */
  public AskedLine unshipped() {
    shipped = false;
    return this;
  }

  SaleLine sold() {
    List<TaxPart> taxes = List.of(new TaxPart(TaxPart.SINGLE, tax));
    int sold = Math.max(1, quantity);
    return new SaleLine(
        id, "prod_" + id, "Article " + id, null, category, tags, sold, subtotal, 0, taxes, shipped);
  }

  LineShare share() {
    return new LineShare(id, Units.of(0, quantity), Worth.of(subtotal, tax));
  }
}
