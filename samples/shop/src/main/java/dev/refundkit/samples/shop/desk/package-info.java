/**
 * The desk: pages for the people who decide about refunds. {@code DeskConfiguration} puts it
 * together; whoever signs in is an {@code Actor} of one tenant and may do what the engine lets
 * them.
 */
@NullMarked
package dev.refundkit.samples.shop.desk;

import org.jspecify.annotations.NullMarked;
