/** {@code refundkit policy}: for the people who write policies. */
@NullMarked
package dev.refundkit.cli.policy;

import org.jspecify.annotations.NullMarked;
