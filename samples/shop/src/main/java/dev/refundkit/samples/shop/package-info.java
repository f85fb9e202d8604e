/** A shop on Spring Boot that refunds with RefundKit. */
@NullMarked
package dev.refundkit.samples.shop;

import org.jspecify.annotations.NullMarked;
