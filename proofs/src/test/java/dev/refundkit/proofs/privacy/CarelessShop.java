package dev.refundkit.proofs.privacy;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.EngineLimits;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LabelOrder;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.PortCall;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundListener;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A shop whose ports put card data and addresses into everything that they throw and say. */
final class CarelessShop implements PaymentProcessor, RefundPolicy, RefundListener {

  static final String ORDER = "order_1";
  static final String PAYMENT = "pay_1";
  static final Instant START = Instant.parse("2024-03-01T12:00:00Z");

  final TestClock clock = new TestClock(START);
  final Deque<PayoutResult> answers = new ArrayDeque<>();
  final List<String> heard = new ArrayList<>();
  final RefundEngine engine;
  boolean policyFails;

  CarelessShop(RefundStore store) {
    AtomicInteger ids = new AtomicInteger();
    engine =
        RefundEngine.builder()
            .sales(new ScriptedSales(List.of(sale())))
            .store(store)
            .processor(this)
            .inventory(CarelessShop::restock)
            .notifier(CarelessShop::tell)
            .returnLabels(CarelessShop::label)
            .customerHistory(CarelessShop::history)
            .policy(this)
            .listener(this)
            .clock(clock)
            .ids(() -> "refund_" + ids.incrementAndGet())
            .random(new Random(1))
            .limits(limits())
            .build();
  }

  private static EngineLimits limits() {
    Duration minute = Duration.ofMinutes(1);
    return new EngineLimits(20, 2, minute.multipliedBy(2), minute, minute, 100, 1000);
  }

  static IllegalStateException careless() {
    return new IllegalStateException(Secrets.ALL, new IllegalArgumentException(Secrets.ALL));
  }

  @Override
  public ProcessorAbilities abilities() {
    return ProcessorAbilities.all();
  }

  /** By the script, and without one it fails. */
  @Override
  public PayoutResult refund(PayoutOrder order) {
    PayoutResult answer = answers.poll();
    if (answer == null) {
      throw careless();
    }
    return answer;
  }

  @Override
  public LookupResult lookup(PayoutOrder order) {
    return new LookupResult.CannotTell(Secrets.ALL);
  }

  @Override
  public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    ProcessorEntry foreign =
        new ProcessorEntry(Secrets.CARD, Secrets.MAIL, PAYMENT, 5, "USD", START);
    ProcessorEntry unknown = new ProcessorEntry(null, "tr_1", Secrets.CARD, 5, "USD", START);
    return new Page<>(List.of(foreign, unknown), null);
  }

  private static Inventory.Result restock(RestockOrder order) {
    throw careless();
  }

  private static void tell(Notice notice) {
    throw careless();
  }

  private static Optional<String> label(LabelOrder order) {
    throw careless();
  }

  private static CustomerFacts history(String id, IsoCurrency currency, Instant now) {
    throw careless();
  }

  @Override
  public Decision decide(RefundCase refund) {
    if (policyFails) {
      throw careless();
    }
    return FixedPolicy.reviewAll().decide(refund);
  }

  @Override
  public Disposition dispose(ReturnCase goods) {
    throw careless();
  }

  @Override
  public PolicyVersion version() {
    return FixedPolicy.reviewAll().version();
  }

  @Override
  public void changed(@Nullable Refund before, Refund after) {
    heard.add("changed " + after);
    throw careless();
  }

  @Override
  public void refused(String call, Actor actor, Refusal refusal) {
    heard.add("refused " + call + " " + actor + " " + refusal);
    throw careless();
  }

  @Override
  public void called(PortCall call) {
    heard.add("called " + call);
  }

  @Override
  public void gaveUp(Effect effect, String problem) {
    heard.add("gave up " + effect + " " + problem);
  }

  private static Sale sale() {
    return new Sale(
        ORDER,
        "customer_1",
        IsoCurrency.of("USD"),
        START.minus(Duration.ofDays(10)),
        START.minus(Duration.ofDays(6)),
        false,
        0,
        List.of(line("shoes"), line("socks")),
        ShippingCharge.NONE,
        List.of(Payment.captured(PAYMENT, "card", 20_000)));
  }

  private static SaleLine line(String id) {
    return new SaleLine(
        id, "product", "Product", null, SaleLine.OTHER, Set.of(), 5, 10_000, 0, List.of(), true);
  }
}
