package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.spi.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Those who call the engine, and what they remember of its answers. */
final class Clients {

  private final SimulatedWorld world;
  private final List<Ask> asks = new ArrayList<>();

  Clients(SimulatedWorld world) {
    this.world = world;
  }

  List<Ask> asks() {
    return asks;
  }

  /** Asks for a refund, for the first time or again. */
  void ask(SimulatedProcess process, Ask ask) {
    Answered stored = ask.key == null ? null : world.store.knownAnswer(ask.key).orElse(null);
    boolean again = ask.sends++ > 0;
    boolean wasUnanswered = ask.unanswered;
    if (!again) {
      asks.add(ask);
    }
    ask.unanswered = true;
    Answer<Refund> answer = call(process, (again ? "again: " : "") + ask, ask::at);
    if (answer == null) {
      return;
    }
    ask.unanswered = false;
    if (answer instanceof Answer.Accepted<Refund> accepted) {
      accepted(ask, accepted.value(), stored, again, wasUnanswered);
    } else if (stored != null) {
      RefusalCode code = ((Answer.Refused<Refund>) answer).refusal().code();
      Invariant.ONE_ANSWER.demand(
          ask.ofPayment() && code == RefusalCode.PROCESSOR_DECLINED,
          () -> ask + " has an answer stored, but was refused with " + code);
    }
  }

  private void accepted(
      Ask ask, Refund refund, @Nullable Answered stored, boolean again, boolean wasUnanswered) {
    if (stored != null) {
      Invariant.ONE_ANSWER.demand(
          refund.id().equals(stored.refund().id())
              && (ask.ofPayment() || refund.equals(stored.refund())),
          () -> ask + " was answered with " + refund + ", stored is " + stored);
    }
    Refund before = ask.answer;
    if (before != null && ask.key != null) {
      Invariant.ONE_ANSWER.demand(
          before.id().equals(refund.id()) && (ask.ofPayment() || before.equals(refund)),
          () -> ask + " was answered with " + refund + " after " + before);
      world.sightings.saw(Situation.REPEAT_GOT_THE_SAME_ANSWER);
    } else if (again && wasUnanswered && ask.key != null) {
      world.sightings.saw(
          stored == null
              ? Situation.REPEAT_AFTER_LOST_REQUEST
              : Situation.REPEAT_AFTER_LOST_ANSWER);
    }
    ask.answer = refund;
  }

  /** Asks for something else under a key that was used. */
  void reuse(SimulatedProcess process, Ask before, Ask other) {
    boolean stored = world.store.knownAnswer(String.valueOf(before.key)).isPresent();
    Answer<Refund> answer = call(process, "another request: " + other, other::at);
    if (answer instanceof Answer.Refused<Refund> refused
        && refused.refusal().code() == RefusalCode.IDEMPOTENCY_KEY_REUSED) {
      world.sightings.saw(Situation.KEY_REUSED_FOR_ANOTHER_REQUEST);
    } else if (stored && answer != null) {
      throw new Violation(Invariant.ONE_ANSWER, other + " was answered with " + answer);
    }
  }

  /**
   * Calls the engine.
   *
   * @return null if there was no answer
   */
  <T> @Nullable Answer<T> call(
      SimulatedProcess process, String what, Function<RefundEngine, Answer<T>> call) {
    world.narration.line(() -> process + ": " + what);
    int stored = process.stored();
    try {
      Answer<T> answer = call.apply(process.engine());
      world.narration.line(() -> "  = " + words(answer));
      if (answer instanceof Answer.Refused<T> refused) {
        refused(process, refused, process.stored() - stored);
      } else {
        acknowledged(((Answer.Accepted<T>) answer).value());
      }
      return answer;
    } catch (PortFault fault) {
      world.narration.line(() -> "  = no answer");
      return null;
    } catch (RuntimeException e) {
      Violation surprise = new Violation(Invariant.NO_SURPRISE, what + " threw " + e);
      surprise.initCause(e);
      throw surprise;
    }
  }

  private <T> void refused(SimulatedProcess process, Answer.Refused<T> refused, int stored) {
    RefusalCode code = refused.refusal().code();
    Invariant.REFUSED_IS_NOTHING.demand(
        stored == 0 || code == RefusalCode.PROCESSOR_DECLINED,
        () -> process + " stored " + stored + " commits and answered " + refused);
    if (code == RefusalCode.CONFLICT) {
      world.sightings.saw(Situation.CONFLICT_ANSWERED);
    } else if (code == RefusalCode.PAYMENT_DISPUTED) {
      world.sightings.saw(Situation.DISPUTE_HELD_A_REFUND_BACK);
    }
  }

  private void acknowledged(@Nullable Object value) {
    if (value instanceof Refund refund) {
      Refund known = world.store.known(refund.id()).orElse(null);
      Invariant.ACKNOWLEDGED_IS_KEPT.demand(
          known != null
              && CommitWatch.beginsWith(known.timeline(), refund.timeline())
              && CommitWatch.beginsWith(known.journal(), refund.journal()),
          () -> "answered " + refund + ", stored " + known);
    }
  }

  private static String words(Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      return "refused: " + refused.refusal().code().wire();
    }
    Object value = ((Answer.Accepted<?>) answer).value();
    if (value instanceof PaymentRefund payment) {
      return words(payment.refund());
    }
    return value instanceof Refund refund ? words(refund) : value.getClass().getSimpleName();
  }

  static String words(Refund refund) {
    StringBuilder words = new StringBuilder(refund.id()).append(' ').append(refund.status().wire());
    refund
        .payouts()
        .forEach(
            p ->
                words
                    .append(", ")
                    .append(p.amount())
                    .append(" of ")
                    .append(p.paymentId())
                    .append(' ')
                    .append(p.state().wire())
                    .append(p.replaced() ? " and replaced" : ""));
    return words.toString();
  }
}
