package dev.refundkit.testkit.simulation;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.PaymentStatus;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.refund.TimelineEntry;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes the interesting things that happen. */
final class Sightings implements StoreWatch {

  private static final Pattern OF_A_PORT =
      Pattern.compile(
          "(giving it up could not be stored: )?(PortFault|IllegalStateException|[a-z ]+)");

  private final SimulatedWorld world;
  private final Counts<Situation> counts = new Counts<>(Situation.class);
  private final Map<SimulatedProcess, String> calling = new HashMap<>();
  private final Map<String, Boolean> notices = new HashMap<>();
  private final Map<String, Class<?>> lookups = new HashMap<>();

  Sightings(SimulatedWorld world) {
    this.world = world;
  }

  void saw(Situation situation) {
    counts.add(situation);
  }

  private void saw(boolean really, Situation situation) {
    if (really) {
      counts.add(situation);
    }
  }

  Counts<Situation> counts() {
    return counts;
  }

  void calling(SimulatedProcess process, PayoutOrder order) {
    saw(calling.containsValue(order.key()), Situation.TWO_WORKERS_ON_ONE_PAYOUT);
    calling.put(process, order.key());
  }

  /** Whether a call about the key is under way. */
  boolean isCalled(String key) {
    return calling.containsValue(key);
  }

  void called(SimulatedProcess process) {
    calling.remove(process);
  }

  void answered(PayoutOrder order, PayoutResult result) {
    lookups.remove(order.key());
  }

  void lookedUp(PayoutOrder order, LookupResult result) {
    lookups.put(order.key(), result.getClass());
    Boolean said = notices.remove(order.key());
    if (said != null && result instanceof LookupResult.Found found) {
      boolean paid = found.state() instanceof PayoutResult.Succeeded;
      saw(said != paid, Situation.NOTICE_CONTRADICTED_BY_LOOKUP);
    }
  }

  void noticed(Notices.Sent notice) {
    notices.put(notice.order().key(), notice.paid());
  }

  /** The port has done its part, and its caller does not hear of it. */
  void unheard(Fault fault, PortMethod call, @Nullable Object result) {
    boolean crash = fault == Fault.CRASH_AFTER;
    if (call == PortMethod.REFUND && result instanceof PayoutResult.Succeeded) {
      saw(crash, Situation.CRASH_AFTER_PAYMENT_BEFORE_OUTCOME);
    } else if (call == PortMethod.STORE_COMMIT && result == CommitResult.STORED) {
      saw(
          crash
              ? Situation.CRASH_AFTER_COMMIT_BEFORE_ANSWER
              : Situation.COMMIT_STORED_WITHOUT_ANSWER);
    }
  }

  void unsent(Fault fault, PortMethod call) {
    saw(
        fault == Fault.CRASH_BEFORE && call == PortMethod.REFUND,
        Situation.CRASH_BETWEEN_SENDING_AND_CALL);
  }

  void updating(EffectUpdate update) {
    String problem = update.problem();
    Invariant.NO_SURPRISE.demand(
        problem == null || OF_A_PORT.matcher(problem).matches(),
        () -> "effect " + update.key() + " met " + problem);
    saw(update.fate() == EffectUpdate.Fate.GIVEN_UP, Situation.EFFECT_GIVEN_UP);
    saw("the processor is silent".equals(problem), Situation.PROCESSOR_LEFT_ALONE);
  }

  @Override
  public void stored(Commit commit, @Nullable Refund before, @Nullable Ledger ledger) {
    saw(commit.ledger().excess() > 0, Situation.EXCESS_SHOWN);
    if (commit.update() != null) {
      updating(commit.update());
    }
    Refund refund = commit.refund();
    if (refund == null || before == null) {
      return;
    }
    for (int i = 0; i < before.payouts().size() && i < refund.payouts().size(); i++) {
      moved(before.payouts().get(i), refund.payouts().get(i), refund);
    }
    for (TimelineEntry entry :
        refund.timeline().subList(before.timeline().size(), refund.timeline().size())) {
      happened(entry, refund);
    }
    if (refund.status() != before.status()) {
      entered(refund, before);
    }
  }

