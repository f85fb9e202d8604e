package dev.refundkit.jdbc;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.refund.Need;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundFacts;
import dev.refundkit.refund.TimelineEntry;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.text.StorableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's refunds, with a row for each payout and each step of the timeline. They are written
 * while the row of their ledger is locked.
 */
record Refunds(String tenant) {

  private static final String CHANGE =
      """
      update refundkit_refund set sale_id = ?, customer_id = ?, type = ?, status = ?, reason = ?,
        currency = ?, currency_digits = ?, created_at = ?, updated_at = ?, subtotal = ?, tax = ?,
        shipping = ?, adjustment = ?, total = ?, need = ?, need_since = ?, document = ?
      where tenant = ? and id = ?
      """;
  private static final String COLUMNS =
      "sale_id, customer_id, type, status, reason, currency, currency_digits, created_at,"
          + " updated_at, subtotal, tax, shipping, adjustment, total, need, need_since, document,"
          + " tenant, id";
  private static final String CHANGE_PAYOUT =
      """
      update refundkit_payout set refund_id = ?, sale_id = ?, payment_id = ?, amount = ?,
        state = ?, payout_key = ?, replaced = ?, sent_at = ?, ended_at = ?, transaction_id = ?
      where tenant = ? and id = ?
      """;
  private static final String PAYOUT_COLUMNS =
      "refund_id, sale_id, payment_id, amount, state, payout_key, replaced, sent_at, ended_at,"
          + " transaction_id, tenant, id";
  private static final String TIMELINE_COLUMNS =
      "tenant, refund_id, number, status, happened_at, actor";

  Optional<Refund> find(Connection connection, String refundId) throws SQLException {
    return Sql.first(
        connection,
        "select document from refundkit_refund where tenant = ? and id = ?",
        row -> StoredDocuments.readRefund(row.getString(1)),
        tenant,
        refundId);
  }

  /** In one statement, which sees one moment of the database. */
  Optional<RefundWithLedger> withLedger(Connection connection, String refundId)
      throws SQLException {
    return Sql.first(
        connection,
        """
        select r.document, l.document from refundkit_refund r
        join refundkit_ledger l on l.tenant = r.tenant and l.sale_id = r.sale_id
        where r.tenant = ? and r.id = ?
        """,
        row ->
            new RefundWithLedger(
                StoredDocuments.readRefund(row.getString(1)),
                StoredDocuments.readLedger(row.getString(2))),
        tenant,
        refundId);
  }

  Optional<Refund> ofPayout(Connection connection, String payoutKey) throws SQLException {
    return Sql.first(
        connection,
        """
        select r.document from refundkit_payout p
        join refundkit_refund r on r.tenant = p.tenant and r.id = p.refund_id
        where p.tenant = ? and p.payout_key = ?
        """,
        row -> StoredDocuments.readRefund(row.getString(1)),
        tenant,
        payoutKey);
  }

  /**
   * @param decided kept with a new refund, for histories
   */
  void save(Connection connection, Refund refund, @Nullable RefundCase decided)
      throws SQLException {
    @Nullable Object[] values = values(refund);
    boolean known = Sql.update(connection, CHANGE, values) > 0;
    if (!known) {
      @Nullable Object[] opened = Arrays.copyOf(values, values.length + 1);
      opened[values.length] = decided == null ? null : DecidedCases.line(refund.id(), decided);
      Sql.update(connection, Sql.insert("refundkit_refund", COLUMNS + ", decided"), opened);
    }
    savePayouts(connection, refund, known ? payouts(connection, refund.id()) : List.of());
    saveTimeline(connection, refund, known ? timelineLength(connection, refund.id()) : 0);
  }

  private @Nullable Object[] values(Refund refund) {
    RefundFacts facts = refund.facts();
    Allocation accepted = refund.accepted();
    Need need = refund.need().orElse(null);
    return new @Nullable Object[] {
      facts.saleId(),
      facts.customerId(),
      facts.type(),
      refund.status(),
      facts.reason(),
      facts.currency().code(),
      facts.currency().digits(),
      Instants.text(facts.createdAt()),
      Instants.text(refund.updatedAt()),
      accepted.subtotal(),
      accepted.tax(),
      accepted.shippingValue(),
      accepted.adjustment(),
      accepted.total(),
      need == null ? null : StorableText.of(need.what()),
      need == null ? null : Instants.text(need.since()),
      StoredDocuments.write(refund),
      tenant,
      refund.id()
    };
  }

  /** Whether a row says beside its document what it would say if the refund were stored now. */
  boolean says(ResultSet row, Refund refund) throws SQLException {
    List<String> columns = List.of(COLUMNS.split(", ", -1));
    @Nullable Object[] values = values(refund);
    for (int i = 0; i < columns.size(); i++) {
      Object value = values[i];
      String text = value instanceof Enum<?> e ? e.name() : value == null ? null : value.toString();
      if (!columns.get(i).equals("document")
          && !Objects.equals(row.getString(columns.get(i)), text)) {
        return false;
      }
    }
    return true;
  }

  List<PayoutRow> payouts(Connection connection, String refundId) throws SQLException {
    return Sql.list(
        connection,
        "select "
            + PAYOUT_COLUMNS
            + " from refundkit_payout where tenant = ? and refund_id = ? order by id",
        PayoutRow::read,
        tenant,
        refundId);
  }

  private void savePayouts(Connection connection, Refund refund, List<PayoutRow> stored)
      throws SQLException {
    Map<String, PayoutRow> old = new HashMap<>();
    stored.forEach(row -> old.put(row.id(), row));
    List<@Nullable Object[]> changed = new ArrayList<>();
    List<@Nullable Object[]> inserted = new ArrayList<>();
    for (Payout payout : refund.payouts()) {
      PayoutRow row = PayoutRow.of(payout);
      PayoutRow before = old.remove(row.id());
      if (!row.equals(before)) {
        (before == null ? inserted : changed).add(values(row, refund));
      }
    }
    old.values().stream()
        .filter(row -> !row.equals(row.fallenAway()))
        .forEach(row -> changed.add(values(row.fallenAway(), refund)));
    Sql.batch(connection, CHANGE_PAYOUT, changed);
    Sql.batch(connection, Sql.insert("refundkit_payout", PAYOUT_COLUMNS), inserted);
  }

  private @Nullable Object[] values(PayoutRow row, Refund refund) {
    return row.values(tenant, refund.id(), refund.facts().saleId());
  }

  private int timelineLength(Connection connection, String refundId) throws SQLException {
    return Sql.first(
            connection,
            "select max(number) from refundkit_timeline where tenant = ? and refund_id = ?",
            row -> row.getInt(1),
            tenant,
            refundId)
        .orElse(0);
  }

  private void saveTimeline(Connection connection, Refund refund, int length) throws SQLException {
    List<@Nullable Object[]> added = new ArrayList<>();
    List<TimelineEntry> timeline = refund.timeline();
    for (int i = length; i < timeline.size(); i++) {
      TimelineEntry entry = timeline.get(i);
      added.add(
          new @Nullable Object[] {
            tenant,
            refund.id(),
            i + 1,
            entry.status(),
            Instants.text(entry.at()),
            StorableText.of(entry.actor())
          });
    }
    Sql.batch(connection, Sql.insert("refundkit_timeline", TIMELINE_COLUMNS), added);
  }
}
