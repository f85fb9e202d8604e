package dev.refundkit.testkit.contract;

import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundFacts;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A refund like another but for some of its components. */
final class RefundCopy {

  private final Refund refund;
  private String id;
  private String orderId;
  private @Nullable String customerId;
  private RefundType type;
  private String reason;
  private Instant createdAt;
  private RefundStatus status;
  private List<Payout> payouts;
  private Instant updatedAt;

  private RefundCopy(Refund refund) {
    this.refund = refund;
    id = refund.id();
    orderId = refund.facts().saleId();
    customerId = refund.facts().customerId();
    type = refund.facts().type();
    reason = refund.facts().reason();
    createdAt = refund.facts().createdAt();
    status = refund.status();
    payouts = refund.payouts();
    updatedAt = refund.updatedAt();
  }

  static RefundCopy of(Refund refund) {
    return new RefundCopy(refund);
  }

  /** Its payouts get ids and keys that begin with its id. */
  RefundCopy id(String other) {
    id = other;
    List<Payout> named = new ArrayList<>();
    for (Payout payout : payouts) {
      named.add(payout(payout, other + "_" + named.size(), payout.state()));
    }
    return payouts(old -> named);
  }

  RefundCopy ofOrder(String other) {
    orderId = other;
    return this;
  }

  RefundCopy ofCustomer(@Nullable String other) {
    customerId = other;
    return this;
  }

  RefundCopy type(RefundType other) {
    type = other;
    return this;
  }

  RefundCopy reason(String other) {
    reason = other;
    return this;
  }

  RefundCopy createdAt(Instant at) {
    createdAt = at;
    return changedAt(at);
  }

  RefundCopy changedAt(Instant at) {
    updatedAt = at;
    return this;
  }

  RefundCopy status(RefundStatus other) {
    status = other;
    return this;
  }

  RefundCopy payouts(Function<List<Payout>, List<Payout>> change) {
    payouts = change.apply(payouts);
    return this;
  }

  /** All payouts in one state; a person must look at {@link PayoutState#NEEDS_ATTENTION}. */
  RefundCopy payouts(PayoutState state) {
    return payouts(old -> old.stream().map(payout -> payout(payout, payout.key(), state)).toList());
  }

  /** A payout like another, with a key of its own. */
  static Payout payout(Payout like, String key, PayoutState state) {
    return new Payout(
        key,
        like.paymentId(),
        like.destination(),
        like.amount(),
        state,
        key,
        like.sentAt(),
        like.endedAt(),
        like.transactionId(),
        like.receiptUrl(),
        like.failure(),
        like.replaced());
  }

  Refund build() {
    RefundFacts facts = refund.facts();
    RefundFacts next =
        new RefundFacts(
            id,
            orderId,
            customerId,
            type,
            reason,
            facts.reasonDetails(),
            facts.currency(),
            facts.method(),
            facts.methodLast4(),
            facts.methodBrand(),
            facts.processing(),
            facts.notes(),
            facts.metadata(),
            facts.requestedBy(),
            facts.decision(),
            facts.cappedBy(),
            facts.namedTotal(),
            facts.requested(),
            facts.asked(),
            createdAt,
            facts.estimatedCompletion());
    return new Refund(
        next,
        status,
        refund.approval(),
        refund.items(),
        refund.accepted(),
        refund.held(),
        payouts,
        refund.returns(),
        refund.dispositions(),
        refund.timeline(),
        refund.journal(),
        updatedAt);
  }
}
