/** Which texts can be kept. */
@NullMarked
package dev.refundkit.text;

import org.jspecify.annotations.NullMarked;
