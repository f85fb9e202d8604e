package dev.refundkit.jdbc;

import dev.refundkit.spi.PaymentProcessor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Looks for what must never be in a tenant's store: by the views of the schema, by comparing rows
 * with the documents that they were made of, and against the processor's own book. It reads only.
 * Safe for use by several threads; a check may run beside the engine.
 */
public final class Auditor {

  private final DataSource source;
  private final String tenant;

  private Auditor(DataSource source, String tenant) {
    this.source = source;
    this.tenant = tenant;
  }

  /**
   * An auditor of one tenant's data.
   *
   * @throws UnsuitableDatabaseException if the database is not one that refunds can be kept in
   */
  public static Auditor of(DataSource source, String tenant) {
    new OwnTransactions(source, JdbcRefundStore.DEFAULT_ATTEMPTS).read(Suitability::check);
    return new Auditor(source, tenant);
  }

  /** All that is found; empty if all is well. */
  public List<Finding> check() {
    List<Finding> found = new ArrayList<>();
    check(found::add);
    return found;
  }

  /**
   * Everything in one snapshot of the database, so that what is stored meanwhile raises no alarm.
   *
   * @param alarm hears of each finding at once
   * @throws StoreException if the database fails
   */
  public void check(Consumer<Finding> alarm) {
    Snapshot.read(
        source,
        "the audit failed",
        connection -> {
          for (AuditView view : AuditView.values()) {
            read(connection, view, alarm);
          }
          new DocumentAudit(connection, tenant, alarm).run();
        });
  }

  private void read(Connection connection, AuditView view, Consumer<Finding> alarm)
      throws SQLException {
    Sql.each(
        connection,
        "select * from " + view.title() + " where tenant = ?",
        row -> alarm.accept(finding(view, row)),
        tenant);
  }

  private static Finding finding(AuditView view, ResultSet row) throws SQLException {
    return new Finding(
        view.title(),
        row.getString("what"),
        row.getString("sale_id"),
        row.getString("refund_id"),
        row.getString("subject"));
  }

  /**
   * Compares the store with the processor's own book, page by page. It asks nobody and records
   * nothing, so that it can check what {@code Reconciler} does: what that has recorded as refunded
   * elsewhere is not listed any more. What was sent before {@code since} is not looked for, so name
   * a time that the processor's list reaches back to.
   *
   * @throws StoreException if the database fails
   * @throws RuntimeException what the processor's list throws
   */
  public BookComparison compareWith(PaymentProcessor processor, Instant since) {
    BookAudit audit = new BookAudit(source, tenant);
    return audit.compare(processor, since);
  }
}
