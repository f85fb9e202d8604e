package dev.refundkit.testkit.run;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.EffectRunner;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.engine.RefundEngineBuilder;
import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.RecordingNotifier;
import dev.refundkit.testkit.ports.ScriptedHistory;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import dev.refundkit.testkit.scenario.Given;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The world of one scenario: an engine of its own, and all it is connected to. */
final class World {

  final RefundJson json = new RefundJson();
  final TestClock clock;
  final ScriptedSales sales;
  final ScriptedProcessor processor;
  final RecordingInventory inventory = new RecordingInventory();
  final RefundStore store;
  final RefundEngine engine;
  final EffectRunner effects;

  private final Map<String, String> names = new ConcurrentHashMap<>();

  World(Given given, RefundPolicy policy, RefundStore store) {
    this.clock = new TestClock(given.now());
    this.sales = new ScriptedSales(given.orders());
    this.processor = new ScriptedProcessor(given.processor(), clock);
    this.store = store;
    AtomicInteger ids = new AtomicInteger();
    RefundEngineBuilder builder =
        RefundEngine.builder()
            .sales(sales)
            .store(store)
            .processor(processor)
            .inventory(inventory)
            .notifier(new RecordingNotifier())
            .customerHistory(new ScriptedHistory(given.customers()))
            .policy(policy)
            .clock(clock)
            .ids(() -> "refund_%06d".formatted(ids.incrementAndGet()))
            .random(new Random(1));
    this.engine =
        given.tenders() == null ? builder.build() : builder.tenders(given.tenders()).build();
    this.effects = engine.effects("scenario");
  }

  /** Calls a refund by a name from now on. */
  void name(String as, String refundId) {
    names.put(as, refundId);
  }

  /** The id of a named refund; what was never named stands for itself. */
  String refundId(String name) {
    return names.getOrDefault(name, name);
  }

  /** A refund as it was answered: that of a payment as the payment refund with its outcome. */
  Answer<Done> shown(Answer<Refund> answer) {
    return answer.flatMap(refund -> document(refund).map(d -> new Done(d, refund.id())));
  }

  private Answer<Map<String, Object>> document(Refund refund) {
    String paymentId = refund.facts().method().paymentId();
    if (!refund.facts().ofPayment() || paymentId == null) {
      return Answer.of(Document.of(refund).toMap());
    }
    return engine
        .payment(paymentId, Actor.SYSTEM)
        .map(balance -> Document.of(new PaymentRefund(refund, balance)).toMap());
  }
}
