package dev.refundkit.refund;

import dev.refundkit.text.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a payout after the processor was called or asked. Different things that must
 * never be mixed up. Texts of the processor's are made {@link StorableText} here and bounded, so
 * that an outcome can be stored whatever the processor says beside it.
 */
public sealed interface PayoutOutcome {

  /** The most characters of a receipt's address that is kept. */
  int MAX_RECEIPT_URL = 2048;

  /**
   * The money went back.
   *
   * @param transactionId cut to {@link StorableText#MAX_ID} characters
   * @param receiptUrl null where it is longer than {@link #MAX_RECEIPT_URL} or no storable text: a
   *     changed address leads nowhere
   */
  record Succeeded(@Nullable String transactionId, @Nullable String receiptUrl)
      implements PayoutOutcome {

    public Succeeded {
      transactionId = kept(transactionId);
      boolean usable =
          receiptUrl != null
              && receiptUrl.length() <= MAX_RECEIPT_URL
              && StorableText.is(receiptUrl);
      receiptUrl = usable ? receiptUrl : null;
    }
  }

  /**
   * The processor said no for good; the money did not move.
   *
   * @param code cut to {@link StorableText#MAX_ID} characters
   */
  record Declined(String code) implements PayoutOutcome {

    public Declined {
      code = StorableText.of(code, StorableText.MAX_ID);
    }
  }

  /**
   * The processor accepted it and will pay, or fail, later.
   *
   * @param transactionId cut to {@link StorableText#MAX_ID} characters
   */
  record Pending(@Nullable String transactionId) implements PayoutOutcome {

    public Pending {
      transactionId = kept(transactionId);
    }
  }

  /** The processor said that it tried nothing: it may be sent as if it never had been. */
  record NotAttempted() implements PayoutOutcome {}

  /** The processor does not know the key: it may be sent again under it while the key lives. */
  record NotFound() implements PayoutOutcome {}

  /** Nobody can tell yet. */
  record Unknown() implements PayoutOutcome {}

  /** Nobody but a person can tell, and it must not be sent again. */
  record NeedsAttention(String why) implements PayoutOutcome {}

  private static @Nullable String kept(@Nullable String id) {
    return id == null ? null : StorableText.of(id, StorableText.MAX_ID);
  }
}
