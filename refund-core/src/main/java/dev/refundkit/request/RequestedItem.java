package dev.refundkit.request;

import dev.refundkit.text.Storable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Units of one line.
 *
 * @param lineItemId the line's id in the sale
 * @param quantity units; 0 gives back value only and needs an amount (M17)
 * @param restock whether the units may go back on the shelf; absent means no (L2)
 */
public record RequestedItem(
    @NotBlank @Size(max = 255) @Storable String lineItemId,
    @PositiveOrZero int quantity,
    @Nullable Boolean restock) {

  public static RequestedItem of(String lineItemId, int quantity) {
    return new RequestedItem(lineItemId, quantity, null);
  }

  public boolean mayRestock() {
    return Boolean.TRUE.equals(restock);
  }
}
