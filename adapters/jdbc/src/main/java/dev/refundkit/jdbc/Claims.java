package dev.refundkit.jdbc;

import dev.refundkit.refund.Effect;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.text.StorableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands one tenant's open effects to workers, each to one until its lease ends. */
record Claims(String tenant, Dialect dialect) {

  private static final String FREE =
      " where tenant = ? and not given_up and (held_until is null or held_until <= ?)";
  private static final String DUE = FREE + " and ready_at <= ?";
  private static final String OLDEST_FIRST = " order by due_at, number fetch first ? rows only";
  private static final String EFFECT = "select * from refundkit_effect";

  /** An effect as it waits, and where it stands in the order of claiming. */
  private record Waiting(Effect effect, int attempts, String dueAt, long number) {

    static Waiting read(ResultSet row) throws SQLException {
      Effect effect =
          new Effect(
              row.getString("effect_key"),
              Effect.Kind.valueOf(row.getString("kind")),
              row.getString("sale_id"),
              row.getString("refund_id"),
              row.getString("subject"),
              row.getInt("quantity"),
              Instant.parse(row.getString("wanted_at")));
      return new Waiting(
          effect, row.getInt("attempts"), row.getString("due_at"), row.getLong("number"));
    }
  }

  List<ClaimedEffect> claim(
      Connection connection, String worker, Instant now, Duration lease, int limit)
      throws SQLException {
    List<Waiting> locked =
        dialect == Dialect.POSTGRESQL
            ? lockDue(connection, now, limit)
            : lockOneByOne(connection, now, limit);
    return hold(connection, locked, worker, now.plus(lease));
  }

  /** What another transaction has locked is passed over. */
  private List<Waiting> lockDue(Connection connection, Instant now, int limit) throws SQLException {
    String time = Instants.bound(now);
    return Sql.list(
        connection,
        EFFECT + DUE + OLDEST_FIRST + " for update skip locked",
        Waiting::read,
        tenant,
        time,
        time,
        limit);
  }

  /** H2 would lock all that are due before it takes the first ones. */
  private List<Waiting> lockOneByOne(Connection connection, Instant now, int limit)
      throws SQLException {
    String time = Instants.bound(now);
    String after = DUE + " and (due_at > ? or due_at = ? and number > ?)" + OLDEST_FIRST;
    List<Waiting> locked = new ArrayList<>();
    String lastDue = "";
    long lastNumber = 0;
    while (true) {
      List<Waiting> page =
          Sql.list(
              connection,
              EFFECT + after,
              Waiting::read,
              tenant,
              time,
              time,
              lastDue,
              lastDue,
              lastNumber,
              limit);
      for (Waiting waiting : page) {
        lock(connection, waiting, time).ifPresent(locked::add);
        if (locked.size() == limit) {
          return locked;
        }
      }
      if (page.size() < limit) {
        return locked;
      }
      Waiting last = page.get(page.size() - 1);
      lastDue = last.dueAt();
      lastNumber = last.number();
    }
  }

  private Optional<Waiting> lock(Connection connection, Waiting waiting, String time)
      throws SQLException {
    return Sql.first(
        connection,
        EFFECT + DUE + " and effect_key = ? for update skip locked",
        Waiting::read,
        tenant,
        time,
        time,
        waiting.effect().key());
  }

  /** Due or not. A transaction that only touches the effect is waited for: it holds no lease. */
  Optional<ClaimedEffect> claim(
      Connection connection, String effectKey, String worker, Instant now, Duration lease)
      throws SQLException {
    List<Waiting> locked =
        Sql.list(
            connection,
            EFFECT + FREE + " and effect_key = ? for update",
            Waiting::read,
            tenant,
            Instants.bound(now),
            effectKey);
    return hold(connection, locked, worker, now.plus(lease)).stream().findFirst();
  }

  private List<ClaimedEffect> hold(
      Connection connection, List<Waiting> locked, String worker, Instant until)
      throws SQLException {
    List<ClaimedEffect> claimed = new ArrayList<>();
    if (locked.isEmpty()) {
      return claimed;
    }
    List<Long> fences = Sql.list(connection, dialect.fences, row -> row.getLong(1), locked.size());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < locked.size(); i++) {
      Waiting waiting = locked.get(i);
      String key = waiting.effect().key();
      claimed.add(new ClaimedEffect(waiting.effect(), fences.get(i), waiting.attempts()));
      rows.add(
          new @Nullable Object[] {
            fences.get(i), Instants.text(until), StorableText.of(worker), tenant, key
          });
    }
    Sql.batch(
        connection,
        """
        update refundkit_effect set fence = ?, held_until = ?, held_by = ?, ready_at = due_at
        where tenant = ? and effect_key = ?
        """,
        rows);
    return claimed;
  }
}
