package dev.refundkit.request;

import dev.refundkit.text.Storable;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How goods shall come back.
 *
 * @param returnRequired true asks for the goods; false is a wish that the policy may overrule;
 *     absent leaves it to the policy
 * @param carrier for the return label
 * @param service for the return label
 */
public record RequestedShipping(
    @Nullable Boolean returnRequired,
    @Nullable @Size(max = 64) @Storable String carrier,
    @Nullable @Size(max = 64) @Storable String service) {

  public static final RequestedShipping NONE = new RequestedShipping(null, null, null);
}
