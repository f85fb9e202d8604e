package dev.refundkit.spring;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.ReturnLabels;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes decisions and the calls that move something. {@code refund.decision} has the keys {@code
 * about} and {@code outcome}; {@code refund.effect} has {@code port} and {@code outcome}. None
 * names a person or an order.
 */
final class Observed {

  private static final String DECISION = "refund.decision";
  private static final String EFFECT = "refund.effect";
  private static final String OUTCOME = "outcome";

  private final ObservationRegistry registry;

  Observed(ObservationRegistry registry) {
    this.registry = registry;
  }

  private <T> T call(
      String name, String key, String value, Supplier<T> call, Function<T, String> outcome) {
    Observation observation =
        Observation.createNotStarted(name, registry)
            .contextualName(name + " " + value)
            .lowCardinalityKeyValues(KeyValues.of(key, value, OUTCOME, "failed"));
    return observation.observe(
        () -> {
          T result = call.get();
          observation.lowCardinalityKeyValue(OUTCOME, outcome.apply(result));
          return result;
        });
  }

  private <T> T effect(String port, Supplier<T> call, Function<T, String> outcome) {
    return call(EFFECT, "port", port, call, outcome);
  }

  private static String kind(Object result) {
    Object shown = result instanceof LookupResult.Found found ? found.state() : result;
    return shown.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  RefundPolicy policy(RefundPolicy policy) {
    return new RefundPolicy() {
      @Override
      public Decision decide(RefundCase asked) {
        return call(
            DECISION,
            "about",
            "refund",
            () -> policy.decide(asked),
            decision -> decision.outcome().name().toLowerCase(Locale.ROOT));
      }

      @Override
      public Disposition dispose(ReturnCase asked) {
        return call(
            DECISION,
            "about",
            "goods",
            () -> policy.dispose(asked),
            disposition -> disposition.restocking().name().toLowerCase(Locale.ROOT));
      }

      @Override
      public PolicyVersion version() {
        return policy.version();
      }

      @Override
      public Set<String> reasons() {
        return policy.reasons();
      }
    };
  }

  PaymentProcessor processor(PaymentProcessor port) {
    return new PaymentProcessor() {
      @Override
      public ProcessorAbilities abilities() {
        return port.abilities();
      }

      @Override
      public PayoutResult refund(PayoutOrder order) {
        return effect("processor.refund", () -> port.refund(order), Observed::kind);
      }

      @Override
      public LookupResult lookup(PayoutOrder order) {
        return effect("processor.lookup", () -> port.lookup(order), Observed::kind);
      }

      @Override
      public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
        return port.refunds(since, cursor, limit);
      }
    };
  }

  Inventory inventory(Inventory port) {
    return order ->
        effect(
            "inventory.restock",
            () -> port.restock(order),
            result -> result.name().toLowerCase(Locale.ROOT));
  }

  Notifier notifier(Notifier port) {
    return notice ->
        effect(
            "notifier.tell",
            () -> {
              port.tell(notice);
              return "told";
            },
            told -> told);
  }

  ReturnLabels labels(ReturnLabels port) {
    return order ->
        effect("labels.make", () -> port.make(order), made -> made.isPresent() ? "made" : "none");
  }
}
