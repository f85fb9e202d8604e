/** A small shop that refunds through the engine. */
@NullMarked
package dev.refundkit.samples.quickstart;

import org.jspecify.annotations.NullMarked;
