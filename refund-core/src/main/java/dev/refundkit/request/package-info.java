/** What a caller asks for. */
@NullMarked
package dev.refundkit.request;

import org.jspecify.annotations.NullMarked;
