package dev.refundkit.proofs.kills;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the tables say, beside the store. */
final class Tables {

  private Tables() {}

  /** How many effects are open. */
  static int openEffects(DataSource source) {
    return Integer.parseInt(
        texts(source, "select count(*) from refundkit_effect where not given_up").get(0));
  }

  /** Keys of the open effects that a host's workers hold. */
  static List<String> heldBy(DataSource source, String host) {
    return texts(
        source, "select effect_key from refundkit_effect where held_by like ?", host + "-w%");
  }

  /** Those of the keys that are still open. */
  static List<String> stillOpen(DataSource source, List<String> keys) {
    List<String> open = texts(source, "select effect_key from refundkit_effect where not given_up");
    return keys.stream().filter(open::contains).toList();
  }

  /**
   * The first column of each row.
   *
   * @throws IllegalStateException if the database fails
   */
  static List<String> texts(DataSource source, String sql, Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
