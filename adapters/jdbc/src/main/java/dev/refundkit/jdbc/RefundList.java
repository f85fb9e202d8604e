package dev.refundkit.jdbc;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundSummary;
import dev.refundkit.text.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tenant's refunds that match a query, page by page or summed up. */
final class RefundList {

  /** How the two orders differ. */
  private enum Direction {
    NEWEST_FIRST('r', "<", "created_at desc, id"),
    OLDEST_FIRST('o', ">", "created_at, id");

    private final char letter;
    private final String after;
    private final String order;

    Direction(char letter, String after, String order) {
      this.letter = letter;
      this.after = after;
      this.order = order;
    }
  }

  private final StringBuilder sql = new StringBuilder(" from refundkit_refund where tenant = ?");
  private final List<@Nullable Object> values = new ArrayList<>();

  /** No refund has a text that cannot be stored. */
  private boolean possible = true;

  private RefundList(String tenant) {
    values.add(tenant);
  }

  static Page<Refund> page(
      Connection connection, String tenant, RefundQuery query, @Nullable String cursor, int limit)
      throws SQLException {
    Direction direction = Direction.valueOf(query.order().name());
    Cursor after = Cursor.parse(direction.letter, cursor);
    RefundList list = of(tenant, query);
    return list.possible
        ? list.page(connection, direction, after, limit)
        : new Page<>(List.of(), null);
  }

  static RefundSummary summary(Connection connection, String tenant, RefundQuery query)
      throws SQLException {
    RefundList list = of(tenant, query);
    return new RefundSummary(list.possible ? list.sums(connection) : List.of());
  }

  private static RefundList of(String tenant, RefundQuery query) {
    RefundList list = new RefundList(tenant);
    list.filter(query);
    return list;
  }

  private void filter(RefundQuery query) {
    and("sale_id = ?", query.orderId());
    and("customer_id = ?", query.customerId());
    and("status = ?", query.status());
    and("type = ?", query.type());
    and("reason = ?", query.reason());
    and("created_at >= ?", bound(query.from()));
    and("created_at < ?", bound(query.until()));
    and("updated_at >= ?", bound(query.changedSince()));
  }

  private static @Nullable String bound(@Nullable Instant time) {
    return time == null ? null : Instants.bound(time);
  }

  private void and(String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(" and ").append(condition);
      values.add(value);
      possible &= StorableText.is(value.toString());
    }
  }

  private List<RefundSummary.Sum> sums(Connection connection) throws SQLException {
    List<RefundSummary.Sum> sums =
        Sql.list(
            connection,
            "select currency, status, count(*) as refunds, sum(cast(total as numeric(38))) as sum"
                + sql
                + " group by currency, status",
            row ->
                new RefundSummary.Sum(
                    row.getString("currency"),
                    RefundStatus.valueOf(row.getString("status")),
                    row.getLong("refunds"),
                    row.getBigDecimal("sum").toBigIntegerExact()),
            values.toArray());
    return sums.stream()
        .sorted(
            Comparator.comparing(RefundSummary.Sum::currency)
                .thenComparing(RefundSummary.Sum::status))
        .toList();
  }

  private Page<Refund> page(
      Connection connection, Direction direction, @Nullable Cursor after, int limit)
      throws SQLException {
    if (after != null) {
      sql.append(" and (created_at %s ? or created_at = ? and id > ?)".formatted(direction.after));
      values.addAll(List.of(after.at(), after.at(), after.id()));
    }
    sql.append(" order by ").append(direction.order).append(" fetch first ? rows only");
    values.add(limit + 1L);
    List<Refund> found =
        Sql.list(
            connection,
            "select document" + sql,
            row -> StoredDocuments.readRefund(row.getString(1)),
            values.toArray());
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    Refund last = found.get(limit - 1);
    String at = Instants.text(last.facts().createdAt());
    return new Page<>(found.subList(0, limit), new Cursor(at, last.id()).text(direction.letter));
  }
}
