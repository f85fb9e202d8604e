package dev.refundkit.spi;

import dev.refundkit.refund.Effect;

/**
 * An effect that a worker may work on until its lease ends.
 *
 * @param fence larger at each claim of the same effect
 * @param attempts how often it was tried without success so far
 */
public record ClaimedEffect(Effect effect, long fence, int attempts) {}
