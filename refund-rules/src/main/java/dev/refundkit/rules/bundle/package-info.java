/** A policy's files, and what can be wrong with them. */
@NullMarked
package dev.refundkit.rules.bundle;

import org.jspecify.annotations.NullMarked;
