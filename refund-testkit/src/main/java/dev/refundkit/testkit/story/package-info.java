/**
 * Stories of refunds: a sale, and everything that is asked and that happens until it is over. They
 * are told to an engine of your own, step by step, so that a test can look at its books in between.
 */
@NullMarked
package dev.refundkit.testkit.story;

import org.jspecify.annotations.NullMarked;
