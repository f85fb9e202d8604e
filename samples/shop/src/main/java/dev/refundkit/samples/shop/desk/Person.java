package dev.refundkit.samples.shop.desk;

import dev.refundkit.actor.Actor;

/**
 * Somebody who may sign in.
 *
 * @param name with which they sign in; one for all tenants
 * @param actor as whom they act
 * @param passwordHash as the password encoder writes it
 */
record Person(String name, String tenant, Actor actor, String passwordHash) {}
