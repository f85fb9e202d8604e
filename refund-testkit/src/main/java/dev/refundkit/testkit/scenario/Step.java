package dev.refundkit.testkit.scenario;

import dev.refundkit.actor.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens.
 *
 * @param line where it stands in the file, from 1
 * @param name the action's key, such as {@code create_refund}
 * @param as what later steps call the refund that it returns; null if they do not
 */
public record Step(
    int line,
    String name,
    Action action,
    @Nullable String as,
    Actor actor,
    @Nullable String idempotencyKey,
    Expected expected) {}
