/** Histories of past cases: lines of JSON in a file. */
@NullMarked
package dev.refundkit.cli.history;

import org.jspecify.annotations.NullMarked;
