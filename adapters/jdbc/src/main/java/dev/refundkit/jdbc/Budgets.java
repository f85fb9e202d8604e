package dev.refundkit.jdbc;

import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Spend;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What one tenant's approvals without a person have spent, a row for each budget's window. */
record Budgets(String tenant, Dialect dialect) {

  private static final String ADD =
      """
      update refundkit_budget set spent = spent + ?
      where tenant = ? and spend_key = ? and spent <= ?
      """;

  long spent(Connection connection, String key) throws SQLException {
    return Sql.first(
            connection,
            "select spent from refundkit_budget where tenant = ? and spend_key = ?",
            row -> row.getLong(1),
            tenant,
            key)
        .orElse(0L);
  }

  /**
   * Takes each of its budget, in their order, so that two transactions cannot wait for each other;
   * the rows are locked then until the transaction ends.
   *
   * @return false if one has not enough left; some may have been taken then
   */
  boolean take(Connection connection, List<Spend> spends) throws SQLException {
    for (Spend spend : spends) {
      boolean taken =
          spend.fits(0)
              && (add(connection, spend) || open(connection, spend) || add(connection, spend));
      if (!taken) {
        return false;
      }
    }
    return true;
  }

  private boolean add(Connection connection, Spend spend) throws SQLException {
    long most = spend.budget().cap() - spend.amount();
    return 0 < Sql.update(connection, ADD, spend.amount(), tenant, spend.key(), most);
  }

  private boolean open(Connection connection, Spend spend) throws SQLException {
    Budget budget = spend.budget();
    return dialect.insertAbsent(
        connection,
        "refundkit_budget",
        "spend_key",
        "budget, subject, currency, currency_digits, since, spent",
        tenant,
        spend.key(),
        budget.name(),
        spend.subject(),
        spend.currency().code(),
        spend.currency().digits(),
        Instants.text(spend.since()),
        spend.amount());
  }
}
