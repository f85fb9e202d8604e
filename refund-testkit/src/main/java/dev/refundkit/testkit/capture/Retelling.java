package dev.refundkit.testkit.capture;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.OutsideFact;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.JournalEntry;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundFacts;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RequestedMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells an order's events again, as steps of a scenario, each of which is rehearsed at once. */
final class Retelling {

  /** Effects that were done so close together were done by one run. */
  private static final Duration ONE_RUN = Duration.ofMinutes(1);

  /** The shipped policy's rule on repeats, which looks at requests without a key only (L12). */
  private static final String REPEAT = "possible_duplicate";

  private final Rehearsal rehearsal;
  private final Pseudonyms names;
  private final Refund captured;
  private final BodyForm bodies;
  private final ExpectForm expect;
  private final Duration shift;
  private final List<Map<String, Object>> steps = new ArrayList<>();
  private final List<String> untold = new ArrayList<>();
  private final Map<String, String> called = new HashMap<>();

  Retelling(Rehearsal rehearsal, Pseudonyms names, Refund captured, Duration shift) {
    this.rehearsal = rehearsal;
    this.names = names;
    this.captured = captured;
    this.shift = shift;
    this.bodies = new BodyForm(names);
    this.expect = new ExpectForm(names, shift);
  }

  List<Map<String, Object>> steps() {
    return steps;
  }

  /** What no step stands for, one line each. */
  List<String> untold() {
    return untold;
  }

