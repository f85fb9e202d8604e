package dev.refundkit.sale;

import dev.refundkit.text.StorableText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order as it was sold. Amounts are minor units of the sale's currency for the whole
 * line, never for one unit.
 *
 * @param id the host's id of the line, unique within the sale
 * @param category the policy's category of the goods, {@code other} when the host has none
 * @param quantity units sold, at least 1
 * @param subtotal before discounts; with tax where the sale's prices include tax (M8)
 * @param discount the line's own discount, at most the subtotal; with tax where prices include tax
 * @param taxes after all discounts (M7); empty for none
 * @param shipped whether the goods have left the shop
 */
public record SaleLine(
    String id,
    String productId,
    String productName,
    @Nullable String sku,
    String category,
    Set<String> tags,
    int quantity,
    long subtotal,
    long discount,
    List<TaxPart> taxes,
    boolean shipped) {

  /** The category of goods that the host has not put into one. */
  public static final String OTHER = "other";

  public SaleLine {
    StorableText.require("a line's id", id, StorableText.MAX_ID);
    StorableText.require("line " + id + ": its product's id", productId, StorableText.MAX_ID);
    StorableText.require(
        "line " + id + ": its product's name", productName, StorableText.MAX_SHOWN);
    tags = Set.copyOf(tags);
    taxes = List.copyOf(taxes);
    if (quantity < 1) {
      throw new IllegalArgumentException(
          "line " + id + ": quantity must be at least 1, was " + quantity);
    }
    if (subtotal < 0 || discount < 0 || discount > subtotal) {
      throw new IllegalArgumentException(
          "line " + id + ": discount " + discount + " must lie between 0 and subtotal " + subtotal);
    }
    if (taxes.stream().map(TaxPart::name).distinct().count() != taxes.size()) {
      throw new IllegalArgumentException("line " + id + ": a tax name stands twice");
    }
  }
}
