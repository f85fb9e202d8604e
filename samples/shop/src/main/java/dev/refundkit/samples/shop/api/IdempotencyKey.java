package dev.refundkit.samples.shop.api;

import org.jspecify.annotations.Nullable;

/**
 * Under which a call may be repeated.
 *
 * @param text null if the caller named none
 */
record IdempotencyKey(@Nullable String text) {

  static final IdempotencyKey NONE = new IdempotencyKey(null);
}
