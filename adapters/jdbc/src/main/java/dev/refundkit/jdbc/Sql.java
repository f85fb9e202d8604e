package dev.refundkit.jdbc;

import dev.refundkit.text.StorableText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their values bound in order; null is a text that is not there. */
final class Sql {

  /** Makes something of the row that the result stands on. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Looks at the row that the result stands on. */
  interface Look {
    void at(ResultSet row) throws SQLException;
  }

  private static final int ROWS_AT_ONCE = 200;

  private Sql() {}

  /** How many rows were changed. */
  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /** The same statement for several rows of values. */
  static void batch(Connection connection, String sql, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] values : rows) {
        bind(statement, values);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.add(row.read(result));
        }
      }
      return found;
    }
  }

  /** Row by row, without holding all of them in memory where the driver can. */
  static void each(Connection connection, String sql, Look look, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      bind(statement, values);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          look.at(result);
        }
      }
    }
  }

  static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    return list(connection, sql, row, values).stream().findFirst();
  }

  static boolean exists(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    return !list(connection, sql, row -> true, values).isEmpty();
  }

  /** Names of columns, and a value to bind for each. */
  static String insert(String table, String columns) {
    String places = "?" + ", ?".repeat((int) columns.chars().filter(c -> c == ',').count());
    return "insert into " + table + " (" + columns + ") values (" + places + ")";
  }

  /** PostgreSQL's driver makes half of a surrogate pair a question mark and says nothing. */
  private static String storable(String text) throws SQLException {
    if (!StorableText.is(text)) {
      throw new SQLException("a text " + StorableText.RULE, "22021");
    }
    return text;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        statement.setNull(i + 1, Types.VARCHAR);
      } else if (value instanceof Enum<?> constant) {
        statement.setString(i + 1, constant.name());
      } else if (value instanceof String text) {
        statement.setString(i + 1, storable(text));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
