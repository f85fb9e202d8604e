package dev.refundkit.jdbc;

import dev.refundkit.refund.PayoutState;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.ProcessorEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a tenant's payouts with the processor's book. What is paid is read before the
 * book, and what the book names after it, so that payouts which end meanwhile raise no alarm.
 */
final class BookAudit {

  private static final String VIEW = "processor";
  private static final int PAGE = 100;
  private static final Set<PayoutState> IN_FLIGHT =
      EnumSet.of(
          PayoutState.CLEARED,
          PayoutState.SENDING,
          PayoutState.UNKNOWN,
          PayoutState.PENDING,
          PayoutState.NEEDS_ATTENTION);
  private static final String PAYOUT =
      """
      select p.*, r.currency from refundkit_payout p
      join refundkit_refund r on r.tenant = p.tenant and r.id = p.refund_id
      where p.tenant = ?
      """;

  private record Paid(PayoutRow payout, String saleId, String refundId, String currency) {

    static Paid read(ResultSet row) throws SQLException {
      return new Paid(
          PayoutRow.read(row),
          row.getString("sale_id"),
          row.getString("refund_id"),
          row.getString("currency"));
    }
  }

  private final Transactions transactions;
  private final String tenant;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> inFlight = new ArrayList<>();
  private final List<ProcessorEntry> outside = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  BookAudit(DataSource source, String tenant) {
    this.transactions = new OwnTransactions(source, JdbcRefundStore.DEFAULT_ATTEMPTS);
    this.tenant = tenant;
  }

  BookComparison compare(PaymentProcessor processor, Instant since) {
    Map<String, Paid> expected = paidSince(since);
    int entries = 0;
    String cursor = null;
    do {
      Page<ProcessorEntry> page = processor.refunds(since, cursor, PAGE);
      page.items().forEach(this::look);
      entries += page.items().size();
      cursor = page.next();
    } while (cursor != null);
    expected.keySet().removeAll(keys);
    expected.values().forEach(paid -> report(paid, "the processor does not know the payout"));
    return new BookComparison(entries, findings, inFlight, outside);
  }

  private Map<String, Paid> paidSince(Instant since) {
    List<Paid> all =
        transactions.read(
            connection ->
                Sql.list(
                    connection,
                    PAYOUT + " and p.state = 'SUCCEEDED' and p.sent_at >= ?",
                    Paid::read,
                    tenant,
                    Instants.bound(since)));
    Map<String, Paid> byKey = new HashMap<>();
    all.forEach(paid -> byKey.put(paid.payout().key(), paid));
    return byKey;
  }

  private void look(ProcessorEntry entry) {
    String key = entry.key();
    if (key == null) {
      outside.add(entry);
      return;
    }
    Paid paid = find(key);
    if (paid == null) {
      findings.add(new Finding(VIEW, "no payout has the key of the entry", null, null, key));
    } else if (!keys.add(key)) {
      report(paid, "the processor has paid under this key more than once");
    } else {
      compare(entry, paid);
    }
  }

  private void compare(ProcessorEntry entry, Paid paid) {
    PayoutRow payout = paid.payout();
    boolean same =
        payout.amount() == entry.amountMinor()
            && payout.paymentId().equals(entry.paymentId())
            && paid.currency().equals(entry.currency());
    if (!same) {
      report(paid, "the processor has paid another amount, or from another payment");
    } else if (IN_FLIGHT.contains(payout.state())) {
      inFlight.add(payout.id());
    } else if (payout.state() != PayoutState.SUCCEEDED) {
      report(paid, "the processor has paid what the store holds for unpaid");
    }
  }

  private @Nullable Paid find(String key) {
    return transactions
        .read(
            connection ->
                Sql.first(connection, PAYOUT + " and p.payout_key = ?", Paid::read, tenant, key))
        .orElse(null);
  }

  private void report(Paid paid, String what) {
    findings.add(new Finding(VIEW, what, paid.saleId(), paid.refundId(), paid.payout().id()));
  }
}
