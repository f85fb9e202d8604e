package dev.refundkit.jdbc;

import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.text.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tenant's refunds that match a query, the newest first, then by id. */
final class RefundList {

  private static final char LETTER = 'r';

  private final StringBuilder sql =
      new StringBuilder("select document from refundkit_refund where tenant = ?");
  private final List<@Nullable Object> values = new ArrayList<>();

  /** No refund has a text that cannot be stored. */
  private boolean possible = true;

  private RefundList(String tenant) {
    values.add(tenant);
  }

  static Page<Refund> page(
      Connection connection, String tenant, RefundQuery query, @Nullable String cursor, int limit)
      throws SQLException {
    Cursor after = Cursor.parse(LETTER, cursor);
    RefundList list = new RefundList(tenant);
    list.filter(query);
    return list.possible ? list.page(connection, after, limit) : new Page<>(List.of(), null);
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

  private Page<Refund> page(Connection connection, @Nullable Cursor after, int limit)
      throws SQLException {
    if (after != null) {
      sql.append(" and (created_at < ? or created_at = ? and id > ?)");
      values.addAll(List.of(after.at(), after.at(), after.id()));
    }
    sql.append(" order by created_at desc, id fetch first ? rows only");
    values.add(limit + 1L);
    List<Refund> found =
        Sql.list(
            connection,
            sql.toString(),
            row -> StoredDocuments.readRefund(row.getString(1)),
            values.toArray());
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    Refund last = found.get(limit - 1);
    String at = Instants.text(last.facts().createdAt());
    return new Page<>(found.subList(0, limit), new Cursor(at, last.id()).text(LETTER));
  }
}
