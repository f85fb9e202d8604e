package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.actor.Scope;
import dev.refundkit.engine.Commits.Stored;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.RecentRequest;
import dev.refundkit.ledger.Usage;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Proposal;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.Opening;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Redaction;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.ProcessorAbilities;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes requests in: checks, quotes, decides, opens. */
final class Intake {

  private final Ports ports;
  private final PolicyDesk desk;
  private final Commits commits;

  Intake(Ports ports, Commits commits) {
    this.ports = ports;
    this.desk = new PolicyDesk(ports);
    this.commits = commits;
  }

  /** A sale with all that a request is worked out from. */
  private record Desk(Sale sale, SaleWorth worth, Ledger ledger, Quoter quoter, Instant now) {}

  /** What a request has led to so far. */
  private record Proposed(Desk desk, Proposal proposal) {}

  /** Where a request goes through, whichever endpoint it came to. */
  private record Route(
      Scope scope,
      Record request,
      PolicyDesk.Asked asked,
      Function<Desk, Answer<Quote>> quote,
      Function<Opening, Change> open) {}

  Answer<Proposal> quote(RefundRequest raw, Actor actor) {
    Refusal refusal = Guard.scope(actor, Scope.REFUNDS_WRITE);
    if (refusal == null) {
      refusal = ports.check().check(raw, raw::violations);
    }
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    Map<String, Boolean> restock =
        raw.items().stream().collect(Collectors.toMap(RequestedItem::lineItemId, RequestedItem::mayRestock));
    return propose(sale(raw), route(raw, false), actor)
        .map(p -> desk.withRestocking(p.proposal(), restock, raw.reason(), p.desk().now()));
  }

  Answer<Refund> create(RefundRequest raw, Actor actor, @Nullable String key) {
    return take(route(raw, key != null), actor, key, () -> ports.check().check(raw, raw::violations), () -> sale(raw));
  }

  Answer<Refund> refundPayment(PaymentRefundRequest raw, Actor actor, @Nullable String key) {
    return take(
        route(raw, key != null),
        actor,
        key,
        () -> ports.check().check(raw, raw::violations),
        () -> ports.sales().orderOfPayment(raw.paymentId()).map(Answer::of).orElseGet(() -> paymentNotFound("payment_id", raw.paymentId())));
  }

  private Route route(RefundRequest raw, boolean hasKey) {
    RefundRequest request =
        raw.withTexts(
            Redaction.maskOrNull(raw.reasonDetails()), Redaction.maskOrNull(raw.notes()), Redaction.mask(raw.metadata()));
    return new Route(
        Scope.REFUNDS_WRITE,
        raw,
        new PolicyDesk.Asked(raw.reason(), raw.processing().mayAutoApprove(), hasKey),
        d -> d.quoter().quote(request),
        opening -> opening.of(request));
  }

  private Route route(PaymentRefundRequest raw, boolean hasKey) {
    PaymentRefundRequest request =
        new PaymentRefundRequest(
            raw.paymentId(),
            raw.amount(),
            raw.currency(),
            raw.reason(),
            Redaction.maskOrNull(raw.notes()),
            Redaction.mask(raw.metadata()));
    return new Route(
        Scope.PAYMENTS_WRITE,
        raw,
        new PolicyDesk.Asked(raw.reason(), true, hasKey),
        d -> d.quoter().quote(request),
        opening -> opening.of(request));
  }

  /** The order of refusals: scope, idempotency, the request itself, what it names, what is left, limits (R6, R8). */
  private Answer<Refund> take(
      Route route,
      Actor actor,
      @Nullable String key,
      Supplier<@Nullable Refusal> check,
      Supplier<Answer<Sale>> sale) {
    Refusal refusal = Guard.scope(actor, route.scope());
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    if (key != null && (key.isBlank() || key.length() > 255)) {
      return Answer.refused(Refusal.invalid("idempotency_key", "must be 1 to 255 characters"));
    }
    String fingerprint = key == null ? "" : Fingerprint.of(route.request());
    Optional<Answered> before = key == null ? Optional.empty() : ports.store().answered(key);
    if (before.isPresent()) {
      return replay(before.get(), fingerprint);
    }
    refusal = check.get();
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    return commits.run(
        () -> propose(sale.get(), route, actor).flatMap(p -> open(p, route, actor, key, fingerprint)),
        () -> ports.store().answered(key == null ? "" : key).map(a -> replay(a, fingerprint)).orElseGet(() -> Commits.conflict("an idempotency key was taken")));
  }

  private static Answer<Refund> replay(Answered answered, String fingerprint) {
    return answered.fingerprint().equals(fingerprint)
        ? Answer.of(answered.refund())
        : Answer.refused(
            Refusal.of(
                RefusalCode.IDEMPOTENCY_KEY_REUSED,
                "idempotency_key",
                "idempotency key was used for another request. Maybe the key does not cover all that changes in the body."));
  }

  private Answer<Sale> sale(RefundRequest request) {
    return ports
        .sales()
        .order(request.orderId())
        .map(sale -> checkPayment(sale, request.paymentMethod()))
        .orElseGet(() -> Answer.refused(Refusal.of(RefusalCode.ORDER_NOT_FOUND, "order_id", "there is no order " + request.orderId())));
  }

