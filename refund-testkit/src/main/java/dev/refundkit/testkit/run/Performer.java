package dev.refundkit.testkit.run;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RunReport;
import dev.refundkit.json.Document;
import dev.refundkit.refusal.Answer;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.testkit.scenario.Action;
import dev.refundkit.testkit.scenario.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does what steps say, all but {@code parallel}. */
final class Performer {

  private final World world;
  private final Moves moves;

  Performer(World world) {
    this.world = world;
    this.moves = new Moves(world);
  }

  Answer<Done> perform(Step step) {
    if (step.action() instanceof Action.Request request) {
      return request(request, step);
    }
    if (step.action() instanceof Action.Move move) {
      return moves.perform(move, step.actor());
    }
    if (step.action() instanceof Action.Happening happening) {
      return happening(happening, step.actor());
    }
    if (step.action() instanceof Action.Look look) {
      return look(look, step.actor());
    }
    throw new IllegalArgumentException("not for one thread: " + step.name());
  }

  private Answer<Done> request(Action.Request request, Step step) {
    Map<String, Object> body = request.body().fields();
    if (request instanceof Action.RefundPayment payment) {
      return world
          .json
          .readPaymentRefundRequest(payment.paymentId(), body)
          .flatMap(r -> world.engine.refundPayment(r, step.actor(), step.idempotencyKey()))
          .map(r -> new Done(Document.of(r).toMap(), r.refund().id()));
    }
    if (request instanceof Action.QuoteRefund) {
      return world
          .json
          .readRefundRequest(body)
          .flatMap(r -> world.engine.quote(r, step.actor()))
          .map(proposal -> Done.of(Document.of(proposal).toMap()));
    }
    return world.shown(
        world
            .json
            .readRefundRequest(body)
            .flatMap(r -> world.engine.create(r, step.actor(), step.idempotencyKey())));
  }

  private Answer<Done> happening(Action.Happening happening, Actor actor) {
    if (happening instanceof Action.DisputeChange d) {
      return world
          .engine
          .dispute(d.paymentId(), d.disputeId(), d.amount(), d.stage(), actor)
          .map(balance -> Done.of(Document.of(balance).toMap()));
    }
    if (happening instanceof Action.RefundedElsewhere e) {
      return world
          .engine
          .recordExternal(e.paymentId(), e.amount(), e.reference(), actor)
          .map(balance -> Done.of(Document.of(balance).toMap()));
    }
    if (happening instanceof Action.Advance advance) {
      Instant now = world.clock.instant();
      world.clock.set(
          now.atOffset(ZoneOffset.UTC).plus(advance.days()).plus(advance.time()).toInstant());
      return Answer.of(Done.of(Map.of()));
    }
    RunReport report = world.effects.runDue();
    return Answer.of(
        Done.of(
            Map.of(
                "paid", report.paid(),
                "restocked", report.restocked(),
                "notified", report.notified())));
  }

  private Answer<Done> look(Action.Look look, Actor actor) {
    if (look instanceof Action.GetRefund get) {
      return world.shown(world.engine.get(world.refundId(get.refund()), actor));
    }
    if (look instanceof Action.GetPayment get) {
      return world
          .engine
          .payment(get.paymentId(), actor)
          .map(balance -> Done.of(Document.of(balance).toMap()));
    }
    if (look instanceof Action.GetOrder get) {
      return world
          .engine
          .order(get.orderId(), actor)
          .map(balance -> Done.of(Document.of(balance).toMap()));
    }
    if (look instanceof Action.GetProcessor) {
      return Answer.of(Done.of(book()));
    }
    return Answer.of(Done.of(Map.of("restocked", world.inventory.restocked())));
  }

  private Map<String, Object> book() {
    List<Map<String, Object>> refunds =
        world.processor.paid().stream().map(Performer::entry).toList();
    return Map.of(
        "calls", world.processor.calls(), "refunds", refunds, "total", world.processor.total());
  }

  private static Map<String, Object> entry(ProcessorEntry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("key", String.valueOf(entry.key()));
    shown.put("payment_id", entry.paymentId());
    shown.put("amount", entry.amountMinor());
    return shown;
  }
}
