/** The frozen facts of an order, as the host states them, and what its parts are worth. */
@NullMarked
package dev.refundkit.sale;

import org.jspecify.annotations.NullMarked;
