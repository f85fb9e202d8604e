package dev.refundkit.testkit.capture;

import dev.refundkit.actor.Actor;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.JournalEntry;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundFacts;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RequestedMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the calls of an order's clients again, each as a step that is rehearsed at once. */
final class RetoldCalls {

  /** The shipped policy's rule on repeats, which looks at requests without a key only (L12). */
  private static final String REPEAT = "possible_duplicate";

  private final Rehearsal rehearsal;
  private final Pseudonyms names;
  private final Refund captured;
  private final ToldSteps told;
  private final BodyForm bodies;
  private final ExpectForm expect;

  RetoldCalls(
      Rehearsal rehearsal, Pseudonyms names, Refund captured, ExpectForm expect, ToldSteps told) {
    this.rehearsal = rehearsal;
    this.names = names;
    this.captured = captured;
    this.expect = expect;
    this.told = told;
    this.bodies = new BodyForm(names);
  }

  void create(Refund refund) {
    RefundFacts facts = refund.facts();
    Map<String, Object> body = bodies.of(facts);
    String actor = names.actor(facts.requestedBy());
    @Nullable String key = key(facts);
    rehearsal.opens(refund);
    if (refund.id().equals(captured.id()) && !facts.ofPayment()) {
      quote(facts, body, actor);
    }
    Map<String, Object> step =
        ToldSteps.step(facts.ofPayment() ? "refund_payment" : "create_refund", body);
    step.put("as", told.name(refund));
    step.put("actor", actor);
    if (key != null) {
      step.put("idempotency_key", key);
    }
    Answer<?> answer = facts.ofPayment() ? pay(body, actor, key) : ask(body, actor, key);
    if (answer instanceof Answer.Refused<?> refused) {
      if (refused.refusal().code() == RefusalCode.PROCESSOR_DECLINED) {
        step.put("expect_error", Map.of("code", refused.refusal().code().wire()));
      } else {
        told.refused(refund, "its request", answer);
      }
    }
    told.add(step);
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
      Map<String, Object> step = ToldSteps.step("quote_refund", body);
      step.put("actor", actor);
      step.put("expect", Map.of("decision", expect.decision(facts.decision())));
      told.add(step);
    }
  }

  void goods(Refund refund, JournalEntry move) {
    boolean receipt = move.kind() == JournalEntry.Kind.RETURN_RECEIVED;
    List<Arrival> goods =
        move.goods().stream()
            .map(g -> new Arrival(names.line(g.lineId()), g.quantity(), g.condition()))
            .toList();
    Map<String, Object> step =
        ToldSteps.step(receipt ? "receive_return" : "inspect", told.name(refund));
    step.put("actor", names.actor(move.actor()));
    step.put("items", goods.stream().map(RetoldCalls::arrival).toList());
    Actor actor = Actor.of(names.actor(move.actor()));
    String id = rehearsal.id(refund);
    told.done(
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

  void command(Refund refund, JournalEntry move) {
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
    Map<String, Object> step = ToldSteps.step(verb, told.name(refund));
    step.put("actor", actor.id());
    told.done(refund, step, answer);
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
  void redirect(Refund refund, JournalEntry move) {
    int before = rehearsal.now(refund).map(r -> r.payouts().size()).orElse(0);
    RequestedMethod.Type to =
        refund.payouts().size() > before
            ? refund.payouts().get(before).destination()
            : RequestedMethod.Type.STORE_CREDIT;
    Map<String, Object> step = ToldSteps.step("redirect", told.name(refund));
    step.put("actor", names.actor(move.actor()));
    step.put("payment_method", Map.of("type", to.wire()));
    Actor actor = Actor.of(names.actor(move.actor()));
    told.done(refund, step, rehearsal.engine.redirect(rehearsal.id(refund), to, actor, null));
  }
}
