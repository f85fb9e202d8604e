package dev.refundkit.jdbc;

import dev.refundkit.spi.Answered;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One tenant's stored answers by idempotency key. */
record Answers(String tenant, Dialect dialect) {

  Optional<Answered> find(Connection connection, String key) throws SQLException {
    return Sql.first(
        connection,
        "select * from refundkit_answer where tenant = ? and answer_key = ?",
        row ->
            new Answered(
                row.getString("answer_key"),
                row.getString("fingerprint"),
                StoredDocuments.readRefund(row.getString("document")),
                Instant.parse(row.getString("answered_at"))),
        tenant,
        key);
  }

  boolean taken(Connection connection, String key) throws SQLException {
    return Sql.exists(
        connection,
        "select 1 from refundkit_answer where tenant = ? and answer_key = ?",
        tenant,
        key);
  }

  /** Keeps the answer, unless its key is taken; says whether it did. */
  boolean keep(Connection connection, Answered answered) throws SQLException {
    return dialect.insertAbsent(
        connection,
        "refundkit_answer",
        "answer_key",
        "fingerprint, refund_id, answered_at, document",
        tenant,
        answered.key(),
        answered.fingerprint(),
        answered.refund().id(),
        Instants.text(answered.at()),
        StoredDocuments.write(answered.refund()));
  }
}
