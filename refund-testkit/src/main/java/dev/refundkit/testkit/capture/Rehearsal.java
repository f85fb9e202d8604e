package dev.refundkit.testkit.capture;

import dev.refundkit.engine.EffectRunner;
import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.engine.RefundEngineBuilder;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.JournalEntry;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.RecordingNotifier;
import dev.refundkit.testkit.ports.ScriptedHistory;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The world of a scenario while it is being written: each step is made here first, so that the
 * answers of the processor stand in the order of its calls. Made as the scenario runner makes its
 * own.
 */
final class Rehearsal {

  final TestClock clock;
  final RefundEngine engine;
  final EffectRunner effects;
  final RecallingProcessor processor;
  final RefundJson json = new RefundJson();

  private final InMemoryRefundStore store = new InMemoryRefundStore();
  private final Pseudonyms names;
  private final Map<String, String> nowById = new HashMap<>();
  private final Map<String, String> storedById = new HashMap<>();
  private String asked = "";

  Rehearsal(
      Instant now,
      Sale sale,
      CustomerFacts customer,
      RefundPolicy policy,
      @Nullable TenderStrategy tenders,
      Recall recall,
      Pseudonyms names) {
    this.names = names;
    clock = new TestClock(now);
    processor = new RecallingProcessor(clock, recall, this::storedPayout);
    AtomicInteger ids = new AtomicInteger();
    RefundEngineBuilder builder =
        RefundEngine.builder()
            .sales(new ScriptedSales(List.of(sale)))
            .store(store)
            .processor(processor)
            .inventory(new RecordingInventory())
            .notifier(new RecordingNotifier())
            .customerHistory(
                new ScriptedHistory(
                    sale.customerId() == null ? Map.of() : Map.of(sale.customerId(), customer)))
            .policy(policy)
            .clock(clock)
            .ids(() -> opened("refund_%06d".formatted(ids.incrementAndGet())))
            .random(new Random(1));
    engine = tenders == null ? builder.build() : builder.tenders(tenders).build();
    effects = engine.effects("scenario");
  }

  /** The next refund that is opened stands for this one. */
  void opens(Refund stored) {
    asked = stored.id();
  }

  private String opened(String id) {
    nowById.put(asked, id);
    storedById.put(id, asked);
    return id;
  }

  /** What stands for a stored refund; empty while it was not opened. */
  Optional<Refund> now(Refund stored) {
    return Optional.ofNullable(nowById.get(stored.id())).flatMap(store::refund);
  }

  /** Its id, or one that nothing has. */
  String id(Refund stored) {
    return nowById.getOrDefault(stored.id(), "refund_of_nobody");
  }

  private String storedPayout(String key) {
    Refund refund = store.refundOfPayout(key).orElseThrow();
    String id =
        refund.payouts().stream()
            .filter(payout -> payout.key().equals(key))
            .map(Payout::id)
            .findFirst()
            .orElseThrow();
    return storedById.get(refund.id()) + id.substring(refund.id().length());
  }

  /** The payout that stands for a stored one. */
  Optional<Payout> payout(Refund stored, String payoutId) {
    String id = id(stored) + payoutId.substring(stored.id().length());
    return now(stored).flatMap(refund -> refund.payout(id));
  }

  /** Whether a stored move was made again already, each as often as it was made by then. */
  boolean made(Refund stored, JournalEntry move) {
    long due =
        stored.journal().stream()
            .filter(m -> m.version() <= move.version())
            .filter(m -> same(m, move.subject(), move))
            .count();
    String subject = subject(stored, move);
    long done =
        now(stored).stream()
            .flatMap(refund -> refund.journal().stream())
            .filter(m -> same(m, subject, move))
            .count();
    return done - heldBack(move) >= due;
  }

  /** A call before its time has left its traces: it was sent and not attempted. */
  private int heldBack(JournalEntry move) {
    if (move.state() == null || move.subject() == null) {
      return 0;
    }
    return switch (move.state()) {
      case SENDING, CLEARED -> processor.heldBack(move.subject());
      case RESERVED, UNKNOWN, PENDING, NEEDS_ATTENTION, SUCCEEDED, RELEASED -> 0;
    };
  }

  private static boolean same(JournalEntry one, @Nullable String subject, JournalEntry move) {
    return one.kind() == move.kind()
        && one.state() == move.state()
        && (subject == null || subject.equals(one.subject()));
  }

  private @Nullable String subject(Refund stored, JournalEntry move) {
    String subject = move.subject();
    if (subject == null) {
      return null;
    }
    return move.state() == null
        ? names.line(subject)
        : id(stored) + subject.substring(stored.id().length());
  }

  /** The processor's own state of a payout changes, and it gives notice. */
  Answer<Refund> report(Refund stored, Payout payout, boolean succeeded) {
    Refund refund = now(stored).orElseThrow();
    processor.reports(PayoutOrder.of(refund, payout), succeeded, clock.instant());
    return engine.report(refund.id(), payout.paymentId());
  }

  /** Whether the engine could take a request for a repeat of an earlier one. */
  boolean mayRepeat(String saleId) {
    return store.ledger(saleId).stream().anyMatch(ledger -> !ledger.recent().isEmpty());
  }
}
