package dev.refundkit.spi;

import java.time.Duration;

/**
 * A call of the engine to a port.
 *
 * @param port {@code processor.refund}, {@code processor.lookup}, {@code inventory.restock}, {@code
 *     notifier.tell} or {@code labels.make}
 * @param outcome what came of it in one word: the name of the result ({@code Succeeded}, {@code
 *     DONE} ...) or of the exception
 * @param took by the engine's clock
 */
public record PortCall(String port, String outcome, Duration took) {}
