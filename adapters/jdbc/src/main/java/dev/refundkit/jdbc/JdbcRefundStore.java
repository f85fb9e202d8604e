package dev.refundkit.jdbc;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundSummary;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.text.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one tenant's refunds in H2 or PostgreSQL, with {@link JdbcSchema} installed.
 *
 * <p>Every method is a transaction of its own on a connection of its own, which is given back when
 * the method returns; the isolation level stays as the host set it, and READ COMMITTED is enough. A
 * transaction that others were in the way of is made again a bounded number of times; after that,
 * and for every other fault of the database, a method throws a {@link StoreException}. Safe for use
 * by several threads and several processes.
 */
public final class JdbcRefundStore implements RefundStore {

  /** How often a transaction is made at most while others are in its way. */
  public static final int DEFAULT_ATTEMPTS = 50;

  private final String tenant;
  private final Transactions transactions;
  private final int attempts;
  private final Ledgers ledgers;
  private final Refunds refunds;
  private final Answers answers;
  private final Effects effects;
  private final Budgets budgets;
  private final Claims claims;

  private JdbcRefundStore(String tenant, Dialect dialect, Transactions transactions, int attempts) {
    this.tenant = tenant;
    this.transactions = transactions;
    this.attempts = attempts;
    this.ledgers = new Ledgers(tenant, dialect);
    this.refunds = new Refunds(tenant);
    this.answers = new Answers(tenant, dialect);
    this.effects = new Effects(tenant, dialect);
    this.budgets = new Budgets(tenant, dialect);
    this.claims = new Claims(tenant, dialect);
  }

  /**
   * Opens a tenant's store. Nothing is created: the schema must be there.
   *
   * @throws IllegalArgumentException if the tenant's name is no {@link StorableText} of at most 255
   *     characters
   * @throws UnsuitableDatabaseException if the database is not one that refunds can be kept in
   * @throws StoreException if the database cannot be asked
   */
  public static JdbcRefundStore open(DataSource source, String tenant) {
    return open(source, tenant, DEFAULT_ATTEMPTS);
  }

  /**
   * As {@link #open(DataSource, String)}.
   *
   * @param attempts how often a transaction is made at most while others are in its way, at least 1
   */
  public static JdbcRefundStore open(DataSource source, String tenant, int attempts) {
    StorableText.require("a tenant", tenant, StorableText.MAX_ID);
    Transactions own = new OwnTransactions(source, attempts);
    Product product = own.read(Suitability::check);
    return new JdbcRefundStore(tenant, Dialect.of(product), own, attempts);
  }

  @Override
  public String tenant() {
    return tenant;
  }

  /**
   * This store inside the host's transaction.
   *
   * @param transaction on a {@link Connection} to the same database whose auto-commit mode is off,
   *     such as {@link JdbcTransaction#of}. It is never committed, rolled back or closed here; a
   *     commit that is not stored goes back to a savepoint. If others are in the way, the host must
   *     repeat its transaction
   */
  @Override
  public RefundStore within(HostTransaction transaction) {
    Connection connection = transaction.unwrap(Connection.class);
    return new JdbcRefundStore(
        tenant, ledgers.dialect(), HostTransactions.on(connection, attempts), attempts);
  }

  @Override
  public Optional<Ledger> ledger(String saleId) {
    return find(saleId, ledgers::find);
  }

  @Override
  public Optional<Refund> refund(String refundId) {
    return find(refundId, refunds::find);
  }

  @Override
  public Optional<RefundWithLedger> refundWithLedger(String refundId) {
    return find(refundId, refunds::withLedger);
  }

  @Override
  public Optional<Refund> refundOfPayout(String payoutKey) {
    return find(payoutKey, refunds::ofPayout);
  }

  @Override
  public Optional<Answered> answered(String key) {
    return find(key, answers::find);
  }

  @Override
  public long spent(String spendKey) {
    return StorableText.is(spendKey)
        ? transactions.read(connection -> budgets.spent(connection, spendKey))
        : 0;
  }

  private interface Look<T> {
    Optional<T> at(Connection connection, String id) throws SQLException;
  }

  /** Nothing is stored under an id that cannot be stored. */
  private <T> Optional<T> find(String id, Look<T> look) {
    return StorableText.is(id)
        ? transactions.read(connection -> look.at(connection, id))
        : Optional.empty();
  }

  @Override
  public CommitResult commit(Commit commit) {
    return transactions.write(
        connection -> commit(connection, commit), result -> result == CommitResult.STORED);
  }

  /**
   * Ledger, effect and key are locked in this order, so that two commits of one sale cannot wait
   * for each other, and budgets last; what fails is answered in the order of ST2.
   */
  private CommitResult commit(Connection connection, Commit commit) throws SQLException {
    boolean current = ledgers.advance(connection, commit.ledger());
    if (commit.update() != null && fenced(connection, commit.update(), current)) {
      return CommitResult.FENCED;
    }
    if (commit.answered() != null && taken(connection, commit.answered(), current)) {
      return CommitResult.KEY_TAKEN;
    }
    if (!current) {
      return CommitResult.STALE;
    }
    ledgers.saveBalances(connection, commit.ledger());
    if (commit.refund() != null) {
      refunds.save(connection, commit.refund(), commit.decided());
    }
    effects.apply(connection, commit);
    // Last, as every approval of the shop may wait for the same row.
    return budgets.take(connection, commit.spends())
        ? CommitResult.STORED
        : CommitResult.OVER_BUDGET;
  }

  private boolean fenced(Connection connection, EffectUpdate update, boolean current)
      throws SQLException {
    return current ? effects.fencedOrLock(connection, update) : effects.fenced(connection, update);
  }

  private boolean taken(Connection connection, Answered answered, boolean current)
      throws SQLException {
    return current
        ? !answers.keep(connection, answered)
        : answers.taken(connection, answered.key());
  }

  @Override
  public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
    return transactions.write(
        connection -> claims.claim(connection, worker, now, lease, limit),
        claimed -> !claimed.isEmpty());
  }

  @Override
  public Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    if (!StorableText.is(effectKey)) {
      return Optional.empty();
    }
    return transactions.write(
        connection -> claims.claim(connection, effectKey, worker, now, lease), Optional::isPresent);
  }

  @Override
  public boolean update(EffectUpdate update) {
    return transactions.write(connection -> update(connection, update), stored -> stored);
  }

  private boolean update(Connection connection, EffectUpdate update) throws SQLException {
    if (effects.fencedOrLock(connection, update)) {
      return false;
    }
    effects.apply(connection, update);
    return true;
  }

  @Override
  public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
    return transactions.read(
        connection -> RefundList.page(connection, tenant, query, cursor, limit));
  }

  @Override
  public RefundSummary summary(RefundQuery query) {
    return transactions.read(connection -> RefundList.summary(connection, tenant, query));
  }

  @Override
  public Page<Attention> attention(@Nullable String cursor, int limit) {
    return transactions.read(connection -> AttentionList.page(connection, tenant, cursor, limit));
  }

  @Override
  public Backlog backlog() {
    return transactions.read(
        connection -> effects.backlog(connection, AttentionList.count(connection, tenant)));
  }
}
