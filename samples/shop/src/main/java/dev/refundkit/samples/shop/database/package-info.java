/** The shop's own tables. */
@NullMarked
package dev.refundkit.samples.shop.database;

import org.jspecify.annotations.NullMarked;
