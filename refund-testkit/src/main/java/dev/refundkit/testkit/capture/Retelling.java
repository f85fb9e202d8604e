package dev.refundkit.testkit.capture;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.OutsideFact;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.JournalEntry;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells an order's events again, as steps of a scenario, each of which is rehearsed at once. */
final class Retelling {

  /** Effects that were done so close together were done by one run. */
  private static final Duration ONE_RUN = Duration.ofMinutes(1);

  private final Rehearsal rehearsal;
  private final Pseudonyms names;
  private final Duration shift;
  private final ToldSteps told = new ToldSteps();
  private final RetoldCalls calls;

  Retelling(Rehearsal rehearsal, Pseudonyms names, Refund captured, Duration shift) {
    this.rehearsal = rehearsal;
    this.names = names;
    this.shift = shift;
    ExpectForm expect = new ExpectForm(names, shift);
    this.calls = new RetoldCalls(rehearsal, names, captured, expect, told);
  }

  /** What was told so far. */
  ToldSteps told() {
    return told;
  }

  void tell(List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Refund refund = event.refund();
      JournalEntry move = event.entry();
      if (refund != null && move != null && rehearsal.made(refund, move)) {
        continue;
      }
      advance(event.at().plus(shift));
      rehearsal.processor.until(endOfRun(events, i));
      if (event.fact() != null) {
        outside(event.fact());
      } else if (refund != null && move != null) {
        make(refund, move);
      }
    }
  }

  /** The version of the first event after this one that the same run of effects did not do. */
  private static long endOfRun(List<Event> events, int from) {
    Instant last = events.get(from).at().plus(ONE_RUN);
    return events.stream()
        .skip(from + 1L)
        .filter(event -> !event.byEffects() || event.at().isAfter(last))
        .mapToLong(Event::version)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private void advance(Instant to) {
    Duration wait = Duration.between(rehearsal.clock.instant(), to);
    if (wait.compareTo(Duration.ZERO) > 0) {
      told.add(ToldSteps.step("advance", wait.toString()));
      rehearsal.clock.set(to);
    }
  }

  private void make(Refund refund, JournalEntry move) {
    switch (move.kind()) {
      case CREATED -> calls.create(refund);
      case RETURN_RECEIVED, INSPECTED -> calls.goods(refund, move);
      case SENDING, RESTOCKED -> runEffects();
      case HEARD -> heard(refund, move);
      case REDIRECTED -> calls.redirect(refund, move);
      case RESOLVED -> told.untold(refund, "a person settled a payout; no step does that");
      case RESTOCK_REFUSED -> told.untold(refund, "the inventory refused goods; no step does that");
      case LABELLED -> {
        // Labels are not expected, so nothing is missed without one.
      }
      case RETURN_CLOSED -> close(refund, move);
      case APPROVED, REJECTED, CANCELLED, PROCESSED, RETRIED -> calls.command(refund, move);
    }
  }

  private void close(Refund refund, JournalEntry move) {
    if (move.actor().equals("system")) {
      runEffects();
    }
    if (!rehearsal.made(refund, move)) {
      calls.command(refund, move);
    }
  }

  private void runEffects() {
    told.add(ToldSteps.step("run_effects", Map.of()));
    rehearsal.effects.runDue();
  }

  /** After a time-out the engine asks by itself; all else the processor has to tell it. */
  private void heard(Refund refund, JournalEntry move) {
    PayoutState was =
        rehearsal.payout(refund, String.valueOf(move.subject())).map(Payout::state).orElse(null);
    boolean asksItself = was == PayoutState.UNKNOWN || was == PayoutState.CLEARED;
    if (asksItself || move.state() == PayoutState.NEEDS_ATTENTION) {
      runEffects();
    }
    boolean ended = move.state() == PayoutState.SUCCEEDED || move.state() == PayoutState.RELEASED;
    if (ended && !rehearsal.made(refund, move)) {
      report(refund, move);
    }
    if (!rehearsal.made(refund, move)) {
      String state = String.valueOf(move.state()).toLowerCase(Locale.ROOT);
      told.untold(refund, "no step brings its payout to " + state);
    }
  }

  private void report(Refund refund, JournalEntry move) {
    Payout payout = rehearsal.payout(refund, String.valueOf(move.subject())).orElse(null);
    boolean last =
        payout != null
            && rehearsal.now(refund).stream()
                .flatMap(r -> r.payouts().stream())
                .filter(p -> p.paymentId().equals(payout.paymentId()) && p.sentAt() != null)
                .reduce((first, later) -> later)
                .filter(p -> p.id().equals(payout.id()))
                .isPresent();
    if (payout == null || !last) {
      told.untold(refund, "news of a payout that another one has replaced");
      return;
    }
    boolean succeeded = move.state() == PayoutState.SUCCEEDED;
    Map<String, Object> step = ToldSteps.step("processor_reports", told.name(refund));
    step.put("outcome", succeeded ? "succeeded" : "failed");
    step.put("payment_id", payout.paymentId());
    told.done(refund, step, rehearsal.report(refund, payout, succeeded));
    runEffects();
  }

  private void outside(OutsideFact fact) {
    String payment = names.payment(fact.paymentId());
    Dispute dispute = fact.dispute();
    Elsewhere elsewhere = fact.elsewhere();
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("payment_id", payment);
    if (dispute != null) {
      boolean only = dispute.id().equals(PaymentBalance.ONLY_DISPUTE);
      String id = only ? null : names.of("dispute", dispute.id());
      value.put("amount", dispute.amount());
      value.put("state", dispute.stage().name().toLowerCase(Locale.ROOT));
      if (id != null) {
        value.put("id", id);
      }
      told.add(ToldSteps.step("dispute", value));
      rehearsal.engine.dispute(payment, id, dispute.amount(), dispute.stage(), Actor.SYSTEM);
    } else if (elsewhere != null) {
      String reference = names.of("ref", elsewhere.reference());
      value.put("amount", elsewhere.amount());
      value.put("reference", reference);
      told.add(ToldSteps.step("refunded_elsewhere", value));
      rehearsal.engine.recordExternal(payment, elsewhere.amount(), reference, Actor.SYSTEM);
    }
  }
}
