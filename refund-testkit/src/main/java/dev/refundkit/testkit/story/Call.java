package dev.refundkit.testkit.story;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Decision;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a move comes to when its turn comes: one call of the engine, with all its figures. */
public sealed interface Call {

  /** Makes the call. */
  Answer<?> at(StoryHost host);

  /**
   * Asks for the refund of the order.
   *
   * @param decision what a policy that can be told says of it
   * @param key the idempotency key, if any
   */
  record Create(RefundRequest request, Decision decision, @Nullable String key) implements Call {
    @Override
    public Answer<Refund> at(StoryHost host) {
      host.policySays(decision);
      return host.engine().create(request, Storyteller.CUSTOMER, key);
    }
  }

  /**
   * Asks for the refund of a payment; the processor answers at once.
   *
   * @param decision what a policy that can be told says of it
   * @param answers how a processor that can be told answers
   */
  record RefundPayment(
      PaymentRefundRequest request,
      Decision decision,
      List<ScriptedAnswer> answers,
      @Nullable String key)
      implements Call {
    @Override
    public Answer<?> at(StoryHost host) {
      host.policySays(decision);
      host.processorAnswers(answers);
      return host.engine().refundPayment(request, Storyteller.CUSTOMER, key);
    }
  }

  /** Asks something of an existing refund; a redirect goes to store credit. */
  record Act(String refundId, Command command) implements Call {
    @Override
    public Answer<Refund> at(StoryHost host) {
      RefundEngine engine = host.engine();
      return switch (command) {
        case APPROVE -> engine.approve(refundId, Storyteller.AGENT, null);
        case REJECT -> engine.reject(refundId, Storyteller.AGENT, null);
        case CANCEL -> engine.cancel(refundId, Storyteller.AGENT, null);
        case PROCESS -> engine.process(refundId, Storyteller.AGENT, null);
        case CLOSE_RETURN -> engine.closeReturn(refundId, Storyteller.AGENT, null);
        case RETRY -> engine.retry(refundId, Storyteller.AGENT, null);
        case REDIRECT ->
            engine.redirect(refundId, RequestedMethod.Type.STORE_CREDIT, Storyteller.AGENT, null);
        case RECEIVE_RETURN, INSPECT ->
            throw new IllegalArgumentException(command + " needs goods");
      };
    }
  }

  /** Goods arrive. */
  record Receive(String refundId, List<Arrival> arrivals) implements Call {
    @Override
    public Answer<Refund> at(StoryHost host) {
      return host.engine().receiveReturn(refundId, arrivals, Storyteller.AGENT, null);
    }
  }

  /** Goods have been looked at. */
  record Inspect(String refundId, List<Arrival> findings) implements Call {
    @Override
    public Answer<Refund> at(StoryHost host) {
      return host.engine().inspect(refundId, findings, Storyteller.AGENT, null);
    }
  }

  /**
   * After a while, everything that is due is done outside.
   *
   * @param answers how a processor that can be told answers
   */
  record Run(Duration pause, List<ScriptedAnswer> answers) implements Call {
    @Override
    public Answer<?> at(StoryHost host) {
      host.waits(pause);
      host.processorAnswers(answers);
      return Answer.of(host.engine().effects("story").runDue());
    }
  }

  /** The processor says how payouts that were sent have ended, and the engine asks it. */
  record Report(String refundId, List<PayoutOrder> payouts, boolean succeeded) implements Call {
    @Override
    public Answer<?> at(StoryHost host) {
      payouts.forEach(order -> host.processorReports(order, succeeded));
      Answer<Refund> answer = host.engine().report(refundId, null);
      if (answer instanceof Answer.Accepted<Refund>) {
        host.engine().effects("story").runDue();
      }
      return answer;
    }
  }

  /**
   * A person settles a payout about which nobody can tell, as its bank says.
   *
   * @param payout of which the bank was asked; null if there is none
   */
  record Resolve(String refundId, String payoutId, @Nullable PayoutOrder payout, boolean paid)
      implements Call {
    @Override
    public Answer<Refund> at(StoryHost host) {
      if (payout != null) {
        host.processorReports(payout, paid);
      }
      return host.engine()
          .resolve(refundId, payoutId, paid, null, Storyteller.AGENT, "as the bank says");
    }
  }

  /** Somebody disputes a payment, or a dispute goes on. */
  record Disputed(String paymentId, String disputeId, long amount, Dispute.Stage stage)
      implements Call {
    @Override
    public Answer<?> at(StoryHost host) {
      return host.engine().dispute(paymentId, disputeId, amount, stage, Storyteller.AGENT);
    }
  }

  /** Money was given back outside. */
  record Elsewhere(String paymentId, String reference, long amount) implements Call {
    @Override
    public Answer<?> at(StoryHost host) {
      return host.engine().recordExternal(paymentId, amount, reference, Storyteller.AGENT);
    }
  }

  /** The host states the order anew: a payment has captured more. */
  record Restate(Sale sale) implements Call {
    @Override
    public Answer<?> at(StoryHost host) {
      host.sells(sale);
      return Answer.of(sale);
    }
  }
}
