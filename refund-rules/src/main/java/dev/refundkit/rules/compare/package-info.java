/** What would change: past cases, decided by two policies. */
@NullMarked
package dev.refundkit.rules.compare;

import org.jspecify.annotations.NullMarked;
