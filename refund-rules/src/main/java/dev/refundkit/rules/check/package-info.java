/** Checks a policy as a whole, before anybody uses it. */
@NullMarked
package dev.refundkit.rules.check;

import org.jspecify.annotations.NullMarked;
