package dev.refundkit.engine;

import dev.refundkit.actor.Scope;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Opening;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Redaction;
import dev.refundkit.sale.Sale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to refund a payment. */
record PaymentEndpoint(PaymentRefundRequest body, Ports ports) implements Endpoint {

  @Override
  public List<Scope> scopes() {
    return List.of(Scope.PAYMENTS_WRITE);
  }

  @Override
  public @Nullable Refusal check() {
    return ports.check().check(body, body::violations);
  }

  @Override
  public Answer<Sale> sale() {
    String payment = body.paymentId();
    return ports
        .sales()
        .orderOfPayment(payment)
        .map(Answer::of)
        .orElseGet(
            () ->
                Answer.refused(
                    Refusal.of(
                        RefusalCode.PAYMENT_NOT_FOUND,
                        "payment_id",
                        "there is no payment " + Redaction.mask(payment))));
  }

  @Override
  public Answer<Quote> quote(Quoter quoter) {
    return quoter.quote(body);
  }

  @Override
  public PolicyDesk.Asked asked(boolean hasKey) {
    return new PolicyDesk.Asked(Redaction.mask(body.reason()), true, hasKey);
  }

  @Override
  public Change open(Opening opening) {
    Change opened =
        opening.of(
            new PaymentRefundRequest(
                body.paymentId(),
                body.amount(),
                body.currency(),
                body.reason(),
                Redaction.maskOrNull(body.notes()),
                Redaction.mask(body.metadata())));
    return new Change(
        opened.refund(),
        opened.ledger(),
        opened.effects().stream().map(this::leftToTheCaller).toList(),
        opened.dropped());
  }

  /**
   * The caller sends at once and waits for the outcome. Workers must not be quicker; they take the
   * payout over if the caller dies, as late as one that they had begun themselves.
   */
  private Effect leftToTheCaller(Effect effect) {
    return effect.kind() == Effect.Kind.PAY
        ? effect.withDueAt(effect.dueAt().plus(ports.limits().lease()))
        : effect;
  }
}
