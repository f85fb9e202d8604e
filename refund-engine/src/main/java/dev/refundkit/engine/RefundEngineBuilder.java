package dev.refundkit.engine;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.RefundListener;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.ReturnLabels;
import dev.refundkit.spi.Sales;
import jakarta.validation.Validator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds an engine. Sales, store, processor, inventory and policy must be given; everything else
 * has a default.
 */
public final class RefundEngineBuilder {

  private @Nullable Sales sales;
  private @Nullable RefundStore store;
  private @Nullable PaymentProcessor processor;
  private @Nullable Inventory inventory;
  private @Nullable RefundPolicy policy;
  private Notifier notifier = Notifier.silent();
  private ReturnLabels labels = ReturnLabels.none();
  private CustomerHistory history = CustomerHistory.none();
  private InstantSource clock = Clock.systemUTC();
  private @Nullable IdSource ids;
  private @Nullable RandomGenerator random;
  private @Nullable Validator validator;
  private TenderStrategy tenders = TenderStrategy.ORIGINAL_FIRST;
  private EngineLimits limits = EngineLimits.DEFAULT;
  private RefundListener listener = RefundListener.none();

  RefundEngineBuilder() {}

  /** Where orders and payments are found. Required. */
  public RefundEngineBuilder sales(Sales port) {
    sales = port;
    return this;
  }

  /**
   * Where refunds are kept. Required; {@link InMemoryRefundStore} forgets everything when the
   * process ends.
   */
  public RefundEngineBuilder store(RefundStore port) {
    store = port;
    return this;
  }

  /** Who gives money back. Required. */
  public RefundEngineBuilder processor(PaymentProcessor port) {
    processor = port;
    return this;
  }

  /** Who puts goods back. Required. */
  public RefundEngineBuilder inventory(Inventory port) {
    inventory = port;
    return this;
  }

  /** Who decides. Required, because no default would be safe for every shop. */
  public RefundEngineBuilder policy(RefundPolicy port) {
    policy = port;
    return this;
  }

  /** Who tells customers. Default: nobody is told. */
  public RefundEngineBuilder notifier(Notifier port) {
    notifier = port;
    return this;
  }

  /** Who makes return labels. Default: none are made. */
  public RefundEngineBuilder returnLabels(ReturnLabels port) {
    labels = port;
    return this;
  }

  /** Who knows customers. Default: nobody is known, and rules about customers do not apply. */
  public RefundEngineBuilder customerHistory(CustomerHistory port) {
    history = port;
    return this;
  }

  /** What time it is. Default: the system's clock. */
  public RefundEngineBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /** How refunds are called. Default: {@code refund_} and a UUID of version 7. */
  public RefundEngineBuilder ids(IdSource source) {
    ids = source;
    return this;
  }

  /**
   * Chance in the delay of retries; it must be safe for several threads. Default: secure random.
   */
  public RefundEngineBuilder random(RandomGenerator generator) {
    random = generator;
    return this;
  }

  /**
   * The host's validator of requests. Default: Hibernate Validator without an expression language.
   */
  public RefundEngineBuilder validator(Validator hosts) {
    validator = hosts;
    return this;
  }

  /** How a total is split over payments (M16). Default: in capture order. */
  public RefundEngineBuilder tenders(TenderStrategy strategy) {
    tenders = strategy;
    return this;
  }

  /** The engine's bounds. Default: {@link EngineLimits#DEFAULT}. */
  public RefundEngineBuilder limits(EngineLimits bounds) {
    limits = bounds;
    return this;
  }

  /** Who hears what the engine does, for metrics and audit. Default: nobody. */
  public RefundEngineBuilder listener(RefundListener hears) {
    listener = hears;
    return this;
  }

  /**
   * The engine.
   *
   * @throws IllegalStateException naming everything required that was not given
   */
  public RefundEngine build() {
    List<String> missing = new ArrayList<>();
    required("sales", sales, missing);
    required("store", store, missing);
    required("processor", processor, missing);
    required("inventory", inventory, missing);
    required("policy", policy, missing);
    if (!missing.isEmpty()) {
      throw new IllegalStateException("a refund engine needs " + String.join(", ", missing));
    }
    return new RefundEngine(ports(), false);
  }

  private static void required(String name, @Nullable Object port, List<String> missing) {
    if (port == null) {
      missing.add(name);
    }
  }

  @SuppressWarnings("NullAway") // what is required was given
  private Ports ports() {
    Heard heard = new Heard(listener, clock);
    return new Ports(
        sales,
        store,
        heard.processor(processor),
        heard.inventory(inventory),
        heard.notifier(notifier),
        heard.labels(labels),
        history,
        policy,
        clock,
        ids == null ? IdSource.uuid7(clock) : ids,
        tenders,
        limits,
        new RequestCheck(validator),
        new Backoff(limits, random == null ? new SecureRandom() : random),
        heard,
        new Breaker(limits, clock, heard));
  }
}
