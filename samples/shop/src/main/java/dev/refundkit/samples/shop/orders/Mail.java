package dev.refundkit.samples.shop.orders;

import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mail of one tenant that is to be sent. Whoever sends it looks up the customer's address then.
 * Safe for use by several threads.
 */
public final class Mail {

  /**
   * A letter to a customer.
   *
   * @param key unique; a letter is kept once
   * @param text without personal data
   */
  public record Letter(
      String key,
      String customerId,
      String kind,
      String refundId,
      String text,
      Instant writtenAt) {}

  private final JdbcClient jdbc;
  private final String tenant;

  public Mail(JdbcClient jdbc, String tenant) {
    this.jdbc = jdbc;
    this.tenant = tenant;
  }

  /** Keeps a letter to be sent, unless there is one with its key. */
  public void post(Letter letter) {
    try {
      jdbc.sql("insert into shop_mail values (?, ?, ?, ?, ?, ?, ?, null)")
          .params(
              tenant,
              letter.key(),
              letter.customerId(),
              letter.kind(),
              letter.refundId(),
              letter.text(),
              Times.toColumn(letter.writtenAt()))
          .update();
    } catch (DuplicateKeyException e) {
      // It is kept already.
    }
  }

  /** The letters to a customer, the oldest first. */
  public List<Letter> to(String customerId) {
    return jdbc.sql(
            "select * from shop_mail where tenant = ? and customer_id = ?"
                + " order by written_at, notice_key")
        .params(tenant, customerId)
        .query(
            (row, number) ->
                new Letter(
                    row.getString("notice_key"),
                    row.getString("customer_id"),
                    row.getString("kind"),
                    row.getString("refund_id"),
                    row.getString("text"),
                    Times.fromColumn(row, "written_at")))
        .list();
  }
}
