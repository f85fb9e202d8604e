package dev.refundkit.jdbc;

import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.request.Redaction;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.StoredId;
import dev.refundkit.text.StorableText;
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
  private static final String LEDGER =
      """
      select l.document from refundkit_payment p
      join refundkit_ledger l on l.tenant = p.tenant and l.sale_id = p.sale_id
      where p.tenant = ? and p.payment_id = ?
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

  private final Transactions database;
  private final String tenant;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> inFlight = new ArrayList<>();
  private final List<ProcessorEntry> outside = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> transactions = new HashSet<>();

  BookAudit(DataSource source, String tenant) {
    this.database = new OwnTransactions(source, JdbcRefundStore.DEFAULT_ATTEMPTS);
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
        database.read(
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
    Paid paid = key == null || !StorableText.is(key) ? null : find(key);
    if (paid == null) {
      lookOutside(entry);
    } else if (!keys.add(paid.payout().key())) {
      report(paid, "the processor has paid under this key more than once");
    } else {
      compare(entry, paid);
    }
  }

  private void lookOutside(ProcessorEntry entry) {
    String transaction = entry.transactionId();
    if (!transactions.add(entry.paymentId() + " " + transaction)) {
      String what = "the processor has more than one entry of this transaction";
      findings.add(new Finding(VIEW, what, null, null, Redaction.mask(transaction)));
    } else if (!recorded(entry)) {
      outside.add(entry);
    }
  }

  private boolean recorded(ProcessorEntry entry) {
    if (!StorableText.is(entry.paymentId())) {
      return false;
    }
    List<Ledger> ledgers =
        database.read(
            connection ->
                Sql.list(
                    connection,
                    LEDGER,
                    row -> StoredDocuments.readLedger(row.getString(1)),
                    tenant,
                    entry.paymentId()));
    return ledgers.stream()
        .filter(ledger -> ledger.currency().code().equals(entry.currency()))
        .flatMap(ledger -> ledger.payment(entry.paymentId()).stream())
        .flatMap(payment -> payment.elsewhere().stream())
        .anyMatch(elsewhere -> isOf(entry, elsewhere));
  }

  private static boolean isOf(ProcessorEntry entry, Elsewhere elsewhere) {
    return elsewhere.amount() == entry.amountMinor()
        && elsewhere.reference().equals(StoredId.of(entry.transactionId()));
  }

  private void compare(ProcessorEntry entry, Paid paid) {
    PayoutRow payout = paid.payout();
    boolean same =
        payout.amount() == entry.amountMinor()
            && payout.paymentId().equals(entry.paymentId())
            && paid.currency().equals(entry.currency());
    if (!same) {
      report(paid, "the processor has paid another amount, or from another payment");
    } else if (payout.sentAt() == null) {
      report(paid, "the processor has paid what was never sent");
    } else if (IN_FLIGHT.contains(payout.state())) {
      inFlight.add(payout.id());
    } else if (payout.state() != PayoutState.SUCCEEDED) {
      report(paid, "the processor has paid what the store holds for unpaid");
    }
  }

  private @Nullable Paid find(String key) {
    return database
        .read(
            connection ->
                Sql.first(connection, PAYOUT + " and p.payout_key = ?", Paid::read, tenant, key))
        .orElse(null);
  }

  private void report(Paid paid, String what) {
    findings.add(new Finding(VIEW, what, paid.saleId(), paid.refundId(), paid.payout().id()));
  }
}
