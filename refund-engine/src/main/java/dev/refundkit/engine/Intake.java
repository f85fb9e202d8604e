package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.actor.Scope;
import dev.refundkit.engine.Commits.Stored;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.RecentRequest;
import dev.refundkit.ledger.Usage;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Proposal;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.Opening;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.StoredId;
import dev.refundkit.text.StorableText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests in, at both endpoints. The order of refusals: scope, idempotency, the request
 * itself, what it names, what is left, limits (R6, R8).
 */
final class Intake {

  private static final int MAX_REFUND_ID = 64;

  /** What no client's idempotency key may begin with: the engine keeps answers of its own. */
  static final String RESERVED_KEYS = "refundkit:";

  private final Ports ports;
  private final PolicyDesk desk;
  private final Commits commits;

  Intake(Ports ports, Commits commits) {
    this.ports = ports;
    this.desk = new PolicyDesk(ports);
    this.commits = commits;
  }

  /** A sale with all that a request is worked out from. */
  private record Books(Sale sale, SaleWorth worth, Ledger ledger, Quoter quoter, Instant now) {}

  /**
   * What a request has led to so far.
   *
   * @param decided what the policy saw, quoted before its fee
   */
  private record Proposed(Books books, RefundCase decided, Proposal proposal) {}

  /**
   * A request that was taken in.
   *
   * @param replayed whether an earlier call with the same key took it in
   */
  record Taken(Refund refund, boolean replayed) {}

  Answer<Proposal> quote(RefundRequest request, Actor actor) {
    Endpoint endpoint = new OrderEndpoint(request, ports);
    Refusal refusal = scopes(actor, endpoint);
    if (refusal == null) {
      refusal = endpoint.check();
    }
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    return propose(endpoint, false)
        .flatMap(
            p -> {
              boolean rejected = p.proposal().decision().outcome() == Outcome.REJECT;
              Refusal inexpressible =
                  rejected ? null : expressible(p.proposal().quote(), p.books().sale());
              return inexpressible == null
                  ? Answer.of(
                      desk.withRestocking(
                          p.proposal(), request.restockAsked(), request.reason(), p.books().now()))
                  : Answer.refused(inexpressible);
            });
  }

  Answer<Taken> take(Endpoint endpoint, Actor actor, @Nullable String key) {
    Refusal refusal = scopes(actor, endpoint);
    if (refusal == null && key != null) {
      refusal = check(key);
    }
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    if (key == null) {
      refusal = endpoint.check();
      return refusal == null
          ? commits
              .run(() -> propose(endpoint, false).flatMap(p -> open(p, endpoint, actor, null)))
              .map(refund -> new Taken(refund, false))
          : Answer.refused(refusal);
    }
    return takeOnce(endpoint, actor, key);
  }

  private static @Nullable Refusal check(String key) {
    if (key.isBlank() || key.length() > 255) {
      return Refusal.invalid("idempotency_key", "must be 1 to 255 characters");
    }
    if (!StorableText.is(key)) {
      return Refusal.invalid("idempotency_key", StorableText.RULE);
    }
    return key.startsWith(RESERVED_KEYS)
        ? Refusal.invalid("idempotency_key", "must not begin with " + RESERVED_KEYS)
        : null;
  }

  private Answer<Taken> takeOnce(Endpoint endpoint, Actor actor, String key) {
    Key once = new Key(StoredId.of(key), Fingerprint.of(endpoint.body()));
    Optional<Answered> before = ports.store().answered(once.key());
    if (before.isPresent()) {
      return once.replay(before.get());
    }
    Refusal refusal = endpoint.check();
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    Answer<Refund> opened =
        commits.run(() -> propose(endpoint, true).flatMap(p -> open(p, endpoint, actor, once)));
    if (opened instanceof Answer.Refused<Refund> refused) {
      // The first call with this key may have been answered while this one was worked out.
      Answer<Taken> own = Answer.refused(refused.refusal());
      return ports.store().answered(once.key()).map(once::replay).orElse(own);
    }
    return opened.map(refund -> new Taken(refund, false));
  }

  /** An idempotency key as it is stored, and what it was used for now (R8). */
  private record Key(String key, String fingerprint) {

    Answer<Taken> replay(Answered answered) {
      return answered.fingerprint().equals(fingerprint)
          ? Answer.of(new Taken(answered.refund(), true))
          : Answer.refused(
              Refusal.of(
                  RefusalCode.IDEMPOTENCY_KEY_REUSED,
                  "idempotency_key",
                  "the idempotency key was used for another request. Maybe it is made from less than the whole body."));
    }
  }

