package dev.refundkit.sale;

import dev.refundkit.text.StorableText;

/**
 * One tax of a line or of the shipping, as the sale states it: state, county, GST. Where several
 * stand on a line, its tax is their sum (M1).
 *
 * @param name the tax's name, unique within its line
 * @param amount minor units, for the whole line, after discounts
 */
public record TaxPart(String name, long amount) {

  /** The name of a tax that is stated as one figure. */
  public static final String SINGLE = "tax";

  public TaxPart {
    StorableText.require("a tax's name", name, StorableText.MAX_ID);
    if (amount < 0) {
      throw new IllegalArgumentException("tax " + name + " must not be negative, was " + amount);
    }
  }
}
