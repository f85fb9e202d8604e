package dev.refundkit.samples.shop.acquirer;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The acquirer's book, in a database of its own. Keys are remembered for 24 hours; refunds always.
 * One process has it open; calls take turns.
 */
final class Book implements AutoCloseable {

  static final Duration KEY_LIFE = Duration.ofHours(24);

  /**
   * What stands under a key.
   *
   * @param fresh whether this call has booked it
   */
  record Booked(Entry entry, boolean fresh) {}

  /** A pending refund and when it is to be paid. */
  record Due(String merchant, String key, Instant at) {}

  private static final String SCHEMA =
      """
      create table if not exists entry (
        id varchar(100) primary key,
        merchant varchar(100) not null,
        idempotency_key varchar(255) not null,
        payment_id varchar(255) not null,
        amount bigint not null,
        currency varchar(3) not null,
        reference varchar(255) not null,
        reason varchar(255) not null,
        status varchar(20) not null,
        code varchar(100),
        asked_at timestamp(6) with time zone not null,
        due_at timestamp(6) with time zone,
        paid_at timestamp(6) with time zone,
        number bigint
      );
      create index if not exists entry_by_key on entry (merchant, idempotency_key);
      create index if not exists entry_by_number on entry (merchant, number);
      create sequence if not exists numbers;
      """;

  private final JdbcConnectionPool pool;
  private final JdbcClient jdbc;
  private final InstantSource clock;

  private Book(String url, InstantSource clock) {
    pool = JdbcConnectionPool.create(url, "sa", "");
    jdbc = JdbcClient.create(pool);
    this.clock = clock;
    jdbc.sql(SCHEMA).update();
  }

  /**
   * Opens a book.
   *
   * @param file without an ending; null for one that is forgotten when it is closed
   */
  static Book open(@Nullable Path file, InstantSource clock) {
    return new Book(
        file == null
            ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
            : "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0",
        clock);
  }

  /**
   * Books what was asked for, or finds what was booked under the key before.
   *
   * @param settleAfter when it is paid, if it is pending
   * @return empty if the key was used for something else
   */
  synchronized Optional<Booked> book(
      String merchant, String key, Ask ask, Entry.Status status, Duration settleAfter) {
    Instant now = now();
    Optional<Entry> before = remembered(merchant, key, now);
    if (before.isPresent()) {
      return before.filter(entry -> entry.ask().equals(ask)).map(entry -> new Booked(entry, false));
    }
    jdbc.sql(
            "insert into entry values"
                + " (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', null, ?, ?, null, null)")
        .params(
            "re_" + UUID.randomUUID().toString().replace("-", ""),
            merchant,
            key,
            ask.paymentId(),
            ask.amount(),
            ask.currency(),
            ask.reference(),
            ask.reason(),
            column(now),
            column(now.plus(settleAfter)))
        .update();
    Optional<Entry> entry =
        status == Entry.Status.PENDING
            ? find(merchant, key)
            : settle(merchant, key, status == Entry.Status.SUCCEEDED);
    return entry.map(booked -> new Booked(booked, true));
  }

  private Optional<Entry> remembered(String merchant, String key, Instant now) {
    return jdbc.sql(
            "select * from entry where merchant = ? and idempotency_key = ? and asked_at > ?"
                + " order by asked_at desc limit 1")
        .params(merchant, key, column(now.minus(KEY_LIFE)))
        .query((row, number) -> entry(row))
        .optional();
  }

  /** The latest refund under a key, however old. */
  Optional<Entry> find(String merchant, String key) {
    return jdbc.sql(
            "select * from entry where merchant = ? and idempotency_key = ?"
                + " order by asked_at desc limit 1")
        .params(merchant, key)
        .query((row, number) -> entry(row))
        .optional();
  }

  /**
   * Ends the refund under a key: pays what is pending, or takes back what is paid.
   *
   * @return how it stands then; empty if there is none
   */
  synchronized Optional<Entry> settle(String merchant, String key, boolean paid) {
    return find(merchant, key).flatMap(entry -> settle(merchant, entry, paid));
  }

  private Optional<Entry> settle(String merchant, Entry entry, boolean paid) {
    if (entry.pending() && paid) {
      jdbc.sql(
              "update entry set status = 'SUCCEEDED', number = next value for numbers,"
                  + " paid_at = greatest(?, (select coalesce(max(paid_at), ?) from entry))"
                  + " where id = ?")
          .params(column(now()), column(now()), entry.id())
          .update();
    } else if (entry.pending()) {
      end(entry, Entry.Status.DECLINED, "refused_by_bank");
    } else if (entry.status() == Entry.Status.SUCCEEDED && !paid) {
      end(entry, Entry.Status.REVERSED, "returned_by_bank");
    }
    return find(merchant, entry.key());
  }

  private void end(Entry entry, Entry.Status status, String code) {
    jdbc.sql("update entry set status = ?, code = ? where id = ?")
        .params(status.name(), code, entry.id())
        .update();
  }

  /** What is paid, the oldest first, after an entry of this number. */
  List<Entry> paid(String merchant, Instant since, long after, int limit) {
    return jdbc.sql(
            "select * from entry where merchant = ? and status = 'SUCCEEDED' and paid_at >= ?"
                + " and number > ? order by number limit ?")
        .params(merchant, column(since), after, limit)
        .query((row, number) -> entry(row))
        .list();
  }

  /** What is pending still. */
  List<Due> due() {
    return jdbc.sql("select * from entry where status = 'PENDING'")
        .query(
            (row, number) ->
                new Due(
                    row.getString("merchant"),
                    row.getString("idempotency_key"),
                    row.getObject("due_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    OffsetDateTime paidAt = row.getObject("paid_at", OffsetDateTime.class);
    return new Entry(
        row.getString("id"),
        row.getString("idempotency_key"),
        new Ask(
            row.getString("payment_id"),
            row.getLong("amount"),
            row.getString("currency"),
            row.getString("reference"),
            row.getString("reason")),
        Entry.Status.valueOf(row.getString("status")),
        row.getString("code"),
        paidAt == null ? null : paidAt.toInstant(),
        row.getLong("number"));
  }

  /** As exact as the database. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static OffsetDateTime column(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  @Override
  public void close() {
    pool.dispose();
  }
}
