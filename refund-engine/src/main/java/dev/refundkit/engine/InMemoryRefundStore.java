package dev.refundkit.engine;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps everything in memory: complete, but gone when the process ends. For tests,
 * samples and simulations. One lock guards it; every method is a short step under it.
 */
public final class InMemoryRefundStore implements RefundStore {

  /** An effect that is not done, and who holds it. */
  private record Open(
      Effect effect,
      Instant dueAt,
      long fence,
      @Nullable Instant heldUntil,
      int attempts,
      @Nullable String problem,
      boolean givenUp) {

    boolean free(Instant now) {
      return !givenUp && (heldUntil == null || !now.isBefore(heldUntil));
    }

    boolean due(Instant now) {
      return free(now) && !dueAt.isAfter(now);
    }
  }

  private final String tenant;
  private final Map<String, Ledger> ledgers = new HashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, Answered> answers = new HashMap<>();
  private final Map<String, Open> effects = new LinkedHashMap<>();

  /** A store for the tenant {@code default}. */
  public InMemoryRefundStore() {
    this("default");
  }

  public InMemoryRefundStore(String tenant) {
    this.tenant = tenant;
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public synchronized Optional<Ledger> ledger(String saleId) {
    return Optional.ofNullable(ledgers.get(saleId));
  }

  @Override
  public synchronized Optional<Refund> refund(String refundId) {
    return Optional.ofNullable(refunds.get(refundId));
  }

  @Override
  public synchronized Optional<Answered> answered(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  @Override
  public synchronized CommitResult commit(Commit commit) {
    if (commit.update() != null && fenced(commit.update())) {
      return CommitResult.FENCED;
    }
    if (commit.answered() != null && answers.containsKey(commit.answered().key())) {
      return CommitResult.KEY_TAKEN;
    }
    Ledger before = ledgers.get(commit.ledger().saleId());
    if ((before == null ? 0 : before.version()) != commit.ledger().version()) {
      return CommitResult.STALE;
    }
    ledgers.put(
        commit.ledger().saleId(), commit.ledger().withVersion(commit.ledger().version() + 1));
    if (commit.refund() != null) {
      refunds.put(commit.refund().id(), commit.refund());
    }
    if (commit.answered() != null) {
      answers.put(commit.answered().key(), commit.answered());
    }
    if (commit.update() != null) {
      apply(commit.update());
    }
    commit.dropped().forEach(effects::remove);
    commit.hurried().forEach(key -> effects.computeIfPresent(key, (k, open) -> hurry(open)));
    commit
        .effects()
        .forEach(effect -> effects.compute(effect.key(), (k, old) -> open(effect, old)));
    return CommitResult.STORED;
  }

  /** An effect that is open already stays as it is; one that was given up is opened anew. */
  private static Open open(Effect effect, @Nullable Open old) {
    if (old != null && !old.givenUp) {
      return old;
    }
    return new Open(effect, effect.dueAt(), old == null ? 0 : old.fence, null, 0, null, false);
  }

  private static Open hurry(Open open) {
    return new Open(
        open.effect,
        Instant.EPOCH,
        open.fence,
        open.heldUntil,
        open.attempts,
        open.problem,
        open.givenUp);
  }

  private boolean fenced(EffectUpdate update) {
    Open open = effects.get(update.key());
    return open == null || open.fence != update.fence() || open.heldUntil == null;
  }

  private void apply(EffectUpdate update) {
    switch (update.fate()) {
      case DONE -> effects.remove(update.key());
      case KEPT -> {}
      case AGAIN ->
          effects.computeIfPresent(update.key(), (key, open) -> released(open, update, false));
      case GIVEN_UP ->
          effects.computeIfPresent(update.key(), (key, open) -> released(open, update, true));
    }
  }

  private static Open released(Open open, EffectUpdate update, boolean givenUp) {
    // What was hurried while it was claimed stays due.
    boolean hurried = open.dueAt.equals(Instant.EPOCH);
    Instant due = update.again() == null || hurried ? open.dueAt : update.again();
    return new Open(
        open.effect, due, open.fence, null, update.attempts(), update.problem(), givenUp);
  }

  @Override
  public synchronized List<ClaimedEffect> claim(
      String worker, Instant now, Duration lease, int limit) {
    return effects.values().stream()
        .filter(open -> open.due(now))
        .sorted(Comparator.comparing(Open::dueAt))
        .limit(limit)
        .toList()
        .stream()
        .map(open -> hold(open, now, lease))
        .toList();
  }

  @Override
  public synchronized Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    return Optional.ofNullable(effects.get(effectKey))
        .filter(open -> open.free(now))
        .map(open -> hold(open, now, lease));
  }

  private ClaimedEffect hold(Open open, Instant now, Duration lease) {
    // A hurried effect that is worked on now is not due again by the old hurry.
    Instant due = open.dueAt.equals(Instant.EPOCH) ? now : open.dueAt;
    Open held =
        new Open(
            open.effect, due, open.fence + 1, now.plus(lease), open.attempts, open.problem, false);
    effects.put(open.effect.key(), held);
    return new ClaimedEffect(held.effect, held.fence, held.attempts);
  }

  @Override
  public synchronized boolean update(EffectUpdate update) {
    if (fenced(update)) {
      return false;
    }
    apply(update);
    return true;
  }

  @Override
  public synchronized Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
    List<Refund> found =
        refunds.values().stream()
            .filter(refund -> matches(refund, query))
            .sorted(
                Comparator.comparing((Refund r) -> r.facts().createdAt())
                    .reversed()
                    .thenComparing(Refund::id))
            .toList();
    return page(found, cursor, limit);
  }

