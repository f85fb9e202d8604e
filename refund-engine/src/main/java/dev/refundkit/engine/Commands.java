package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.actor.Scope;
import dev.refundkit.engine.Commits.Stored;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.Usage;
import dev.refundkit.policy.Condition;
import dev.refundkit.quote.Remaining;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutOutcome;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.refusal.Violation;
import dev.refundkit.request.Redaction;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.text.StorableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What people ask of existing refunds. Scope first, then state, then limit and four-eyes (R6). */
final class Commands {

  private static final int MAX_NOTE = 4000;

  private final Ports ports;
  private final PolicyDesk desk;
  private final Commits commits;

  Commands(Ports ports, Commits commits) {
    this.ports = ports;
    this.desk = new PolicyDesk(ports);
    this.commits = commits;
  }

  /** A legal move of a refund, or why it is not; the note is masked already. */
  private interface Move {
    Answer<Change> of(Refund refund, Ledger ledger, @Nullable String note, Instant now);
  }

  Answer<Refund> approve(String id, Actor actor, @Nullable String note) {
    return run(
        id,
        actor,
        Scope.REFUNDS_APPROVE,
        note,
        (refund, ledger, said, now) ->
            refund
                .approve(ledger, actor.id(), said, now, desk.disposer(refund.facts(), now))
                .flatMap(change -> approved(change, refund, ledger, actor, now)));
  }

  private static Answer<Change> approved(
      Change change, Refund refund, Ledger ledger, Actor actor, Instant now) {
    long total = refund.accepted().total();
    Refusal refusal =
        Guard.limit(actor, Scope.REFUNDS_APPROVE, Usage.Kind.APPROVED, total, ledger, now);
    if (refusal == null) {
      refusal = Guard.fourEyes(actor, refund);
    }
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    Ledger used = change.ledger().use(actor.id(), Usage.Kind.APPROVED, total, now);
    return Answer.of(new Change(change.refund(), used, change.effects(), change.dropped()));
  }

  Answer<Refund> reject(String id, Actor actor, @Nullable String note) {
    return run(
        id,
        actor,
        Scope.REFUNDS_APPROVE,
        note,
        (refund, ledger, said, now) -> refund.reject(ledger, actor.id(), said, now));
  }

  Answer<Refund> cancel(String id, Actor actor, @Nullable String note) {
    return run(
        id,
        actor,
        Scope.REFUNDS_WRITE,
        note,
        (refund, ledger, said, now) -> refund.cancel(ledger, actor.id(), said, now));
  }

  Answer<Refund> process(String id, Actor actor, @Nullable String note) {
    return run(
        id,
        actor,
        Scope.REFUNDS_APPROVE,
        note,
        (refund, ledger, said, now) -> refund.process(ledger, actor.id(), said, now));
  }

  Answer<Refund> receiveReturn(
      String id, List<Arrival> arrivals, Actor actor, @Nullable String note) {
    return checked(
        arrivals,
        Set.of(Condition.SELLABLE, Condition.DAMAGED, Condition.UNKNOWN),
        () ->
            run(
                id,
                actor,
                Scope.REFUNDS_WRITE,
                note,
                (refund, ledger, said, now) ->
                    refund.receiveReturn(
                        ledger,
                        arrivals,
                        actor.id(),
                        said,
                        now,
                        desk.disposer(refund.facts(), now))),
        actor);
  }

  Answer<Refund> inspect(String id, List<Arrival> findings, Actor actor, @Nullable String note) {
    return checked(
        findings,
        Set.of(Condition.SELLABLE, Condition.DAMAGED),
        () ->
            run(
                id,
                actor,
                Scope.REFUNDS_WRITE,
                note,
                (refund, ledger, said, now) ->
                    refund.inspect(
                        ledger,
                        findings,
                        actor.id(),
                        said,
                        now,
                        desk.disposer(refund.facts(), now))),
        actor);
  }

  private static Answer<Refund> checked(
      List<Arrival> arrivals, Set<Condition> allowed, Supplier<Answer<Refund>> next, Actor actor) {
    Refusal refusal = Guard.scope(actor, Scope.REFUNDS_WRITE);
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    List<Violation> found = new ArrayList<>();
    if (arrivals == null || arrivals.stream().anyMatch(Objects::isNull)) {
      return Answer.refused(Refusal.invalid("items", "must not be absent"));
    }
    if (arrivals.isEmpty()) {
      found.add(new Violation("items", "must name at least one line"));
    }
    for (int i = 0; i < arrivals.size(); i++) {
      if (arrivals.get(i).quantity() < 1) {
        found.add(
            new Violation(
                "items[" + i + "].quantity",
                "must be at least 1, was " + arrivals.get(i).quantity()));
      }
      if (arrivals.get(i).condition() == null || !allowed.contains(arrivals.get(i).condition())) {
        found.add(
            new Violation(
                "items[" + i + "].condition",
                "must be one of " + allowed.stream().map(Condition::wire).sorted().toList()));
      }
    }
    return found.isEmpty() ? next.get() : Answer.refused(Refusal.invalid(found));
  }

  Answer<Refund> closeReturn(
      String id, Actor actor, @Nullable String note, @Nullable EffectUpdate update) {
    return run(
        id,
        actor,
        Scope.REFUNDS_WRITE,
        note,
        update,
        (refund, ledger, said, now) ->
            saleOf(refund)
                .flatMap(
                    sale -> refund.closeReturn(ledger, actor.id(), said, now, unitsWorth(sale))));
  }

