package dev.refundkit.refund;

import dev.refundkit.request.RequestedMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The share of a refund that one payment gives back, or that goes to store credit and draws on that
 * payment (M16).
 *
 * @param id unique; the refund's id and a number
 * @param paymentId whose room it draws on
 * @param amount minor units, more than 0
 * @param key what the processor recognises a repeat by; it never changes
 * @param sentAt when it was first sent, null while it was not
 * @param transactionId the processor's id of the refund, once known
 * @param failure why it was released, the processor's code; null otherwise
 * @param replaced whether a later payout took its place (retry, redirect)
 */
public record Payout(
    String id,
    String paymentId,
    RequestedMethod.Type destination,
    long amount,
    PayoutState state,
    String key,
    @Nullable Instant sentAt,
    @Nullable Instant endedAt,
    @Nullable String transactionId,
    @Nullable String receiptUrl,
    @Nullable String failure,
    boolean replaced) {

  static Payout reserved(
      String id, String paymentId, RequestedMethod.Type destination, long amount, String key) {
    return new Payout(
        id,
        paymentId,
        destination,
        amount,
        PayoutState.RESERVED,
        key,
        null,
        null,
        null,
        null,
        null,
        false);
  }

  Payout to(PayoutState next) {
    return copy(next, sentAt, endedAt, transactionId, receiptUrl, failure);
  }

  /** As if it never had been sent. */
  Payout unsent() {
    return copy(PayoutState.CLEARED, null, null, null, null, null);
  }

  Payout sending(Instant now) {
    Instant first = sentAt == null ? now : sentAt;
    return copy(PayoutState.SENDING, first, null, transactionId, receiptUrl, null);
  }

  Payout succeeded(@Nullable String transaction, @Nullable String receipt, Instant now) {
    return copy(PayoutState.SUCCEEDED, sentAt, now, transaction, receipt, null);
  }

  Payout pending(@Nullable String transaction) {
    return copy(PayoutState.PENDING, sentAt, null, transaction, receiptUrl, null);
  }

  Payout released(@Nullable String why, Instant now) {
    return copy(PayoutState.RELEASED, sentAt, now, transactionId, receiptUrl, why);
  }

  Payout replacedBy(boolean later) {
    return new Payout(
        id,
        paymentId,
        destination,
        amount,
        state,
        key,
        sentAt,
        endedAt,
        transactionId,
        receiptUrl,
        failure,
        later);
  }

  Payout withAmount(long smaller) {
    return new Payout(
        id,
        paymentId,
        destination,
        smaller,
        state,
        key,
        sentAt,
        endedAt,
        transactionId,
        receiptUrl,
        failure,
        replaced);
  }

  private Payout copy(
      PayoutState next,
      @Nullable Instant sent,
      @Nullable Instant ended,
      @Nullable String transaction,
      @Nullable String receipt,
      @Nullable String why) {
    return new Payout(
        id,
        paymentId,
        destination,
        amount,
        next,
        key,
        sent,
        ended,
        transaction,
        receipt,
        why,
        replaced);
  }
}
