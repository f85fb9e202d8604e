package dev.refundkit.samples.shop.api;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;

/**
 * Who calls, as their key says and nothing else in a request can.
 *
 * @param actor who they are and what they may do
 * @param engine that of their tenant
 */
record Caller(Actor actor, RefundEngine engine) {}
