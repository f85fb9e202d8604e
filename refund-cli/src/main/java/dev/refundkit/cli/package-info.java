/** The command line. */
@NullMarked
package dev.refundkit.cli;

import org.jspecify.annotations.NullMarked;
