package dev.refundkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What H2 and PostgreSQL word differently. */
enum Dialect {
  H2(
      """
      merge into refundkit_effect t using (values (
        cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar),
        cast(? as varchar), cast(? as varchar), cast(? as integer), cast(? as varchar),
        cast(? as varchar), cast(? as varchar)))
        s (tenant, effect_key, kind, sale_id, refund_id, subject, quantity, wanted_at, due_at,
          ready_at)
      on t.tenant = s.tenant and t.effect_key = s.effect_key
      when matched and t.given_up then update set
        kind = s.kind, sale_id = s.sale_id, refund_id = s.refund_id, subject = s.subject,
        quantity = s.quantity, wanted_at = s.wanted_at, due_at = s.due_at, ready_at = s.ready_at,
        fence = 0, attempts = 0, problem = null, given_up = false
      when not matched then insert (tenant, effect_key, kind, sale_id, refund_id, subject,
        quantity, wanted_at, due_at, ready_at, fence, attempts, given_up)
      values (s.tenant, s.effect_key, s.kind, s.sale_id, s.refund_id, s.subject, s.quantity,
        s.wanted_at, s.due_at, s.ready_at, 0, 0, false)
      """,
      "select nextval('refundkit_fence') from system_range(1, ?)"),
  POSTGRESQL(
      """
      insert into refundkit_effect as t (tenant, effect_key, kind, sale_id, refund_id, subject,
        quantity, wanted_at, due_at, ready_at, fence, attempts, given_up)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, false)
      on conflict (tenant, effect_key) do update set
        kind = excluded.kind, sale_id = excluded.sale_id, refund_id = excluded.refund_id,
        subject = excluded.subject, quantity = excluded.quantity, wanted_at = excluded.wanted_at,
        due_at = excluded.due_at, ready_at = excluded.ready_at, fence = 0, attempts = 0, problem = null, given_up = false
      where t.given_up
      """,
      "select nextval('refundkit_fence') from generate_series(1, ?)");

  /**
   * Opens an effect whose key is not open: tenant, key, kind, sale, refund, subject, quantity,
   * wanted at, due at, ready at.
   */
  final String openEffect;

  /** So many new fences. */
  final String fences;

  Dialect(String openEffect, String fences) {
    this.openEffect = openEffect;
    this.fences = fences;
  }

  static Dialect of(Product product) {
    return product == Product.H2 ? H2 : POSTGRESQL;
  }

  /**
   * Inserts a row unless there is one of its key, and says whether it did.
   *
   * @param key the column that, with the tenant, is the primary key
   * @param others the columns beside these two
   * @param values the tenant, the key, and the others
   * @throws LostRaceException if the key came meanwhile and cannot be seen yet
   */
  boolean insertAbsent(
      Connection connection, String table, String key, String others, Object... values)
      throws SQLException {
    String insert = Sql.insert(table, "tenant, " + key + ", " + others);
    if (this == POSTGRESQL) {
      return Sql.update(connection, insert + " on conflict do nothing", values) > 0;
    }
    String present = "select 1 from " + table + " where tenant = ? and " + key + " = ?";
    if (Sql.exists(connection, present, values[0], values[1])) {
      return false;
    }
    try {
      return Sql.update(connection, insert, values) > 0;
    } catch (SQLException e) {
      throw "23505".equals(e.getSQLState()) ? new LostRaceException(e) : e;
    }
  }
}
