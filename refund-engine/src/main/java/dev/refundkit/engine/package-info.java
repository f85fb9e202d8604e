/**
 * What a host calls: {@link dev.refundkit.engine.RefundEngine} takes requests and commands, {@link
 * dev.refundkit.engine.EffectRunner} does what they lead to outside.
 */
@NullMarked
package dev.refundkit.engine;

import org.jspecify.annotations.NullMarked;
