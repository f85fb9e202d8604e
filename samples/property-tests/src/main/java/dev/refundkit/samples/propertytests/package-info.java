/** A small shop whose ports and policy are tested with random sales and stories of refunds. */
@NullMarked
package dev.refundkit.samples.propertytests;

import org.jspecify.annotations.NullMarked;
