package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.actor.Scope;
import dev.refundkit.engine.Commits.Found;
import dev.refundkit.engine.Commits.Stored;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Redaction;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.spi.Commit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Records what happened outside the library: disputes, refunds made elsewhere, notices of the
 * processor (L8).
 */
final class OutsideFacts {

  private final Ports ports;
  private final Commits commits;

  OutsideFacts(Ports ports, Commits commits) {
    this.ports = ports;
    this.commits = commits;
  }

  Answer<PaymentBalance> dispute(
      String paymentId,
      @Nullable String disputeId,
      long amountMinor,
      Dispute.Stage stage,
      Actor actor) {
    Refusal refusal = check(actor, amountMinor, disputeId == null ? "-" : disputeId, "id");
    if (refusal == null && stage == null) {
      refusal = Refusal.invalid("state", "must be inquiry, open, won or lost");
    }
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    String id = disputeId == null ? PaymentBalance.ONLY_DISPUTE : identity(disputeId);
    return onPayment(
        paymentId, ledger -> ledger.dispute(paymentId, new Dispute(id, amountMinor, stage)));
  }

  Answer<PaymentBalance> elsewhere(
      String paymentId, long amountMinor, String reference, Actor actor) {
    Refusal refusal = check(actor, amountMinor, reference, "reference");
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    return onPayment(
        paymentId,
        ledger -> ledger.elsewhere(paymentId, new Elsewhere(identity(reference), amountMinor)));
  }

  private static @Nullable Refusal check(Actor actor, long amount, String id, String idField) {
    Refusal refusal = Guard.scope(actor, Scope.PAYMENTS_WRITE);
    if (refusal == null && amount <= 0) {
      refusal = Refusal.invalid("amount", "must be more than 0, was " + amount);
    }
    if (refusal == null && (id == null || id.isBlank() || id.length() > 255)) {
      refusal = Refusal.invalid(idField, "must be 1 to 255 characters");
    }
    return refusal;
  }

  /**
   * An id that looks like card or mail data is kept masked, but stays different from every other
   * one.
   */
  private static String identity(String id) {
    String masked = Redaction.mask(id);
    return masked.equals(id) ? id : masked + "#" + Fingerprint.of(id, 16);
  }

  private Answer<PaymentBalance> onPayment(String paymentId, UnaryOperator<Ledger> change) {
    return commits.run(
        () ->
            ledgerOfPayment(paymentId)
                .map(
                    ledger -> {
                      Ledger next = change.apply(ledger);
                      Commit commit =
                          new Commit(next, null, List.of(), Set.of(), Set.of(), null, null);
                      return new Stored<>(commit, next.payment(paymentId).orElseThrow());
                    }));
  }

  /** The ledger of a payment's sale, brought up to what the host states now. */
  Answer<Ledger> ledgerOfPayment(String paymentId) {
    Sale sale = ports.sales().orderOfPayment(paymentId).orElse(null);
    if (sale == null) {
      return Answer.refused(
          Refusal.of(
              RefusalCode.PAYMENT_NOT_FOUND, "payment_id", "there is no payment " + paymentId));
    }
    Ledger stored = ports.store().ledger(sale.id()).orElseGet(() -> Ledger.open(sale));
    Answer<Ledger> followed = stored.follow(sale, SaleWorth.of(sale));
    // Facts are recorded and shown even of a sale that is not what it was (L8).
    return followed instanceof Answer.Refused<Ledger> && stored.payment(paymentId).isPresent()
        ? Answer.of(stored)
        : followed;
  }

  /**
   * Takes a notice of the processor as a hint (never as the truth): the processor is asked about
   * the payout by the next run of effects. A notice that says what is known already changes
   * nothing.
   */
  Answer<Refund> report(String refundId, @Nullable String paymentId) {
    return commits.run(
        () -> {
          Found found = commits.find(refundId).orElse(null);
          if (found == null) {
            return Answer.refused(Commands.notFound(refundId));
          }
          Refund refund = found.refund();
          List<Payout> meant =
              refund.payouts().stream()
                  .filter(
                      p ->
                          p.sentAt() != null
                              && (paymentId == null || p.paymentId().equals(paymentId)))
                  .toList();
          if (meant.isEmpty()) {
            return Answer.of(new Stored<>(null, refund));
          }
          return Answer.of(new Stored<>(hint(found, meant), refund));
        });
  }

  private Commit hint(Found found, List<Payout> meant) {
    List<String> open =
        meant.stream().filter(p -> !recheck(p)).map(p -> Effect.payKey(p.id())).toList();
    var effects =
        meant.stream()
            .filter(OutsideFacts::recheck)
            .flatMap(
                p ->
                    found
                        .refund()
                        .recheck(p.id(), found.ledger(), ports.clock().instant())
                        .effects()
                        .stream())
            .toList();
    return new Commit(found.ledger(), null, effects, Set.of(), Set.copyOf(open), null, null);
  }

  /** Whether no pay effect stands open for the payout that could ask the processor. */
  private static boolean recheck(Payout payout) {
    return payout.state().ended() || payout.state() == PayoutState.NEEDS_ATTENTION;
  }
}
