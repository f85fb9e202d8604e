package dev.refundkit.json;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.quote.Cap;
import dev.refundkit.refund.Approval;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundFacts;
import dev.refundkit.refund.Returns;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the document of a refund. */
final class RefundWriting {

  private RefundWriting() {}

  static RefundDocument of(Refund refund) {
    RefundFacts facts = refund.facts();
    return new RefundDocument(
        facts.id(),
        facts.saleId(),
        facts.customerId(),
        facts.type().wire(),
        refund.status().wire(),
        facts.reason(),
        facts.reasonDetails(),
        items(refund),
        amounts(refund.accepted(), facts.currency().code()),
        method(refund),
        refund.paymentStatus().wire(),
        transactionId(refund),
        processing(refund.approval()),
        shipping(refund.returns()),
        timeline(refund),
        facts.createdAt(),
        refund.updatedAt(),
        facts.estimatedCompletion(),
        facts.notes(),
        facts.metadata(),
        payouts(refund),
        decision(facts.decision()),
        words(facts.cappedBy()),
        otherThan(refund.accepted().total(), facts.namedTotal()));
  }

  private static List<RefundDocument.Item> items(Refund refund) {
    Map<String, Long> values =
        refund.accepted().lines().stream()
            .collect(Collectors.toMap(LineShare::lineId, line -> line.worth().value()));
    return refund.items().stream()
        .map(
            item ->
                new RefundDocument.Item(
                    item.lineId(),
                    item.productId(),
                    item.productName(),
                    item.quantity(),
                    values.getOrDefault(item.lineId(), 0L),
                    item.restock(),
                    refund.restockStatus(item).wire()))
        .toList();
  }

  static RefundDocument.Amounts amounts(Allocation given, String currency) {
    return new RefundDocument.Amounts(
        given.subtotal(),
        given.tax(),
        given.shippingValue(),
        given.adjustment(),
        given.total(),
        currency);
  }

  private static RefundDocument.PaymentMethod method(Refund refund) {
    RefundFacts facts = refund.facts();
    String named = facts.method().paymentId();
    Set<String> drawnOn =
        refund.livePayouts().stream().map(Payout::paymentId).collect(Collectors.toSet());
    String only = drawnOn.size() == 1 ? drawnOn.iterator().next() : null;
    return new RefundDocument.PaymentMethod(
        facts.method().type().wire(),
        named == null ? only : named,
        facts.methodLast4(),
        facts.methodBrand());
  }

  private static @Nullable String transactionId(Refund refund) {
    return refund.payouts().stream()
        .filter(p -> p.state() == PayoutState.SUCCEEDED && p.transactionId() != null)
        .findFirst()
        .map(Payout::transactionId)
        .orElse(null);
  }

  private static RefundDocument.Processing processing(@Nullable Approval approval) {
    return approval == null
        ? new RefundDocument.Processing(false, null, null)
        : new RefundDocument.Processing(approval.automatic(), approval.at(), approval.by());
  }

  private static RefundDocument.Shipping shipping(Returns returns) {
    return returns.required()
        ? new RefundDocument.Shipping(true, returns.labelId(), returns.state().wire(), returns.by())
        : new RefundDocument.Shipping(false, returns.labelId(), null, null);
  }

  private static List<RefundDocument.Step> timeline(Refund refund) {
    return refund.timeline().stream()
        .map(step -> new RefundDocument.Step(step.status(), step.at(), step.actor(), step.note()))
        .toList();
  }

  private static List<RefundDocument.Payout> payouts(Refund refund) {
    List<Payout> live = refund.livePayouts();
    boolean elsewhere =
        live.stream().anyMatch(p -> p.destination() != refund.facts().method().type());
    return live.size() > 1 || elsewhere
        ? live.stream().map(RefundWriting::payout).toList()
        : List.of();
  }

  private static RefundDocument.Payout payout(Payout payout) {
    return new RefundDocument.Payout(
        payout.paymentId(),
        payout.destination().wire(),
        payout.amount(),
        payout.state().wire(),
        payout.transactionId());
  }

  static @Nullable DecisionDocument decision(Decision decision) {
    return decision.outcome() == Outcome.APPROVE ? null : DecisionDocument.of(decision);
  }

  /** In the order of the enumeration. */
  static List<String> words(Set<Cap> caps) {
    return caps.stream().sorted().map(Cap::wire).toList();
  }

  /** The total that the caller named, if it is not what is given (M15). */
  static @Nullable Long otherThan(long total, @Nullable Long named) {
    return named == null || named == total ? null : named;
  }
}
