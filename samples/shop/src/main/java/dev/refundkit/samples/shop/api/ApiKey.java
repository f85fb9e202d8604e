package dev.refundkit.samples.shop.api;

import dev.refundkit.actor.Actor;

/**
 * What is known of a key that may be used now.
 *
 * @param hash of the key, by which it is told from others
 */
record ApiKey(String hash, String tenant, Actor actor) {}
