package dev.refundkit.testkit.contract;

import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A bank on a scripted processor; its book tells payments from store credit. */
final class Bank implements PaymentProcessor {

  final TestClock clock = new TestClock(Made.NOW);
  final ScriptedProcessor processor;
  private final Map<String, RequestedMethod.Type> destinations = new ConcurrentHashMap<>();

  private final Map<String, Long> again = new ConcurrentHashMap<>();

  Bank(ProcessorAbilities abilities) {
    processor = new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), clock, abilities);
  }

  /** Books an order once more, as a call under another key does. */
  void paysAgain(PayoutOrder order) {
    again.merge(order.key(), order.amountMinor(), Math::addExact);
  }

  long booked(String key, RequestedMethod.Type destination) {
    return destinations.get(key) != destination
        ? 0
        : again.getOrDefault(key, 0L)
            + processor.paid().stream()
                .filter(entry -> key.equals(entry.key()))
                .mapToLong(ProcessorEntry::amountMinor)
                .sum();
  }

  @Override
  public ProcessorAbilities abilities() {
    return processor.abilities();
  }

  @Override
  public PayoutResult refund(PayoutOrder order) {
    destinations.put(order.key(), order.destination());
    clock.advance(Duration.ofSeconds(1));
    return processor.refund(order);
  }

  @Override
  public LookupResult lookup(PayoutOrder order) {
    return processor.lookup(order);
  }

  @Override
  public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    return processor.refunds(since, cursor, limit);
  }
}
