package dev.refundkit.engine;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundSummary;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.text.StorableText;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps everything in memory: complete, but gone when the process ends. For tests,
 * samples and simulations. One lock guards it; every method is a short step under it.
 */
public final class InMemoryRefundStore implements RefundStore {

  private final String tenant;
  private final Map<String, Ledger> ledgers = new HashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, String> payouts = new HashMap<>();
  private final Map<String, Answered> answers = new HashMap<>();
  private final Map<String, Long> spent = new HashMap<>();
  private final InMemoryEffects effects = new InMemoryEffects();

  /** A store for the tenant {@code default}. */
  public InMemoryRefundStore() {
    this("default");
  }

  /**
   * A store for one tenant.
   *
   * @throws IllegalArgumentException if the tenant's name is no {@link StorableText} of at most 255
   *     characters
   */
  public InMemoryRefundStore(String tenant) {
    StorableText.require("a tenant", tenant, StorableText.MAX_ID);
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
  public synchronized Optional<RefundWithLedger> refundWithLedger(String refundId) {
    return refund(refundId)
        .flatMap(
            refund -> ledger(refund.facts().saleId()).map(l -> new RefundWithLedger(refund, l)));
  }

  @Override
  public synchronized Optional<Refund> refundOfPayout(String payoutKey) {
    return Optional.ofNullable(payouts.get(payoutKey)).map(refunds::get);
  }

  @Override
  public synchronized Optional<Answered> answered(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  @Override
  public synchronized long spent(String spendKey) {
    return spent.getOrDefault(spendKey, 0L);
  }

  @Override
  public synchronized CommitResult commit(Commit commit) {
    if (commit.update() != null && effects.fenced(commit.update())) {
      return CommitResult.FENCED;
    }
    if (commit.answered() != null && answers.containsKey(commit.answered().key())) {
      return CommitResult.KEY_TAKEN;
    }
    Ledger before = ledgers.get(commit.ledger().saleId());
    if ((before == null ? 0 : before.version()) != commit.ledger().version()) {
      return CommitResult.STALE;
    }
    if (!commit.spends().stream().allMatch(spend -> spend.fits(spent(spend.key())))) {
      return CommitResult.OVER_BUDGET;
    }
    commit.spends().forEach(spend -> spent.merge(spend.key(), spend.amount(), Long::sum));
    ledgers.put(
        commit.ledger().saleId(), commit.ledger().withVersion(commit.ledger().version() + 1));
    if (commit.refund() != null) {
      Refund refund = commit.refund();
      refunds.put(refund.id(), refund);
      refund.payouts().forEach(payout -> payouts.put(payout.key(), refund.id()));
    }
    if (commit.answered() != null) {
      answers.put(commit.answered().key(), commit.answered());
    }
    effects.apply(commit);
    return CommitResult.STORED;
  }

  @Override
  public synchronized List<ClaimedEffect> claim(
      String worker, Instant now, Duration lease, int limit) {
    return effects.claim(now, lease, limit);
  }

  @Override
  public synchronized Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    return effects.claim(effectKey, now, lease);
  }

  @Override
  public synchronized boolean update(EffectUpdate update) {
    if (effects.fenced(update)) {
      return false;
    }
    effects.apply(update);
    return true;
  }

  @Override
  public synchronized Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
    boolean newest = query.order() == RefundQuery.Order.NEWEST_FIRST;
    return Position.page(
        found(query),
        r -> new Position(r.facts().createdAt(), r.id()),
        newest ? Position.NEWEST_FIRST : Position.OLDEST_FIRST,
        cursor,
        limit);
  }

  @Override
  public synchronized RefundSummary summary(RefundQuery query) {
    Map<String, Map<RefundStatus, RefundSummary.Sum>> sums = new TreeMap<>();
    for (Refund refund : found(query)) {
      String currency = refund.facts().currency().code();
      BigInteger total = BigInteger.valueOf(refund.accepted().total());
      sums.computeIfAbsent(currency, code -> new EnumMap<>(RefundStatus.class))
          .merge(
              refund.status(),
              new RefundSummary.Sum(currency, refund.status(), 1, total),
              (a, b) ->
                  new RefundSummary.Sum(
                      currency, a.status(), a.count() + 1, a.total().add(b.total())));
    }
    return new RefundSummary(sums.values().stream().flatMap(s -> s.values().stream()).toList());
  }

  private List<Refund> found(RefundQuery query) {
    return refunds.values().stream().filter(refund -> matches(refund, query)).toList();
  }

  private static boolean matches(Refund refund, RefundQuery query) {
    return (query.orderId() == null || query.orderId().equals(refund.facts().saleId()))
        && (query.customerId() == null || query.customerId().equals(refund.facts().customerId()))
        && (query.status() == null || query.status() == refund.status())
        && (query.type() == null || query.type() == refund.facts().type())
        && (query.reason() == null || query.reason().equals(refund.facts().reason()))
        && (query.from() == null || !refund.facts().createdAt().isBefore(query.from()))
        && (query.until() == null || refund.facts().createdAt().isBefore(query.until()))
        && (query.changedSince() == null || !refund.updatedAt().isBefore(query.changedSince()));
  }

  @Override
  public synchronized Backlog backlog() {
    return effects.backlog(attention().size());
  }

  @Override
  public synchronized Page<Attention> attention(@Nullable String cursor, int limit) {
    Page<Listed> page =
        Position.page(attention(), Listed::position, Position.OLDEST_FIRST, cursor, limit);
    return new Page<>(page.items().stream().map(Listed::attention).toList(), page.next());
  }

  private List<Listed> attention() {
    Stream<Listed> ofRefunds =
        refunds.values().stream().flatMap(refund -> attention(refund).stream());
    Stream<Listed> ofLedgers =
        ledgers.values().stream()
            .filter(ledger -> ledger.excess() > 0)
            .map(InMemoryRefundStore::attention);
    return Stream.of(ofRefunds, ofLedgers, effects.attention()).flatMap(found -> found).toList();
  }

  /**
   * An entry of the attention list.
   *
   * @param id of the order, refund or effect that it is about: tells apart what looks the same
   */
  record Listed(Attention attention, String id) {
    Position position() {
      return new Position(attention.since(), attention.kind() + "~" + id);
    }
  }

  private static Optional<Listed> attention(Refund refund) {
    String saleId = refund.facts().saleId();
    return refund
        .need()
        .map(
            need ->
                new Attention(
                    Attention.Kind.REFUND, saleId, refund.id(), need.what(), need.since()))
        .map(attention -> new Listed(attention, refund.id()));
  }

  private static Listed attention(Ledger ledger) {
    String what = "outside facts exceed what was captured by " + ledger.excess() + " minor units";
    Attention attention =
        new Attention(Attention.Kind.EXCESS, ledger.saleId(), null, what, Instant.EPOCH);
    return new Listed(attention, ledger.saleId());
  }
}
