package dev.refundkit.testkit.story;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.RecordingNotifier;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedPolicy;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A host on scripted ports, all of which can be told and looked into. It stands in for what is not
 * under test: a policy or a store of your own.
 */
public final class ScriptedHost implements StoryHost {

  /** When stories begin. */
  public static final Instant START = Instant.parse("2024-03-01T12:00:00Z");

  private final TestClock clock = new TestClock(START);
  private final ScriptedSales sales = new ScriptedSales(List.of());
  private final ScriptedPolicy policy = new ScriptedPolicy();
  private final RecordingInventory inventory = new RecordingInventory();
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final ScriptedProcessor processor =
      new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), clock);
  private final RefundStore store;
  private final RefundEngine engine;

  /** A host whose policy says what it is told. */
  public ScriptedHost(TenderStrategy tenders) {
    this(new InMemoryRefundStore(), tenders);
  }

  /** A host that keeps everything in a store of your own, which is empty. */
  public ScriptedHost(RefundStore store, TenderStrategy tenders) {
    this.store = store;
    this.engine = engine(tenders, policy);
  }

  /** A host that decides by a policy of your own. */
  public ScriptedHost(RefundPolicy decides, TenderStrategy tenders) {
    this.store = new InMemoryRefundStore();
    this.engine = engine(tenders, decides);
  }

  private RefundEngine engine(TenderStrategy tenders, RefundPolicy decides) {
    AtomicInteger ids = new AtomicInteger();
    return RefundEngine.builder()
        .sales(sales)
        .store(store)
        .processor(processor)
        .inventory(inventory)
        .notifier(notifier)
        .policy(decides)
        .tenders(tenders)
        .clock(clock)
        .ids(() -> "refund_" + ids.incrementAndGet())
        .random(new Random(1))
        .build();
  }

  @Override
  public RefundEngine engine() {
    return engine;
  }

  @Override
  public void sells(Sale sale) {
    sales.put(sale);
  }

  @Override
  public void policySays(Decision decision) {
    policy.says(decision);
  }

  @Override
  public void processorAnswers(List<ScriptedAnswer> answers) {
    processor.follow(answers);
  }

  @Override
  public void processorReports(PayoutOrder order, boolean succeeded) {
    processor.reports(order, succeeded, clock.instant());
  }

  @Override
  public void waits(Duration time) {
    clock.advance(time);
  }

  public TestClock clock() {
    return clock;
  }

  public ScriptedProcessor processor() {
    return processor;
  }

  public RecordingInventory inventory() {
    return inventory;
  }

  public RecordingNotifier notifier() {
    return notifier;
  }

  public RefundStore store() {
    return store;
  }
}
