/** What would be given back for a request, and why. */
@NullMarked
package dev.refundkit.quote;

import org.jspecify.annotations.NullMarked;
