/** What sorts of people and programs there are, and what they may do. */
@NullMarked
package dev.refundkit.samples.shop.roles;

import org.jspecify.annotations.NullMarked;
