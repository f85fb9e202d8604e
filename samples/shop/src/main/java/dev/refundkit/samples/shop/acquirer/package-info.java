/**
 * A made-up acquirer, to try the shop with: a service of its own that the shop reaches over HTTP
 * only. It moves no money, keeps a book of what it would have moved, and misbehaves on demand.
 */
@NullMarked
package dev.refundkit.samples.shop.acquirer;

import org.jspecify.annotations.NullMarked;
