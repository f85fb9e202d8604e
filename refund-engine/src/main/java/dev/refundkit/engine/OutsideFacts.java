package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.actor.Scope;
import dev.refundkit.engine.Commits.Stored;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.request.Redaction;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.spi.StoredId;
import dev.refundkit.text.StorableText;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
    String id = disputeId == null ? PaymentBalance.ONLY_DISPUTE : StoredId.of(disputeId);
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
        ledger -> ledger.elsewhere(paymentId, new Elsewhere(StoredId.of(reference), amountMinor)));
  }

  private static @Nullable Refusal check(Actor actor, long amount, String id, String idField) {
    Refusal refusal = Guard.scope(actor, Scope.PAYMENTS_WRITE);
    if (refusal == null && amount <= 0) {
      refusal = Refusal.invalid("amount", "must be more than 0, was " + amount);
    }
    if (refusal == null && (id == null || id.isBlank() || id.length() > 255)) {
      refusal = Refusal.invalid(idField, "must be 1 to 255 characters");
    }
    if (refusal == null && !StorableText.is(id)) {
      refusal = Refusal.invalid(idField, StorableText.RULE);
    }
    if (refusal == null && id.equals(PaymentBalance.STATED_BY_SALE)) {
      refusal = Refusal.invalid(idField, "must not be that of what the sale states itself");
    }
    return refusal;
  }

  private Answer<PaymentBalance> onPayment(String paymentId, UnaryOperator<Ledger> change) {
    return commits.run(
        () ->
            ledgerOfPayment(paymentId)
                .map(
                    ledger -> {
                      Ledger next = change.apply(ledger);
                      PaymentBalance balance = next.payment(paymentId).orElseThrow();
                      return new Stored<>(null, onlyLedger(next), balance);
                    }));
  }

  /** The ledger of a payment's sale, brought up to what the host states now. */
  Answer<Ledger> ledgerOfPayment(String paymentId) {
    Sale sale = ports.sales().orderOfPayment(paymentId).orElse(null);
    if (sale == null) {
      return Answer.refused(
          Refusal.of(
              RefusalCode.PAYMENT_NOT_FOUND,
              "payment_id",
              "there is no payment " + Redaction.mask(paymentId)));
    }
    Ledger stored = ports.store().ledger(sale.id()).orElseGet(() -> Ledger.open(sale));
    Answer<Ledger> followed = stored.follow(sale, SaleWorth.of(sale));
    // Facts are recorded and shown even of a sale that is not what it was (L8).
    return followed instanceof Answer.Refused<Ledger> && stored.payment(paymentId).isPresent()
        ? Answer.of(stored)
        : followed;
  }

  /**
   * Records what the processor's own book shows to have been made outside.
   *
   * @return whether it was not known before
   */
  Answer<Boolean> booked(ProcessorEntry entry) {
    String paymentId = entry.paymentId();
    String reference = StoredId.of(entry.transactionId());
    Refusal refusal = check(Actor.SYSTEM, entry.amountMinor(), reference, "transaction_id");
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    Elsewhere elsewhere = new Elsewhere(reference, entry.amountMinor());
    return commits.run(
        () ->
            ledgerOfPayment(paymentId)
                .flatMap(
                    ledger -> {
                      String currency = ledger.currency().code();
                      if (!currency.equals(entry.currency())) {
                        return Answer.refused(
                            Refusal.of(
                                RefusalCode.CURRENCY_MISMATCH,
                                "payment %s is in %s, the processor booked %s"
                                    .formatted(paymentId, currency, entry.currency())));
                      }
                      boolean known =
                          ledger.payment(paymentId).orElseThrow().elsewhere().contains(elsewhere);
                      return Answer.of(
                          known
                              ? new Stored<>(null, null, false)
                              : new Stored<>(
                                  null, onlyLedger(ledger.elsewhere(paymentId, elsewhere)), true));
                    }));
  }

  /** A notice that came before changes nothing; it is remembered with the hint that it leads to. */
  Answer<Refund> report(ProcessorNotice notice) {
    Refusal refusal = ports.check().check(notice, List::of);
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    String paymentId = notice.paymentId();
    String print = Fingerprint.of(notice.id() + "\n" + notice.refundId() + "\n" + paymentId, 64);
    String key = Intake.RESERVED_KEYS + "notice:" + print;
    if (ports.store().answered(key).isPresent()) {
      return stored(notice.refundId());
    }
    Answer<Refund> hinted = hint(notice.refundId(), of(paymentId), key);
    return ports.store().answered(key).isPresent() ? stored(notice.refundId()) : hinted;
  }

  private Answer<Refund> stored(String refundId) {
    return Answer.of(ports.store().refund(refundId).orElseThrow());
  }

  /**
   * Takes a notice of the processor as a hint (never as the truth): the processor is asked about
   * the payout by the next run of effects. A notice that says what is known already changes
   * nothing.
   */
  Answer<Refund> report(String refundId, @Nullable String paymentId) {
    return ask(refundId, of(paymentId));
  }

  private static Predicate<Payout> of(@Nullable String paymentId) {
    return payout -> paymentId == null || payout.paymentId().equals(paymentId);
  }

  /** Has the processor asked about payouts of a refund that were sent. */
  Answer<Refund> ask(String refundId, Predicate<Payout> which) {
    return hint(refundId, which, null);
  }

  private Answer<Refund> hint(String refundId, Predicate<Payout> which, @Nullable String key) {
    return commits.run(
        () -> {
          RefundWithLedger found = ports.store().refundWithLedger(refundId).orElse(null);
          if (found == null) {
            return Answer.refused(Commands.notFound(refundId));
          }
          Refund refund = found.refund();
          List<Payout> meant =
              refund.payouts().stream()
                  .filter(which)
                  .filter(payout -> payout.sentAt() != null)
                  .toList();
          if (meant.isEmpty()) {
            return Answer.of(new Stored<>(null, null, refund));
          }
          Instant now = ports.clock().instant();
          Answered answered = key == null ? null : new Answered(key, key, refund, now);
          return Answer.of(new Stored<>(null, hint(found, meant, answered, now), refund));
        });
  }

  /**
   * A pay effect that is open asks earlier. It may have its answer already and be about to store
   * it, so there is a look afterwards in any case.
   */
  private static Commit hint(
      RefundWithLedger found, List<Payout> meant, @Nullable Answered answered, Instant now) {
    Set<String> open =
        meant.stream()
            .filter(payout -> payout.state().holds())
            .map(payout -> Effect.payKey(payout.id()))
            .collect(Collectors.toSet());
    List<Effect> looks =
        meant.stream().map(p -> found.refund().recheck(p.id(), found.ledger(), now)).toList();
    return new Commit(found.ledger(), null, looks, Set.of(), open, null, answered, List.of(), null);
  }

  private static Commit onlyLedger(Ledger next) {
    return new Commit(next, null, List.of(), Set.of(), Set.of(), null, null, List.of(), null);
  }
}
