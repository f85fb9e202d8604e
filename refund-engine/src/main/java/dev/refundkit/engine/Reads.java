package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.actor.Scope;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Redaction;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundSummary;
import dev.refundkit.spi.RefundWithLedger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is stored, for those who may read it. */
final class Reads {

  private final Ports ports;
  private final OutsideFacts facts;

  Reads(Ports ports, OutsideFacts facts) {
    this.ports = ports;
    this.facts = facts;
  }

  Answer<Refund> refund(String refundId, Actor actor) {
    return guarded(
        actor,
        Scope.REFUNDS_READ,
        () ->
            ports
                .store()
                .refund(refundId)
                .map(Answer::of)
                .orElseGet(() -> Answer.refused(Commands.notFound(refundId))));
  }

  Answer<Page<Refund>> list(RefundQuery query, @Nullable String cursor, int limit, Actor actor) {
    return guarded(
        actor,
        Scope.REFUNDS_READ,
        () -> paged(limit, () -> ports.store().list(query, cursor, limit)));
  }

  Answer<RefundSummary> summary(RefundQuery query, Actor actor) {
    return guarded(actor, Scope.REFUNDS_READ, () -> Answer.of(ports.store().summary(query)));
  }

  Answer<Page<Attention>> attention(@Nullable String cursor, int limit, Actor actor) {
    return guarded(
        actor,
        Scope.REFUNDS_READ,
        () -> paged(limit, () -> ports.store().attention(cursor, limit)));
  }

  private <T> Answer<Page<T>> paged(int limit, Supplier<Page<T>> page) {
    if (limit < 1 || limit > ports.limits().pageSize()) {
      return Answer.refused(
          Refusal.invalid("limit", "must be 1 to " + ports.limits().pageSize() + ", was " + limit));
    }
    try {
      return Answer.of(page.get());
    } catch (IllegalArgumentException e) {
      return Answer.refused(Refusal.invalid("cursor", "must be one that an earlier page gave"));
    }
  }

  Answer<PaymentBalance> payment(String paymentId, Actor actor) {
    return guarded(
        actor,
        Scope.PAYMENTS_READ,
        () ->
            facts
                .ledgerOfPayment(paymentId)
                .map(ledger -> ledger.payment(paymentId).orElseThrow()));
  }

  Answer<OrderBalance> order(String orderId, Actor actor) {
    return guarded(
        actor,
        Scope.REFUNDS_READ,
        () -> {
          Sale sale = ports.sales().order(orderId).orElse(null);
          if (sale == null) {
            return Answer.refused(
                Refusal.of(
                    RefusalCode.ORDER_NOT_FOUND,
                    "order_id",
                    "there is no order " + Redaction.mask(orderId)));
          }
          SaleWorth worth = SaleWorth.of(sale);
          Ledger stored = ports.store().ledger(orderId).orElseGet(() -> Ledger.open(sale));
          return stored.follow(sale, worth).map(ledger -> OrderBalance.of(sale, worth, ledger));
        });
  }

  /** A stored payment refund with its present outcome. */
  PaymentRefund paymentRefund(String refundId) {
    RefundWithLedger stored = ports.store().refundWithLedger(refundId).orElseThrow();
    String paymentId = stored.refund().facts().method().paymentId();
    PaymentBalance balance =
        stored
            .ledger()
            .payment(paymentId == null ? "" : paymentId)
            .orElseThrow(() -> new IllegalStateException("refund " + refundId + " has no balance"));
    return new PaymentRefund(stored.refund(), balance);
  }

  private static <T> Answer<T> guarded(Actor actor, Scope scope, Supplier<Answer<T>> read) {
    Refusal refusal = Guard.scope(actor, scope);
    return refusal == null ? read.get() : Answer.refused(refusal);
  }
}
