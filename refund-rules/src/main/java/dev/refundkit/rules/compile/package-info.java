/**
 * The one compiler of policies: the build, the command line and a running host use it alike.
 * Deciding needs none of it.
 */
@NullMarked
package dev.refundkit.rules.compile;

import org.jspecify.annotations.NullMarked;
