package dev.refundkit.jdbc;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.Spend;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Two orders, refunds of them, and commits made by hand. */
final class Samples {

  static final Instant NOW = Instant.parse("2024-03-01T12:00:00.123456789Z");
  static final Duration LEASE = Duration.ofMinutes(2);
  static final Actor CUSTOMER = Actor.of("customer");

  /** Two shoes for 10000 and 1000 tax, shipped for 500 and 50 tax, paid by one card. */
  static final Sale SALE = sale("order_1", "card_1");

  static final Sale OTHER_SALE = sale("order_2", "card_2");

  private Samples() {}

  static Sale sale(String id, String paymentId) {
    return new Sale(
        id,
        "cust_1",
        IsoCurrency.of("USD"),
        NOW.minus(Duration.ofDays(10)),
        NOW.minus(Duration.ofDays(5)),
        false,
        0,
        List.of(
            new SaleLine(
                "shoes",
                "prod_shoes",
                "Shoes",
                "sku_shoes",
                SaleLine.OTHER,
                Set.of(),
                2,
                10_000,
                0,
                List.of(new TaxPart(TaxPart.SINGLE, 1_000)),
                true)),
        new ShippingCharge(500, 0, List.of(new TaxPart(TaxPart.SINGLE, 50))),
        List.of(
            new Payment(paymentId, "card", "visa", "4242", Payment.Status.CAPTURED, 11_550, 0, 0)));
  }

  /** An engine on scripted ports; its ids are counted from 1. */
  static RefundEngine engine(
      RefundStore store, ScriptedProcessor processor, RecordingInventory inventory) {
    return engine(store, processor, inventory, FixedPolicy.approveAll());
  }

  private static RefundEngine engine(
      RefundStore store,
      ScriptedProcessor processor,
      RecordingInventory inventory,
      RefundPolicy policy) {
    AtomicInteger ids = new AtomicInteger();
    return RefundEngine.builder()
        .sales(new ScriptedSales(List.of(SALE, OTHER_SALE)))
        .store(store)
        .processor(processor)
        .inventory(inventory)
        .policy(policy)
        .clock(new TestClock(NOW))
        .ids(() -> "refund_" + ids.incrementAndGet())
        .random(new Random(1))
        .build();
  }

  static RefundEngine engine(RefundStore store) {
    return engine(store, FixedPolicy.approveAll());
  }

  static RefundEngine engine(RefundStore store, RefundPolicy policy) {
    return engine(
        store,
        new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), new TestClock(NOW)),
        new RecordingInventory(),
        policy);
  }

  /** A refund of all of an order, approved and not paid yet. */
  static Refund create(RefundEngine engine, String saleId) {
    return accepted(
        engine.create(RefundRequest.of(saleId, RefundType.FULL, "changed_mind"), CUSTOMER));
  }

  static Refund refund() {
    return create(engine(new InMemoryRefundStore()), SALE.id());
  }

  static <T> T accepted(Answer<T> answer) {
    if (answer instanceof Answer.Accepted<T> accepted) {
      return accepted.value();
    }
    throw new AssertionError(answer.toString());
  }

  static Ledger ledger() {
    return Ledger.open(SALE);
  }

  static Effect effect(String key, Instant dueAt) {
    return new Effect(key, Effect.Kind.NOTIFY, SALE.id(), "refund_1", "completed", 0, dueAt);
  }

  static Commit commit(Ledger on, @Nullable Refund refund, Effect... effects) {
    return new Commit(
        on, refund, List.of(effects), Set.of(), Set.of(), null, null, List.of(), null);
  }

  static Commit spending(Ledger on, Spend spend) {
    return new Commit(on, null, List.of(), Set.of(), Set.of(), null, null, List.of(spend), null);
  }

  static Commit with(Commit c, @Nullable EffectUpdate update) {
    return new Commit(
        c.ledger(),
        c.refund(),
        c.effects(),
        c.dropped(),
        c.hurried(),
        update,
        c.answered(),
        c.spends(),
        c.decided());
  }

  static Commit answered(Commit c, String key, Refund refund) {
    Answered answer = new Answered(key, "f", refund, NOW);
    return new Commit(
        c.ledger(),
        c.refund(),
        c.effects(),
        c.dropped(),
        c.hurried(),
        c.update(),
        answer,
        c.spends(),
        c.decided());
  }
}