  private static boolean matches(Refund refund, RefundQuery query) {
    return (query.orderId() == null || query.orderId().equals(refund.facts().saleId()))
        && (query.customerId() == null || query.customerId().equals(refund.facts().customerId()))
        && (query.status() == null || query.status() == refund.status())
        && (query.type() == null || query.type() == refund.facts().type())
        && (query.reason() == null || query.reason().equals(refund.facts().reason()))
        && (query.from() == null || !refund.facts().createdAt().isBefore(query.from()))
        && (query.until() == null || refund.facts().createdAt().isBefore(query.until()));
  }

  @Override
  public synchronized Page<Attention> attention(@Nullable String cursor, int limit) {
    Stream<Attention> ofRefunds =
        refunds.values().stream()
            .filter(Refund::needsAttention)
            .map(
                r ->
                    attention(
                        Attention.Kind.REFUND,
                        r.facts().saleId(),
                        r.id(),
                        "refund is " + r.paymentStatus().wire(),
                        r.updatedAt()));
    Stream<Attention> ofLedgers =
        ledgers.values().stream()
            .filter(ledger -> ledger.excess() > 0)
            .map(
                l ->
                    attention(
                        Attention.Kind.EXCESS,
                        l.saleId(),
                        null,
                        l.excess() + " minor units more than captured",
                        Instant.EPOCH));
    Stream<Attention> ofEffects =
        effects.values().stream()
            .filter(Open::givenUp)
            .map(
                o ->
                    attention(
                        Attention.Kind.EFFECT,
                        o.effect.saleId(),
                        o.effect.refundId(),
                        o.effect.kind().wire() + ": " + o.problem,
                        o.dueAt));
    List<Attention> all =
        new ArrayList<>(Stream.of(ofRefunds, ofLedgers, ofEffects).flatMap(s -> s).toList());
    all.sort(Comparator.comparing(Attention::since).thenComparing(Attention::orderId));
    return page(all, cursor, limit);
  }

  private static Attention attention(
      Attention.Kind kind, String orderId, @Nullable String refundId, String what, Instant since) {
    return new Attention(kind, orderId, refundId, what, since);
  }

  private static <T> Page<T> page(List<T> all, @Nullable String cursor, int limit) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    if (from < 0) {
      throw new IllegalArgumentException("not a cursor: " + cursor);
    }
    int to = (int) Math.min(all.size(), (long) from + limit);
    return new Page<>(
        all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
  }
}