  /** R7. */
  private Answer<Sale> checkPayment(Sale sale, RequestedMethod method) {
    String field = "payment_method.payment_id";
    if (method.type() == RequestedMethod.Type.STORE_CREDIT && !ports.processor().abilities().storeCredit()) {
      return Answer.refused(Refusal.invalid("payment_method.type", "must not be store_credit: the processor does not pay to it"));
    }
    if (method.paymentId() == null || sale.payment(method.paymentId()).isPresent()) {
      return Answer.of(sale);
    }
    return ports.sales().orderOfPayment(method.paymentId()).isEmpty()
        ? paymentNotFound(field, method.paymentId())
        : Answer.refused(
            Refusal.of(
                RefusalCode.PAYMENT_NOT_OF_ORDER, field, "payment " + method.paymentId() + " is not of order " + sale.id()));
  }

  private static Answer<Sale> paymentNotFound(String field, String paymentId) {
    return Answer.refused(Refusal.of(RefusalCode.PAYMENT_NOT_FOUND, field, "there is no payment " + paymentId));
  }

  private Answer<Proposed> propose(Answer<Sale> found, Route route, Actor actor) {
    if (!ports.policy().reasons().isEmpty() && !ports.policy().reasons().contains(route.asked().reason())) {
      return Answer.refused(
          Refusal.invalid("reason", "must be one of the policy's reasons " + ports.policy().reasons().stream().sorted().toList()));
    }
    return found.flatMap(this::deskOf).flatMap(d -> propose(d, route, actor));
  }

  private Answer<Desk> deskOf(Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    Ledger stored = ports.store().ledger(sale.id()).orElseGet(() -> Ledger.open(sale));
    return stored
        .follow(sale, worth)
        .map(ledger -> new Desk(sale, worth, ledger, new Quoter(sale, worth, ledger, ports.tenders()), ports.clock().instant()));
  }

  private Answer<Proposed> propose(Desk d, Route route, Actor actor) {
    return route
        .quote()
        .apply(d)
        .flatMap(
            quote -> {
              boolean goodwill = quote.type() != RefundType.PAYMENT
                  && quote.type() != RefundType.FULL
                  && quote.allocation().adjustment() > 0;
              boolean named = route.request() instanceof RefundRequest r && r.amounts().adjustmentOrZero() > 0;
              Refusal refusal = goodwill || named ? Guard.scope(actor, Scope.REFUNDS_APPROVE) : null;
              if (refusal != null) {
                return Answer.refused(refusal);
              }
              Proposal proposal = desk.propose(d.sale(), d.ledger(), d.quoter(), quote, route.asked(), d.now());
              return Answer.of(new Proposed(d, proposal));
            });
  }

  private Answer<Stored<Refund>> open(
      Proposed proposed, Route route, Actor actor, @Nullable String key, String fingerprint) {
    Desk d = proposed.desk();
    Proposal proposal = proposed.proposal();
    boolean rejected = proposal.decision().outcome() == Outcome.REJECT;
    ProcessorAbilities abilities = ports.processor().abilities();
    Refusal refusal = rejected ? null : expressible(proposal.quote(), d.sale(), abilities);
    long total = proposal.quote().total();
    if (refusal == null && !rejected) {
      refusal = Guard.limit(actor, route.scope(), Usage.Kind.ASKED, total, d.ledger(), d.now());
    }
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    Ledger ledger = rejected ? d.ledger() : d.ledger().use(actor.id(), Usage.Kind.ASKED, total, d.now());
    if (key == null) {
      String payment = proposal.quote().type() == RefundType.PAYMENT ? proposal.quote().paymentId() : null;
      ledger = ledger.remember(new RecentRequest(payment, total, route.asked().reason(), d.now()));
    }
    Opening opening =
        new Opening(
            ports.ids().next(),
            d.sale(),
            d.worth(),
            ledger,
            proposal.quote(),
            proposal.decision(),
            actor.id(),
            d.now(),
            id -> PayoutKeys.of(id, abilities.maxKeyLength()),
            desk.disposer(d.sale(), proposal.quote().type(), route.asked().reason(), d.now()));
    Change change = route.open().apply(opening);
    Answered answered = key == null ? null : new Answered(key, fingerprint, change.refund(), d.now());
    return Answer.of(new Stored<>(Commits.commit(change, null, answered), change.refund()));
  }

  /** M19. */
  private static @Nullable Refusal expressible(Quote quote, Sale sale, ProcessorAbilities abilities) {
    for (PayoutShare payout : quote.payouts()) {
      if (!abilities.expresses(payout.amount(), sale.currency())) {
        String field = quote.type() == RefundType.PAYMENT ? "amount" : "amounts.total";
        return Refusal.invalid(
            field,
            "must be an amount that the processor can express; payment " + payout.paymentId() + " would get " + payout.amount()
                + " minor units of " + sale.currency().code());
      }
    }
    return null;
  }
}
