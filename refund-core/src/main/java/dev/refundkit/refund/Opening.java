package dev.refundkit.refund;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Processing;
import dev.refundkit.request.Redaction;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedParts;
import dev.refundkit.request.RequestedShipping;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Opens a refund from an accepted request.
 *
 * @param id the new refund's id
 * @param ledger before the request, as the quote was made on it
 * @param quote with the policy's fee already taken off
 * @param decision what the policy said, with everything that overrules it
 * @param actor who asks
 * @param keyOf makes a payout's key from its id
 * @param disposer for units that never left the shop
 */
public record Opening(
    String id,
    Sale sale,
    SaleWorth worth,
    Ledger ledger,
    Quote quote,
    Decision decision,
    String actor,
    Instant now,
    UnaryOperator<String> keyOf,
    Disposer disposer) {

  /** When the customer may count on the money, unless the policy says otherwise (L9). */
  private static final Duration USUAL_COMPLETION = Duration.ofDays(3);

  /** Opens the refund of an order. */
  public Change of(RefundRequest request) {
    Map<String, Boolean> restock = request.restockAsked();
    List<RefundItem> items = new ArrayList<>();
    boolean back =
        decision.requireReturn() || Boolean.TRUE.equals(request.shipping().returnRequired());
    for (LineShare share : quote.allocation().lines()) {
      SaleLine line = sale.line(share.lineId()).orElseThrow();
      int expected = back && line.shipped() ? share.units().count() : 0;
      boolean mayRestock = restock.getOrDefault(line.id(), false);
      items.add(
          new RefundItem(
              line.id(),
              line.productId(),
              line.productName(),
              share.units(),
              line.shipped(),
              mayRestock,
              expected,
              Units.NONE,
              0,
              0,
              0,
              false));
    }
    RefundFacts facts =
        facts(
            request.reason(),
            request.reasonDetails(),
            request.paymentMethod(),
            request.processing(),
            request.notes(),
            request.metadata(),
            RequestedParts.of(request));
    return open(facts, items, returns(items, request.shipping()));
  }

  /** Opens the refund of a payment. */
  public Change of(PaymentRefundRequest request) {
    RequestedMethod method =
        new RequestedMethod(RequestedMethod.Type.ORIGINAL_PAYMENT, request.paymentId());
    RefundFacts facts =
        facts(
            request.reason(),
            null,
            method,
            Processing.DEFAULT,
            request.notes(),
            request.metadata(),
            RequestedParts.of(request));
    return open(facts, List.of(), returns(List.of(), RequestedShipping.NONE));
  }

  private RefundFacts facts(
      String reason,
      @Nullable String details,
      RequestedMethod method,
      Processing processing,
      @Nullable String notes,
      Map<String, Object> metadata,
      RequestedParts requested) {
    Payment card = cardOf(method);
    return new RefundFacts(
        id,
        sale.id(),
        sale.customerId(),
        quote.type(),
        Redaction.mask(reason),
        details,
        sale.currency(),
        method,
        card == null ? null : card.last4(),
        card == null ? null : card.brand(),
        processing,
        notes,
        metadata,
        actor,
        decision,
        quote.cappedBy(),
        quote.named(),
        requested,
        quote.allocation(),
        now,
        now.plus(decision.completion() == null ? USUAL_COMPLETION : decision.completion()));
  }

  private @Nullable Payment cardOf(RequestedMethod method) {
    String only =
        quote.payouts().size() == 1 ? quote.payouts().get(0).paymentId() : method.paymentId();
    return only == null ? null : sale.payment(only).orElse(null);
  }

  private Returns returns(List<RefundItem> items, RequestedShipping shipping) {
    boolean required = items.stream().anyMatch(i -> i.expected() > 0);
    ReturnState state = required ? ReturnState.AWAITING : ReturnState.NOT_REQUIRED;
    boolean payAfter = required && decision.payAfterReturn() && quote.total() > 0;
    return new Returns(
        state, required, payAfter, null, shipping.carrier(), shipping.service(), null);
  }

  private Change open(RefundFacts facts, List<RefundItem> items, Returns returns) {
    Draft draft = new Draft(blank(facts, items, returns), ledger, now);
    draft.log(JournalEntry.Kind.CREATED, actor);
    if (decision.outcome() == Outcome.REJECT) {
      draft.enter(RefundStatus.REJECTED, "system", null);
      draft.notifyCustomer("rejected");
      return draft.change();
    }
    hold(draft, facts.method().type());
    if (decision.outcome() == Outcome.APPROVE) {
      draft.approve("system", true, null, disposer);
    }
    return draft.change();
  }

  /** The refund before anything is held for it. */
  private Refund blank(RefundFacts facts, List<RefundItem> items, Returns returns) {
    Allocation asked = quote.allocation();
    return new Refund(
        facts,
        RefundStatus.PENDING,
        null,
        items,
        asked,
        asked.nothingBut(Map.of()),
        List.of(),
        returns,
        List.of(),
        List.of(new TimelineEntry("created", now, actor, null)),
        List.of(),
        now);
  }

  private void hold(Draft draft, RequestedMethod.Type destination) {
    draft.ledger = ledger.take(id, quote.allocation(), sale, worth);
    draft.held = quote.allocation();
    for (PayoutShare share : quote.payouts()) {
      String payoutId = Payouts.payoutId(id, draft.payouts.size() + 1);
      draft.payouts.add(
          Payout.reserved(
              payoutId, share.paymentId(), destination, share.amount(), keyOf.apply(payoutId)));
      draft.ledger = draft.ledger.reserve(share.paymentId(), share.amount());
    }
  }
}