  private static @Nullable Refusal scopes(Actor actor, Endpoint endpoint) {
    for (Scope scope : endpoint.scopes()) {
      Refusal refusal = Guard.scope(actor, scope);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private Answer<Proposed> propose(Endpoint endpoint, boolean hasKey) {
    PolicyDesk.Asked asked = endpoint.asked(hasKey);
    Set<String> reasons = ports.policy().reasons();
    if (!reasons.isEmpty() && !reasons.contains(asked.reason())) {
      String rule =
          "must be one of the policy's reasons "
              + reasons.stream().sorted().toList()
              + ", was "
              + asked.reason();
      return Answer.refused(Refusal.invalid("reason", rule));
    }
    return endpoint
        .sale()
        .flatMap(this::books)
        .flatMap(
            books ->
                endpoint
                    .quote(books.quoter())
                    .map(
                        quote -> {
                          PolicyDesk.Seen seen =
                              desk.look(books.sale(), books.ledger(), quote, asked, books.now());
                          Proposal proposal = desk.propose(seen, books.quoter());
                          return new Proposed(books, seen.refund(), proposal);
                        }));
  }

  private Answer<Books> books(Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    Instant now = ports.clock().instant();
    return ports
        .store()
        .ledger(sale.id())
        .orElseGet(() -> Ledger.open(sale))
        .follow(sale, worth)
        .map(
            ledger ->
                new Books(
                    sale, worth, ledger, new Quoter(sale, worth, ledger, ports.tenders()), now));
  }

  private Answer<Stored<Refund>> open(
      Proposed proposed, Endpoint endpoint, Actor actor, @Nullable Key key) {
    Books books = proposed.books();
    Proposal proposal = proposed.proposal();
    Quote quote = proposal.quote();
    Ledger ledger = books.ledger();
    String reason = endpoint.asked(false).reason();
    if (proposal.decision().outcome() != Outcome.REJECT) {
      Refusal refusal = expressible(quote, books.sale());
      if (refusal == null) {
        Scope limited = endpoint.scopes().get(0);
        refusal = Guard.limit(actor, limited, Usage.Kind.ASKED, quote.total(), ledger, books.now());
      }
      long goodwill = endpoint.scopes().contains(Scope.REFUNDS_APPROVE) ? given(quote) : 0;
      if (refusal == null && goodwill > 0) {
        refusal =
            Guard.limit(
                actor, Scope.REFUNDS_APPROVE, Usage.Kind.APPROVED, goodwill, ledger, books.now());
      }
      if (refusal != null) {
        return Answer.refused(refusal);
      }
      if (goodwill > 0) {
        ledger = ledger.use(actor.id(), Usage.Kind.APPROVED, goodwill, books.now());
      }
      String payment = quote.type() == RefundType.PAYMENT ? quote.paymentId() : null;
      long asked = proposed.decided().quote().total();
      ledger =
          ledger
              .use(actor.id(), Usage.Kind.ASKED, quote.total(), books.now())
              .remember(new RecentRequest(payment, asked, reason, books.now()));
    }
    int keyLength = ports.processor().abilities().maxKeyLength();
    Change change =
        endpoint.open(
            new Opening(
                newId(),
                books.sale(),
                books.worth(),
                ledger,
                quote,
                proposal.decision(),
                actor.id(),
                books.now(),
                id -> PayoutKeys.of(id, keyLength),
                desk.disposer(books.sale(), quote.type(), reason, books.now())));
    Answered answered =
        key == null
            ? null
            : new Answered(key.key(), key.fingerprint(), change.refund(), books.now());
    return Answer.of(
        new Stored<>(null, Commits.opening(change, answered, proposed.decided()), change.refund()));
  }

  private static long given(Quote quote) {
    return quote.allocation().adjustments().given();
  }

  /** M19. */
  private @Nullable Refusal expressible(Quote quote, Sale sale) {
    ProcessorAbilities abilities = ports.processor().abilities();
    for (PayoutShare payout : quote.payouts()) {
      if (!abilities.expresses(payout.amount(), sale.currency())) {
        String field = quote.type() == RefundType.PAYMENT ? "amount" : "amounts.total";
        String rule =
            "must be an amount that the processor can express; payment %s would get %d minor units of %s"
                .formatted(payout.paymentId(), payout.amount(), sale.currency().code());
        return Refusal.invalid(field, rule);
      }
    }
    return null;
  }

  /** A host's own ids are looked at: two refunds under one id would be one to every store. */
  private String newId() {
    String id = ports.ids().next();
    if (id == null || id.isBlank() || id.length() > MAX_REFUND_ID || !StorableText.is(id)) {
      throw new IllegalStateException("the source of ids gave none of 1 to 64 characters");
    }
    if (ports.store().refund(id).isPresent()) {
      throw new IllegalStateException("the source of ids gave an id once more");
    }
    return id;
  }
}
