package dev.refundkit.testkit.run;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.scenario.Action;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Moves refunds on. */
final class Moves {

  private final World world;

  Moves(World world) {
    this.world = world;
  }

  Answer<Done> perform(Action.Move move, Actor actor) {
    String id = world.refundId(move.refund());
    RefundEngine engine = world.engine;
    if (move instanceof Action.Command command) {
      return world.shown(command(command, id, actor));
    }
    if (move instanceof Action.Redirect redirect) {
      return world.shown(engine.redirect(id, redirect.destination(), actor, null));
    }
    if (move instanceof Action.ReceiveReturn receipt) {
      return world.shown(engine.receiveReturn(id, receipt.items(), actor, receipt.note()));
    }
    if (move instanceof Action.Inspect inspection) {
      return world.shown(engine.inspect(id, inspection.items(), actor, inspection.note()));
    }
    return world.shown(report((Action.ProcessorReports) move, id));
  }

  private Answer<Refund> command(Action.Command command, String id, Actor actor) {
    RefundEngine engine = world.engine;
    return switch (command.verb()) {
      case APPROVE -> engine.approve(id, actor, command.note());
      case REJECT -> engine.reject(id, actor, command.note());
      case CANCEL -> engine.cancel(id, actor, command.note());
      case PROCESS -> engine.process(id, actor, command.note());
      case RETRY -> engine.retry(id, actor, command.note());
      case CLOSE_RETURN -> engine.closeReturn(id, actor, command.note());
    };
  }

  /** The processor's own state changes once; its notice arrives as often as the step says. */
  private Answer<Refund> report(Action.ProcessorReports report, String id) {
    Instant at = report.at() == null ? world.clock.instant() : report.at();
    Answer<Refund> answer = world.engine.get(id, Actor.SYSTEM);
    if (answer instanceof Answer.Accepted<Refund> found) {
      for (PayoutOrder order : meant(found.value(), report)) {
        world.processor.reports(order, report.succeeded(), at);
      }
    }
    for (int i = 0; i < report.times(); i++) {
      answer = world.engine.report(id, report.paymentId());
    }
    return answer;
  }

  /** Of each payment the last payout that was sent, else the last one. */
  private static Collection<PayoutOrder> meant(Refund refund, Action.ProcessorReports report) {
    Map<String, Payout> last = new LinkedHashMap<>();
    for (Payout payout : refund.payouts()) {
      if (report.paymentId() == null || report.paymentId().equals(payout.paymentId())) {
        last.merge(
            payout.paymentId(),
            payout,
            (before, next) -> next.sentAt() == null && before.sentAt() != null ? before : next);
      }
    }
    return last.values().stream().map(payout -> PayoutOrder.of(refund, payout)).toList();
  }
}
