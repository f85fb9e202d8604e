/** Runs compiled rules over facts and combines what they ask for into one answer. */
@NullMarked
package dev.refundkit.rules.run;

import org.jspecify.annotations.NullMarked;