  private static BiFunction<String, Units, Worth> unitsWorth(Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    return (lineId, units) -> worth.units(worth.indexOf(lineId), units);
  }

  Answer<Refund> retry(String id, Actor actor, @Nullable String note) {
    return payAgain(id, actor, note, null);
  }

  Answer<Refund> redirect(
      String id, RequestedMethod.Type destination, Actor actor, @Nullable String note) {
    Refusal refusal = Guard.scope(actor, Scope.REFUNDS_APPROVE);
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    if (destination == RequestedMethod.Type.STORE_CREDIT
        && !ports.processor().abilities().storeCredit()) {
      return Answer.refused(
          Refusal.invalid(
              "payment_method.type", "must not be store_credit: the processor does not pay to it"));
    }
    return payAgain(id, actor, note, destination);
  }

  private Answer<Refund> payAgain(
      String id, Actor actor, @Nullable String note, RequestedMethod.@Nullable Type destination) {
    UnaryOperator<String> keyOf =
        payoutId -> PayoutKeys.of(payoutId, ports.processor().abilities().maxKeyLength());
    return run(
        id,
        actor,
        Scope.REFUNDS_APPROVE,
        note,
        (refund, stored, said, now) ->
            saleOf(refund)
                .flatMap(
                    sale -> {
                      SaleWorth worth = SaleWorth.of(sale);
                      return stored
                          .follow(sale, worth)
                          .flatMap(
                              ledger -> {
                                Remaining remaining = Remaining.of(sale, worth, ledger);
                                return destination == null
                                    ? refund.retry(ledger, remaining, actor.id(), said, now, keyOf)
                                    : refund.redirect(
                                        destination,
                                        ledger,
                                        remaining,
                                        actor.id(),
                                        said,
                                        now,
                                        keyOf);
                              });
                    }));
  }

  /**
   * A person settles a payout about which the library cannot tell; not the one who asked for the
   * refund.
   */
  Answer<Refund> resolve(
      String id,
      String payoutId,
      boolean paid,
      @Nullable String transactionId,
      Actor actor,
      String note) {
    Refusal unfit = Guard.scope(actor, Scope.REFUNDS_APPROVE);
    if (unfit == null && transactionId != null && !StorableText.isId(transactionId)) {
      unfit = Refusal.invalid("transaction_id", StorableText.ID_RULE);
    }
    if (unfit != null) {
      return Answer.refused(unfit);
    }
    return run(
        id,
        actor,
        Scope.REFUNDS_APPROVE,
        note,
        (refund, ledger, said, now) -> {
          Payout payout = refund.payout(payoutId).orElse(null);
          if (payout == null) {
            return Answer.refused(
                Refusal.invalid("payout_id", "must be a payout of refund " + Redaction.mask(id)));
          }
          if (payout.state() != PayoutState.NEEDS_ATTENTION) {
            return Answer.refused(
                Refusal.of(
                    RefusalCode.TRANSITION_NOT_ALLOWED,
                    "payout "
                        + payoutId
                        + " is "
                        + payout.state()
                        + "; only one that needs attention is resolved by a person"));
          }
          Refusal refusal = Guard.fourEyes(actor, refund);
          if (refusal != null) {
            return Answer.refused(refusal);
          }
          PayoutOutcome outcome = foundOut(paid, transactionId);
          return Answer.of(refund.resolved(payoutId, outcome, actor.id(), said, ledger, now));
        });
  }

  private static PayoutOutcome foundOut(boolean paid, @Nullable String transactionId) {
    return paid
        ? new PayoutOutcome.Succeeded(Redaction.maskOrNull(transactionId), null)
        : new PayoutOutcome.Declined("resolved_as_not_paid");
  }

  private Answer<Sale> saleOf(Refund refund) {
    String saleId = refund.facts().saleId();
    return ports
        .sales()
        .order(saleId)
        .map(Answer::of)
        .orElseGet(
            () ->
                Answer.refused(
                    Refusal.of(
                        RefusalCode.ORDER_NOT_FOUND,
                        "there is no order " + saleId + " any longer")));
  }

  private Answer<Refund> run(
      String id, Actor actor, Scope scope, @Nullable String note, Move move) {
    return run(id, actor, scope, note, null, move);
  }

  private Answer<Refund> run(
      String id,
      Actor actor,
      Scope scope,
      @Nullable String note,
      @Nullable EffectUpdate update,
      Move move) {
    Refusal refusal = Guard.scope(actor, scope);
    if (refusal == null && note != null && note.length() > MAX_NOTE) {
      refusal = Refusal.invalid("note", "must not be longer than " + MAX_NOTE + " characters");
    }
    if (refusal == null && !StorableText.is(note)) {
      refusal = Refusal.invalid("note", StorableText.RULE);
    }
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    return commits.run(
        () -> {
          RefundWithLedger found = ports.store().refundWithLedger(id).orElse(null);
          if (found == null) {
            return Answer.refused(notFound(id));
          }
          return move.of(
                  found.refund(),
                  found.ledger(),
                  Redaction.maskOrNull(note),
                  ports.clock().instant())
              .map(
                  change ->
                      new Stored<>(
                          found.refund(), Commits.commit(change, update), change.refund()));
        });
  }

  static Refusal notFound(String id) {
    return Refusal.of(
        RefusalCode.REFUND_NOT_FOUND, "refund_id", "there is no refund " + Redaction.mask(id));
  }
}
