/**
 * What a host implements. The numbered rules of each port stand in CONTRACTS.md of this module;
 * every port is called outside any transaction, from any thread, and must be safe for use by
 * several threads at once.
 */
@NullMarked
package dev.refundkit.spi;

import org.jspecify.annotations.NullMarked;
