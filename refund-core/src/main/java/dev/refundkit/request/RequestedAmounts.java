package dev.refundkit.request;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusedException;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;

/**
 * The amounts that a caller names, in minor units of the sale's currency; each may be absent (M17).
 * Subtotal and shipping are without tax (M9).
 *
 * @param adjustment negative for a fee, positive for goodwill
 * @param currency absent, or the sale's
 */
public record RequestedAmounts(
    @Nullable @PositiveOrZero Long subtotal,
    @Nullable @PositiveOrZero Long tax,
    @Nullable @PositiveOrZero Long shipping,
    @Nullable Long adjustment,
    @Nullable @PositiveOrZero Long total,
    @Nullable @Pattern(regexp = "[A-Z]{3}") String currency) {

  /** Nothing named: the library computes all. */
  public static final RequestedAmounts NONE =
      new RequestedAmounts(null, null, null, null, null, null);

  /** Only a total, in minor units. */
  public static RequestedAmounts total(long total) {
    return new RequestedAmounts(null, null, null, null, total, null);
  }

  /**
   * Only a total.
   *
   * @throws RefusedException {@code invalid_request} for {@code amounts.total} if the amount is
   *     finer than its currency's minor unit or larger than can be stored, or if its currency is
   *     unknown; nothing is rounded
   */
  public static RequestedAmounts total(MonetaryAmount total) {
    String code = total.getCurrency().getCurrencyCode();
    return new RequestedAmounts(null, null, null, null, exact("amounts.total", total), code);
  }

  static long exact(String field, MonetaryAmount amount) {
    try {
      return MinorUnits.of(amount, IsoCurrency.of(amount.getCurrency().getCurrencyCode()));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new RefusedException(
          Refusal.invalid(field, "must be whole minor units: " + e.getMessage()));
    }
  }

  /** Whether any amount but an adjustment is named. */
  public boolean namesParts() {
    return subtotal != null || tax != null || shipping != null || total != null;
  }

  public long adjustmentOrZero() {
    return adjustment == null ? 0 : adjustment;
  }
}
