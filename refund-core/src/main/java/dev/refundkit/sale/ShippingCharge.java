package dev.refundkit.sale;

import java.util.List;

/**
 * What the order paid for shipping; several shipments are summed into it. Minor units.
 *
 * @param subtotal before discount; with tax where the sale's prices include tax (M8)
 * @param discount at most the subtotal
 * @param taxes after the discount
 */
public record ShippingCharge(long subtotal, long discount, List<TaxPart> taxes) {

  /** No charge for shipping. */
  public static final ShippingCharge NONE = new ShippingCharge(0, 0, List.of());

  public ShippingCharge {
    taxes = List.copyOf(taxes);
    if (subtotal < 0 || discount < 0 || discount > subtotal) {
      throw new IllegalArgumentException(
          "shipping: discount " + discount + " must lie between 0 and subtotal " + subtotal);
    }
    if (taxes.stream().map(TaxPart::name).distinct().count() != taxes.size()) {
      throw new IllegalArgumentException("shipping: a tax name stands twice");
    }
  }
}
