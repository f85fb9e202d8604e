package dev.refundkit.engine;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.PortCall;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundListener;
import dev.refundkit.spi.ReturnLabels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener; whatever it throws stays with it. */
final class Heard {

  private static final Logger LOG = LoggerFactory.getLogger(Heard.class);

  private final RefundListener listener;
  private final InstantSource clock;

  Heard(RefundListener listener, InstantSource clock) {
    this.listener = listener;
    this.clock = clock;
  }

  void tell(Consumer<RefundListener> news) {
    try {
      news.accept(listener);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      LOG.warn("A listener failed: {}", Faults.describe(e));
    }
  }

  Inventory inventory(Inventory port) {
    return order ->
        call("inventory.restock", () -> port.restock(order), result -> String.valueOf(result));
  }

  Notifier notifier(Notifier port) {
    return notice ->
        call(
            "notifier.tell",
            () -> {
              port.tell(notice);
              return "told";
            },
            told -> told);
  }

  ReturnLabels labels(ReturnLabels port) {
    return order ->
        call("labels.make", () -> port.make(order), made -> made.isPresent() ? "made" : "none");
  }

  PaymentProcessor processor(PaymentProcessor port) {
    return new PaymentProcessor() {
      @Override
      public ProcessorAbilities abilities() {
        return port.abilities();
      }

      @Override
      public PayoutResult refund(PayoutOrder order) {
        return call("processor.refund", () -> port.refund(order), Heard::kind);
      }

      @Override
      public LookupResult lookup(PayoutOrder order) {
        return call("processor.lookup", () -> port.lookup(order), Heard::kind);
      }

      @Override
      public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
        return port.refunds(since, cursor, limit);
      }
    };
  }

  private static String kind(Object result) {
    return result instanceof LookupResult.Found found
        ? kind(found.state())
        : result.getClass().getSimpleName();
  }

  private <T> T call(String port, Supplier<T> call, Function<T, String> word) {
    Instant start = clock.instant();
    String outcome = "nothing";
    try {
      T result = call.get();
      if (result != null) {
        outcome = word.apply(result);
      }
      return result;
    } catch (RuntimeException e) {
      outcome = e.getClass().getSimpleName();
      throw e;
    } finally {
      String ended = outcome;
      Duration took = Duration.between(start, clock.instant());
      tell(heard -> heard.called(new PortCall(port, ended, took)));
    }
  }
}