  /** What the file calls a refund. */
  String name(Refund refund) {
    return called.computeIfAbsent(refund.id(), id -> "refund_" + (called.size() + 1));
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
      steps.add(step("advance", wait.toString()));
      rehearsal.clock.set(to);
    }
  }

  private void make(Refund refund, JournalEntry move) {
    switch (move.kind()) {
      case CREATED -> create(refund);
      case RETURN_RECEIVED, INSPECTED -> goods(refund, move);
      case SENDING, RESTOCKED -> runEffects();
      case HEARD -> heard(refund, move);
      case REDIRECTED -> redirect(refund, move);
      case RESOLVED -> untold.add(name(refund) + ": a person settled a payout; no step does that");
      case RESTOCK_REFUSED ->
          untold.add(name(refund) + ": the inventory refused goods; no step does that");
      case LABELLED -> {
        // Labels are not expected, so nothing is missed without one.
      }
      case APPROVED, REJECTED, CANCELLED, PROCESSED, RETRIED, RETURN_CLOSED ->
          command(refund, move);
    }
  }

  private void create(Refund refund) {
    RefundFacts facts = refund.facts();
    Map<String, Object> body = bodies.of(facts);
    String actor = names.actor(facts.requestedBy());
    @Nullable String key = key(facts);
    rehearsal.opens(refund);
    if (refund.id().equals(captured.id()) && !facts.ofPayment()) {
      quote(facts, body, actor);
    }
    Map<String, Object> step = step(facts.ofPayment() ? "refund_payment" : "create_refund", body);
    step.put("as", name(refund));
    step.put("actor", actor);
    if (key != null) {
      step.put("idempotency_key", key);
    }
    Answer<?> answer = facts.ofPayment() ? pay(body, actor, key) : ask(body, actor, key);
    if (answer instanceof Answer.Refused<?> refused) {
      if (refused.refusal().code() == RefusalCode.PROCESSOR_DECLINED) {
        step.put("expect_error", Map.of("code", refused.refusal().code().wire()));
      } else {
        refused(refund, "its request", answer);
      }
    }
    steps.add(step);
  }

  private Answer<?> ask(Map<String, Object> body, String actor, @Nullable String key) {
    return rehearsal
        .json
        .readRefundRequest(body)
        .flatMap(request -> rehearsal.engine.create(request, Actor.of(actor), key));
  }

  private Answer<?> pay(Map<String, Object> body, String actor, @Nullable String key) {
    Map<String, Object> rest = new LinkedHashMap<>(body);
    String payment = String.valueOf(rest.remove("payment_id"));
    return rehearsal
        .json
        .readPaymentRefundRequest(payment, rest)
        .flatMap(request -> rehearsal.engine.refundPayment(request, Actor.of(actor), key));
  }

  /** With a key of its own no request is taken for a repeat. */
  private @Nullable String key(RefundFacts facts) {
    boolean repeat =
        facts.decision().reasons().stream().anyMatch(reason -> reason.rule().equals(REPEAT));
    return repeat ? null : names.of("key", facts.id());
  }

  /** Only a quote shows what a policy says when it approves. */
  private void quote(RefundFacts facts, Map<String, Object> body, String actor) {
    boolean approved = facts.decision().outcome() == Outcome.APPROVE;
    if (approved && !rehearsal.mayRepeat(names.order(facts.saleId()))) {
      Map<String, Object> step = step("quote_refund", body);
      step.put("actor", actor);
      step.put("expect", Map.of("decision", expect.decision(facts.decision())));
      steps.add(step);
    }
  }

  private void goods(Refund refund, JournalEntry move) {
    boolean receipt = move.kind() == JournalEntry.Kind.RETURN_RECEIVED;
    List<Arrival> goods =
        move.goods().stream()
            .map(g -> new Arrival(names.line(g.lineId()), g.quantity(), g.condition()))
            .toList();
    Map<String, Object> step = step(receipt ? "receive_return" : "inspect", name(refund));
    step.put("actor", names.actor(move.actor()));
    step.put("items", goods.stream().map(Retelling::arrival).toList());
    Actor actor = Actor.of(names.actor(move.actor()));
    String id = rehearsal.id(refund);
    done(
        refund,
        step,
        receipt
            ? rehearsal.engine.receiveReturn(id, goods, actor, null)
            : rehearsal.engine.inspect(id, goods, actor, null));
  }

  private static Map<String, Object> arrival(Arrival goods) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("line_item_id", goods.lineId());
    form.put("quantity", goods.quantity());
    form.put("condition", goods.condition().wire());
    return form;
  }

  private void command(Refund refund, JournalEntry move) {
    if (move.kind() == JournalEntry.Kind.RETURN_CLOSED && move.actor().equals("system")) {
      runEffects();
      if (rehearsal.made(refund, move)) {
        return;
      }
    }
    String id = rehearsal.id(refund);
    Actor actor = Actor.of(names.actor(move.actor()));
    String verb = verb(move.kind());
    Answer<Refund> answer =
        switch (verb) {
          case "approve" -> rehearsal.engine.approve(id, actor, null);
          case "reject" -> rehearsal.engine.reject(id, actor, null);
          case "cancel" -> rehearsal.engine.cancel(id, actor, null);
          case "process" -> rehearsal.engine.process(id, actor, null);
          case "retry" -> rehearsal.engine.retry(id, actor, null);
          default -> rehearsal.engine.closeReturn(id, actor, null);
        };
    Map<String, Object> step = step(verb, name(refund));
    step.put("actor", actor.id());
    done(refund, step, answer);
  }

  private static String verb(JournalEntry.Kind kind) {
    return switch (kind) {
      case APPROVED -> "approve";
      case REJECTED -> "reject";
      case CANCELLED -> "cancel";
      case PROCESSED -> "process";
      case RETRIED -> "retry";
      case RETURN_CLOSED -> "close_return";
      default -> throw new IllegalArgumentException("no verb: " + kind);
    };
  }

  /** Where to is said by the first payout that stands in for another. */
  private void redirect(Refund refund, JournalEntry move) {
    int before = rehearsal.now(refund).map(r -> r.payouts().size()).orElse(0);
    RequestedMethod.Type to =
        refund.payouts().size() > before
            ? refund.payouts().get(before).destination()
            : RequestedMethod.Type.STORE_CREDIT;
    Map<String, Object> step = step("redirect", name(refund));
    step.put("actor", names.actor(move.actor()));
    step.put("payment_method", Map.of("type", to.wire()));
    Actor actor = Actor.of(names.actor(move.actor()));
    done(refund, step, rehearsal.engine.redirect(rehearsal.id(refund), to, actor, null));
  }

  private void runEffects() {
    steps.add(step("run_effects", Map.of()));
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
      untold.add(name(refund) + ": no step brings its payout to " + state);
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
      untold.add(name(refund) + ": news of a payout that another one has replaced");
      return;
    }
    boolean succeeded = move.state() == PayoutState.SUCCEEDED;
    Map<String, Object> step = step("processor_reports", name(refund));
    step.put("outcome", succeeded ? "succeeded" : "failed");
    step.put("payment_id", payout.paymentId());
    done(refund, step, rehearsal.report(refund, payout, succeeded));
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
      steps.add(step("dispute", value));
      rehearsal.engine.dispute(payment, id, dispute.amount(), dispute.stage(), Actor.SYSTEM);
    } else if (elsewhere != null) {
      String reference = names.of("ref", elsewhere.reference());
      value.put("amount", elsewhere.amount());
      value.put("reference", reference);
      steps.add(step("refunded_elsewhere", value));
      rehearsal.engine.recordExternal(payment, elsewhere.amount(), reference, Actor.SYSTEM);
    }
  }

  private void done(Refund refund, Map<String, Object> step, Answer<Refund> answer) {
    steps.add(step);
    if (answer instanceof Answer.Refused<Refund>) {
      refused(refund, String.valueOf(step.keySet().iterator().next()), answer);
    }
  }

  private void refused(Refund refund, String what, Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      String code = refused.refusal().code().wire();
      untold.add(name(refund) + ": " + what + " is refused with " + code);
    }
  }

  static Map<String, Object> step(String action, Object value) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put(action, value);
    return step;
  }
}
