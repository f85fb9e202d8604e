package dev.refundkit.request;

import dev.refundkit.text.Storable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the money shall go.
 *
 * @param paymentId the payment whose room is drawn on; it never spills over to another one. Absent:
 *     the tender strategy decides
 */
public record RequestedMethod(
    @NotNull Type type, @Nullable @Size(min = 1, max = 255) @Storable String paymentId) {

  /** The destination of a payout. */
  public enum Type {
    ORIGINAL_PAYMENT,
    STORE_CREDIT;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final RequestedMethod ORIGINAL = new RequestedMethod(Type.ORIGINAL_PAYMENT, null);
}
