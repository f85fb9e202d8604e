package dev.refundkit.jdbc;

import dev.refundkit.refund.Effect;
import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.EffectUpdate.Fate;
import dev.refundkit.text.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tenant's effects that are not done: what becomes of them. {@link Claims} hands them out. */
record Effects(String tenant, Dialect dialect) {

  private static final String HELD =
      """
      select 1 from refundkit_effect
      where tenant = ? and effect_key = ? and fence = ? and held_until is not null
      """;
  private static final String DROP =
      "delete from refundkit_effect where tenant = ? and effect_key = ?";
  private static final String HURRY =
      "update refundkit_effect set ready_at = '' where tenant = ? and effect_key = ?";
  private static final String FREE =
      """
      update refundkit_effect set held_until = null, held_by = null, attempts = ?, problem = ?,
        given_up = ?
      where tenant = ? and effect_key = ?
      """;
  private static final String POSTPONE =
      """
      update refundkit_effect set due_at = ?, ready_at = case when ready_at = '' then '' else ? end
      where tenant = ? and effect_key = ?
      """;

  /** Whether the update comes from a worker who does not hold the effect any longer. */
  boolean fenced(Connection connection, EffectUpdate update) throws SQLException {
    return !Sql.exists(connection, HELD, tenant, update.key(), update.fence());
  }

  /** The same, and nobody else can take the effect over until the transaction ends. */
  boolean fencedOrLock(Connection connection, EffectUpdate update) throws SQLException {
    return !Sql.exists(connection, HELD + " for update", tenant, update.key(), update.fence());
  }

  Backlog backlog(Connection connection, long attention) throws SQLException {
    return Sql.list(
            connection,
            "select count(*) as open, min(wanted_at) as oldest from refundkit_effect"
                + " where tenant = ? and not given_up",
            row -> {
              String oldest = row.getString("oldest");
              Instant since = oldest == null ? null : Instant.parse(oldest);
              return new Backlog(row.getLong("open"), since, attention);
            },
            tenant)
        .get(0);
  }

  void apply(Connection connection, Commit commit) throws SQLException {
    if (commit.update() != null) {
      apply(connection, commit.update());
    }
    Sql.batch(connection, DROP, keys(commit.dropped()));
    Sql.batch(connection, HURRY, keys(commit.hurried()));
    Sql.batch(connection, dialect.openEffect, commit.effects().stream().map(this::values).toList());
  }

  void apply(Connection connection, EffectUpdate update) throws SQLException {
    switch (update.fate()) {
      case DONE -> Sql.update(connection, DROP, tenant, update.key());
      case KEPT -> {}
      case AGAIN, GIVEN_UP -> release(connection, update);
    }
  }

  private void release(Connection connection, EffectUpdate update) throws SQLException {
    String problem = update.problem() == null ? null : StorableText.of(update.problem());
    boolean forGood = update.fate() == Fate.GIVEN_UP;
    Sql.update(connection, FREE, update.attempts(), problem, forGood, tenant, update.key());
    if (update.again() != null) {
      String due = Instants.text(update.again());
      Sql.update(connection, POSTPONE, due, due, tenant, update.key());
    }
  }

  /** Sorted, so that all lock them in the same order. */
  private List<@Nullable Object[]> keys(Collection<String> keys) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    keys.stream().sorted().forEach(key -> rows.add(new @Nullable Object[] {tenant, key}));
    return rows;
  }

  private @Nullable Object[] values(Effect effect) {
    String due = Instants.text(effect.dueAt());
    return new @Nullable Object[] {
      tenant,
      effect.key(),
      effect.kind(),
      effect.saleId(),
      effect.refundId(),
      effect.subject(),
      effect.quantity(),
      due,
      due,
      due
    };
  }
}
