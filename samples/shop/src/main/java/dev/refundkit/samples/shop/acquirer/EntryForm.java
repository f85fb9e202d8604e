package dev.refundkit.samples.shop.acquirer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it is answered.
 *
 * @param status pending, succeeded, declined or reversed
 * @param cursor where a list goes on after this one; null while it is not paid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryForm(
    String id,
    String key,
    String paymentId,
    long amount,
    String currency,
    String reference,
    String status,
    @Nullable String code,
    @Nullable String receiptUrl,
    @Nullable String paidAt,
    @Nullable Long cursor) {

  /** A page of refunds. */
  record Listing(List<EntryForm> refunds, boolean more) {}

  static EntryForm of(Entry entry) {
    boolean succeeded = entry.status() == Entry.Status.SUCCEEDED;
    return new EntryForm(
        entry.id(),
        entry.key(),
        entry.ask().paymentId(),
        entry.ask().amount(),
        entry.ask().currency(),
        entry.ask().reference(),
        entry.status().name().toLowerCase(Locale.ROOT),
        entry.code(),
        succeeded ? "https://receipts.acquirer.example/" + entry.id() : null,
        entry.paidAt() == null ? null : entry.paidAt().toString(),
        entry.paidAt() == null ? null : entry.number());
  }
}
