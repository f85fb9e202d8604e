/**
 * The wire documents of refunds as JSON, both ways.
 *
 * <p>{@link dev.refundkit.json.RefundJson} reads bodies and documents, within bounds and with every
 * field at fault named; {@link dev.refundkit.json.Document} writes what a host answers with.
 */
@NullMarked
package dev.refundkit.json;

import org.jspecify.annotations.NullMarked;