  private void moved(Payout before, Payout after, Refund refund) {
    PayoutState from = before.state();
    PayoutState to = after.state();
    boolean inDoubt = from == PayoutState.SENDING || from == PayoutState.UNKNOWN;
    Class<?> lookup = inDoubt && from != to ? lookups.get(after.key()) : null;
    Instant sent = after.sentAt();
    if (to == PayoutState.SENDING && before.sentAt() != null) {
      saw(Situation.RESENT_UNDER_SAME_KEY);
      saw(!world.processor.abilities().lookupByKey(), Situation.RESENT_AS_A_QUESTION);
    }
    saw(
        inDoubt && sent != null && world.clock.instant().isBefore(sent),
        Situation.CLOCK_BEFORE_SENDING);
    if (to == from) {
      return;
    }
    switch (to) {
      case SUCCEEDED -> {
        saw(lookup == LookupResult.Found.class, Situation.TIMEOUT_SETTLED_AS_PAID);
        saw(from == PayoutState.PENDING, Situation.PENDING_THEN_PAID);
      }
      case CLEARED ->
          saw(lookup == LookupResult.NotFound.class, Situation.TIMEOUT_SETTLED_AS_NOT_FOUND);
      case RELEASED -> {
        saw(from == PayoutState.PENDING, Situation.PENDING_THEN_DECLINED);
        saw(
            world.processor.entry(after.key()).filter(e -> e.state == State.DECLINED).isPresent(),
            Situation.DECLINED);
      }
      case NEEDS_ATTENTION -> needsPerson(after, refund);
      default -> {}
    }
  }

  private void needsPerson(Payout payout, Refund refund) {
    boolean keys = world.processor.knowsKeys();
    Instant sent = payout.sentAt();
    Instant now = world.clock.instant();
    saw(!keys && !world.processor.abilities().lookupByKey(), Situation.SENT_ONCE_THEN_A_PERSON);
    saw(
        keys && sent != null && !now.isBefore(sent.plus(world.processor.abilities().keyLife())),
        Situation.PAST_KEY_LIFE_TO_A_PERSON);
    String note = refund.timeline().get(refund.timeline().size() - 1).note();
    saw(
        note != null && note.contains("pending at the processor for"),
        Situation.PENDING_FOR_TOO_LONG);
    saw(
        note != null && note.contains("does not know what it had accepted"),
        Situation.PENDING_FORGOTTEN_TO_A_PERSON);
  }

  private void happened(TimelineEntry entry, Refund refund) {
    switch (entry.status()) {
      case "paid_late" -> {
        saw(Situation.LATE_PAYMENT_CONFIRMED);
        saw(
            refund.status() == RefundStatus.CANCELLED,
            Situation.LATE_PAYMENT_OF_A_WITHDRAWN_REFUND);
      }
      case "reversed" -> saw(Situation.REVERSAL_CONFIRMED);
      case "return_closed" ->
          saw(
              entry.actor().equals("system")
                  ? Situation.RETURN_CLOSED_BY_TIME
                  : Situation.RETURN_CLOSED_BY_A_PERSON);
      default -> {}
    }
  }

  private void entered(Refund refund, Refund before) {
    saw(refund.status() == RefundStatus.CANCELLED, Situation.CANCELLED_BEFORE_SENDING);
    saw(refund.paymentStatus() == PaymentStatus.PARTIALLY_COMPLETED, Situation.PARTIAL_FAILURE);
    if (refund.status() != RefundStatus.COMPLETED) {
      return;
    }
    saw(
        refund.returns().payAfter() && refund.returns().state() == ReturnState.RECEIVED,
        Situation.GOODS_AWAITED_THEN_PAID);
    boolean again =
        before.status() == RefundStatus.PROCESSING
            && refund.payouts().stream().anyMatch(Payout::replaced);
    saw(again, Situation.RETRIED_AND_PAID);
    saw(
        again
            && refund.livePayouts().stream()
                .anyMatch(p -> p.destination() != refund.facts().method().type()),
        Situation.REDIRECTED_AND_PAID);
  }
}
