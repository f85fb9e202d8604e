package dev.refundkit.samples.shop.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as both databases take and give them. */
public final class Times {

  private Times() {}

  /** What a column of type timestamp with time zone takes. */
  public static OffsetDateTime toColumn(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** A column that is never null. */
  public static Instant fromColumn(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable OffsetDateTime toColumnOrNull(@Nullable Instant time) {
    return time == null ? null : toColumn(time);
  }

  static @Nullable Instant fromColumnOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
