package dev.refundkit.jdbc;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineBalance;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.refund.TimelineEntry;
import dev.refundkit.sale.Worth;
import dev.refundkit.text.StorableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What no view can see: whether rows say what their documents say, and what only the documents
 * know, such as the lines of a sale and units put back.
 */
final class DocumentAudit {

  private static final String VIEW = "documents";

  private final Connection connection;
  private final String tenant;
  private final Consumer<Finding> alarm;

  /** What all refunds together have spent, by key of a budget. */
  private final Map<String, Long> spent = new HashMap<>();

  DocumentAudit(Connection connection, String tenant, Consumer<Finding> alarm) {
    this.connection = connection;
    this.tenant = tenant;
    this.alarm = alarm;
  }

  void run() throws SQLException {
    Sql.each(
        connection, "select * from refundkit_ledger where tenant = ?", this::checkLedger, tenant);
    Sql.each(
        connection, "select * from refundkit_refund where tenant = ?", this::checkRefund, tenant);
    Sql.each(
        connection, "select * from refundkit_budget where tenant = ?", this::checkBudget, tenant);
    spent.keySet().forEach(key -> demandBudget(false, key));
    Sql.each(
        connection, "select * from refundkit_answer where tenant = ?", this::checkAnswer, tenant);
  }

  private void checkLedger(ResultSet row) throws SQLException {
    String saleId = row.getString("sale_id");
    Ledger ledger;
    try {
      ledger = StoredDocuments.readLedger(row.getString("document"));
    } catch (DocumentException e) {
      alarm.accept(new Finding(VIEW, String.valueOf(e.getMessage()), saleId, null, saleId));
      return;
    }
    boolean same =
        ledger.saleId().equals(saleId)
            && ledger.version() == row.getLong("version")
            && ledger.currency().code().equals(row.getString("currency"))
            && ledger.currency().digits() == row.getInt("currency_digits")
            && ledger.captured() == row.getLong("captured")
            && ledger.reserved() == row.getLong("reserved")
            && ledger.refunded() == row.getLong("refunded")
            && ledger.excess() == row.getLong("excess");
    demand(same, "the ledger's row differs from its document", saleId, null, saleId);
    Set<BalanceRow> balances = new HashSet<>();
    ledger.payments().forEach(payment -> balances.add(BalanceRow.of(payment)));
    Set<BalanceRow> stored = new HashSet<>(Ledgers.balances(connection, tenant, saleId));
    demand(
        balances.equals(stored),
        "the rows of the payments differ from the ledger's document",
        saleId,
        null,
        saleId);
    checkParts(ledger);
  }

  private void checkParts(Ledger ledger) {
    String saleId = ledger.saleId();
    ledger
        .lines()
        .forEach(
            (lineId, line) ->
                demand(
                    within(line), "more of the line is given than was sold", saleId, null, lineId));
    Worth whole = ledger.shippingWhole();
    demand(
        whole == null ? ledger.shipping().isZero() : within(ledger.shipping(), whole),
        "more of the shipping is given than was sold",
        saleId,
        null,
        "shipping");
  }

  private static boolean within(LineBalance line) {
    return line.taken().count() <= line.quantity() && within(line.given(), line.whole());
  }

  private static boolean within(Worth given, Worth whole) {
    return given.taxCount() == whole.taxCount() && given.atMost(whole).equals(given);
  }

  private void checkRefund(ResultSet row) throws SQLException {
    String saleId = row.getString("sale_id");
    String id = row.getString("id");
    Refund refund;
    try {
      refund = StoredDocuments.readRefund(row.getString("document"));
    } catch (DocumentException e) {
      alarm.accept(new Finding(VIEW, String.valueOf(e.getMessage()), saleId, id, id));
      return;
    }
    Refunds refunds = new Refunds(tenant);
    demand(refunds.says(row, refund), "the refund's row differs from its document", saleId, id, id);
    refund.spends().forEach(spend -> spent.merge(spend.key(), spend.amount(), Long::sum));
    checkPayouts(refunds, refund);
    checkTimeline(refund);
    for (RefundItem item : refund.items()) {
      demand(
          item.restocked() <= item.ordered()
              && item.ordered() + item.inspecting() <= item.arrived(),
          "more units are put back or looked at than came",
          saleId,
          id,
          item.lineId());
    }
  }

  private void checkPayouts(Refunds refunds, Refund refund) throws SQLException {
    List<PayoutRow> stored = new ArrayList<>(refunds.payouts(connection, refund.id()));
    boolean there =
        refund.payouts().stream().map(PayoutRow::of).allMatch(row -> stored.remove(row));
    demand(
        there && stored.stream().allMatch(row -> row.equals(row.fallenAway())),
        "the rows of the payouts differ from the refund's document",
        refund.facts().saleId(),
        refund.id(),
        refund.id());
  }

  private void checkTimeline(Refund refund) throws SQLException {
    List<String> stored =
        Sql.list(
            connection,
            "select status, happened_at, actor from refundkit_timeline"
                + " where tenant = ? and refund_id = ? order by number",
            row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3),
            tenant,
            refund.id());
    demand(
        stored.equals(refund.timeline().stream().map(DocumentAudit::text).toList()),
        "the rows of the timeline differ from the refund's document",
        refund.facts().saleId(),
        refund.id(),
        refund.id());
  }

  private static String text(TimelineEntry entry) {
    return entry.status() + " " + Instants.text(entry.at()) + " " + StorableText.of(entry.actor());
  }

  private void checkBudget(ResultSet row) throws SQLException {
    String key = row.getString("spend_key");
    Long ofRefunds = spent.remove(key);
    demandBudget(ofRefunds != null && ofRefunds == row.getLong("spent"), key);
  }

  private void demandBudget(boolean holds, String key) {
    demand(
        holds,
        "what was spent of the budget is not the sum of the approvals without a person",
        null,
        null,
        key);
  }

  private void checkAnswer(ResultSet row) throws SQLException {
    String id = row.getString("refund_id");
    String what = "the stored answer names another refund";
    boolean same;
    try {
      same = Objects.equals(StoredDocuments.readRefund(row.getString("document")).id(), id);
    } catch (DocumentException e) {
      what = String.valueOf(e.getMessage());
      same = false;
    }
    demand(same, what, null, id, id);
  }

  private void demand(
      boolean holds,
      String what,
      @Nullable String saleId,
      @Nullable String refundId,
      String subject) {
    if (!holds) {
      alarm.accept(new Finding(VIEW, what, saleId, refundId, subject));
    }
  }
}
