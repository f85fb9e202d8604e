package dev.refundkit.refund;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a refund's life. The timeline is append-only.
 *
 * @param status {@code created}, the main state that was reached, or a step that leaves it: {@code
 *     return_received}, {@code inspected}, {@code return_closed}, {@code paid_late}, {@code
 *     reversed}, {@code needs_attention}, {@code resolved}, {@code restock_refused}
 * @param note what the actor said of it
 */
public record TimelineEntry(String status, Instant at, String actor, @Nullable String note) {}
