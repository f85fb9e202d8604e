package dev.refundkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Both databases are given the same tables, so that what is said of one holds for the other. */
class SchemaTest {

  private static final String TABLES =
      """
      select lower(table_name), table_type from information_schema.tables
      where table_schema = current_schema
      """;
  private static final String COLUMNS =
      """
      select lower(c.table_name), c.ordinal_position, lower(c.column_name),
        case when t.table_type = 'BASE TABLE' then c.is_nullable end
      from information_schema.columns c join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name
      where c.table_schema = current_schema
      """;
  // PostgreSQL 15 lists "not null" as constraints with names of its own.
  private static final String CONSTRAINTS =
      """
      select lower(table_name), lower(constraint_name), constraint_type
      from information_schema.table_constraints
      where table_schema = current_schema and lower(constraint_name) like 'refundkit%'
      """;

  /** Other tests put tables of a host's into the shared ones. */
  private static final Map<TestDatabase, DataSource> FRESH = new EnumMap<>(TestDatabase.class);

  private static List<String> rows(TestDatabase database, String query) {
    DataSource source = FRESH.computeIfAbsent(database, TestDatabase::fresh);
    return new OwnTransactions(source, 1)
        .read(
            connection ->
                Sql.list(
                    connection,
                    query,
                    row -> {
                      StringBuilder text = new StringBuilder();
                      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getString(i)).append(' ');
                      }
                      return text.toString().trim();
                    }));
  }

  private static void same(String query, String known) {
    List<String> h2 = rows(TestDatabase.H2, query);
    assertThat(h2).contains(known);
    assertThat(rows(TestDatabase.POSTGRESQL, query)).containsExactlyInAnyOrderElementsOf(h2);
  }

  @Test
  void both_databases_have_the_same_tables_and_views() {
    same(TABLES, "refundkit_timeline BASE TABLE");
    same(TABLES, "refundkit_audit_timeline VIEW");
  }

  @Test
  void both_databases_have_the_same_columns_in_the_same_order() {
    same(COLUMNS, "refundkit_refund 4 customer_id YES");
  }

  @Test
  void both_databases_have_the_same_constraints() {
    same(CONSTRAINTS, "refundkit_payout refundkit_payout_keys UNIQUE");
    same(CONSTRAINTS, "refundkit_payment refundkit_payment_excess CHECK");
  }
}
