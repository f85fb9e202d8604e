package dev.refundkit.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refundkit.json.Document;
import dev.refundkit.policy.PastCase;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.text.StorableText;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The cases of one tenant's refunds as the policy saw them, for a history: lines of JSON, as {@code
 * Document.of(PastCase, Set)} writes them without the host's own facts. Nothing in them names a
 * customer, an order or a payment. Safe for use by several threads.
 */
public final class DecidedCases {

  private static final char LAST_OF_ASCII = '~';

  private final DataSource source;
  private final String tenant;

  private DecidedCases(DataSource source, String tenant) {
    this.source = source;
    this.tenant = tenant;
  }

  /**
   * The cases of a tenant.
   *
   * @throws IllegalArgumentException if that can be no tenant's name
   * @throws UnsuitableDatabaseException if the database is not one that refunds can be kept in
   */
  public static DecidedCases of(DataSource source, String tenant) {
    StorableText.require("a tenant", tenant, StorableText.MAX_ID);
    new OwnTransactions(source, JdbcRefundStore.DEFAULT_ATTEMPTS).read(Suitability::check);
    return new DecidedCases(source, tenant);
  }

  /** Hears of cases. */
  @FunctionalInterface
  public interface Reader {

    /**
     * The next one.
     *
     * @param line in ASCII, without its end
     * @param all how many there are
     */
    void read(String line, long all);
  }

  /**
   * Reads all of them, oldest first, in one snapshot of the database: what is stored meanwhile is
   * not among them. No more than some hundred are held at a time where the driver can.
   *
   * @throws StoreException if the database fails
   * @throws RuntimeException what the reader throws
   */
  public void read(Reader reader) {
    Snapshot.read(
        source,
        "the cases could not be read",
        connection -> {
          long all =
              Sql.first(
                      connection,
                      "select count(decided) from refundkit_refund where tenant = ?",
                      row -> row.getLong(1),
                      tenant)
                  .orElseThrow();
          Sql.each(
              connection,
              """
              select decided from refundkit_refund
              where tenant = ? and decided is not null order by created_at, id
              """,
              row -> reader.read(row.getString(1), all),
              tenant);
        });
  }

  /** The line that is kept of a case; in ASCII, so that no database's character set changes it. */
  static String line(String refundId, RefundCase decided) {
    byte[] json = Document.of(new PastCase(refundId, decided), Set.of()).toBytes();
    StringBuilder line = new StringBuilder(json.length);
    for (char letter : new String(json, UTF_8).toCharArray()) {
      if (letter <= LAST_OF_ASCII) {
        line.append(letter);
      } else {
        line.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
      }
    }
    return line.toString();
  }
}
