package dev.refundkit.request;

import dev.refundkit.text.Storable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a processor's notice is about. What it says of the outcome has no place here: only the
 * processor's answer to a question counts.
 *
 * @param id the processor's id of the notice, by which a repeat is recognised
 * @param refundId the refund that it is about, as the processor was told with the payout
 * @param paymentId which payouts are meant; null for all
 */
public record ProcessorNotice(
    @NotBlank @Size(max = 200) @Storable String id,
    @NotBlank @Size(max = 255) @Storable String refundId,
    @Nullable @Size(max = 255) @Storable String paymentId) {}
