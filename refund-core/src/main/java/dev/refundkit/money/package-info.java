/** Currencies, exact minor units, and the two rules by which a whole is split. */
@NullMarked
package dev.refundkit.money;

import org.jspecify.annotations.NullMarked;
