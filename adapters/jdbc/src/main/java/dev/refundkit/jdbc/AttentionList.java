package dev.refundkit.jdbc;

import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What only a person can settle of one tenant's, the oldest first. */
final class AttentionList {

  private static final char LETTER = 'a';

  private static final String SINCE_EVER = Instants.text(Instant.EPOCH);

  private static final String ALL =
      """
      select since, sale_id || '~' || kind || '~' || coalesce(refund_id, '') || '~' || subject
          || '~' || what as place,
        kind, sale_id, refund_id, what
      from (
        select need_since as since, 'REFUND' as kind, sale_id, id as refund_id, id as subject,
          need as what
        from refundkit_refund where tenant = ? and need_since is not null
        union all
        select due_at, 'EFFECT', sale_id, refund_id, effect_key,
          lower(kind) || ' was given up: ' || coalesce(problem, 'null')
        from refundkit_effect where tenant = ? and given_up
        union all
        select cast(? as varchar(30)), 'EXCESS', sale_id, null, sale_id,
          'outside facts exceed what was captured by ' || cast(excess as varchar(20))
            || ' minor units'
        from refundkit_ledger where tenant = ? and excess > 0
      ) found
      """;

  private record Entry(Attention attention, Cursor place) {

    static Entry read(ResultSet row) throws SQLException {
      Attention attention =
          new Attention(
              Attention.Kind.valueOf(row.getString("kind")),
              row.getString("sale_id"),
              row.getString("refund_id"),
              row.getString("what"),
              Instant.parse(row.getString("since")));
      return new Entry(attention, new Cursor(row.getString("since"), row.getString("place")));
    }
  }

  private AttentionList() {}

  static long count(Connection connection, String tenant) throws SQLException {
    return Sql.list(
            connection,
            "select count(*) from (" + ALL + ") counted",
            row -> row.getLong(1),
            tenant,
            tenant,
            SINCE_EVER,
            tenant)
        .get(0);
  }

  static Page<Attention> page(
      Connection connection, String tenant, @Nullable String cursor, int limit)
      throws SQLException {
    Cursor after = Cursor.parse(LETTER, cursor);
    String at = after == null ? "" : after.at();
    List<Entry> found =
        Sql.list(
            connection,
            "select * from ("
                + ALL
                + ") placed where since > ? or since = ? and place > ?"
                + " order by since, place fetch first ? rows only",
            Entry::read,
            tenant,
            tenant,
            SINCE_EVER,
            tenant,
            at,
            at,
            after == null ? "" : after.id(),
            limit + 1L);
    List<Attention> items = found.stream().limit(limit).map(Entry::attention).toList();
    String next = found.size() > limit ? found.get(limit - 1).place().text(LETTER) : null;
    return new Page<>(items, next);
  }
}
