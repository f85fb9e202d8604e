package dev.refundkit.refund;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a refund's life. The timeline is append-only.
 *
 * @param status {@code created}, or the main state that was reached
 * @param note what the actor said of it
 */
public record TimelineEntry(String status, Instant at, String actor, @Nullable String note) {}
