package dev.refundkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.jdbc.UnsuitableDatabaseException.Why;
import dev.refundkit.refund.Refund;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {

  @TempDir private Path folder;

  private DataSource file(String options) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("refunds") + options);
    return source;
  }

  private static void refused(DataSource source, Why why, String message) {
    assertThatThrownBy(() -> JdbcRefundStore.open(source, "default"))
        .isInstanceOfSatisfying(
            UnsuitableDatabaseException.class, e -> assertThat(e.why()).isEqualTo(why))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource
  void a_database_without_the_schema_is_refused_and_stays_empty(TestDatabase database) {
    DataSource source = database.empty(TestDatabase.READ_COMMITTED);
    refused(source, Why.NO_SCHEMA, "/V1__refundkit.sql");
    refused(source, Why.NO_SCHEMA, "/V1__refundkit.sql");
    assertThatThrownBy(() -> Auditor.of(source, "default"))
        .isInstanceOf(UnsuitableDatabaseException.class);
  }

  @ParameterizedTest
  @EnumSource
  void another_version_of_the_schema_is_refused(TestDatabase database) {
    DataSource source = database.fresh();
    TestDatabase.execute(source, "update refundkit_schema set version = 7");
    refused(source, Why.OTHER_SCHEMA, "[7]");
  }

  @ParameterizedTest
  @EnumSource
  void the_schema_may_be_installed_again_over_what_is_stored(TestDatabase database) {
    DataSource source = database.fresh();
    JdbcRefundStore store = JdbcRefundStore.open(source, "default");
    Refund refund = Samples.create(Samples.engine(store), Samples.SALE.id());
    JdbcSchema.install(source);
    TestDatabase.execute(source, "delete from refundkit_schema");
    JdbcSchema.install(source);
    assertThat(JdbcRefundStore.open(source, "default").refund(refund.id())).contains(refund);
  }

  @Test
  void an_h2_file_database_that_writes_later_is_refused() {
    JdbcSchema.install(file(""));
    refused(file(""), Why.NOT_DURABLE, ";WRITE_DELAY=0");
  }

  @Test
  void an_h2_file_database_that_writes_at_once_is_there_again_when_it_is_opened_anew() {
    DataSource source = file(";WRITE_DELAY=0");
    JdbcSchema.install(source);
    Refund refund =
        Samples.create(Samples.engine(JdbcRefundStore.open(source, "default")), Samples.SALE.id());
    JdbcRefundStore again = JdbcRefundStore.open(file(";WRITE_DELAY=0"), "default");
    assertThat(again.refund(refund.id())).contains(refund);
    assertThat(Auditor.of(source, "default").check()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MySQL, 9, 0, OTHER_PRODUCT, MySQL",
    "PostgreSQL, 14, 9, TOO_OLD, is 14.9",
    "H2, 2, 2, TOO_OLD, is 2.2",
    "H2, 1, 9, TOO_OLD, is 1.9",
  })
  void another_product_and_an_older_one_are_refused(
      String product, int major, int minor, Why why, String message) {
    refused(posingAs(product, major, minor), why, message);
    assertThatThrownBy(() -> JdbcSchema.install(posingAs(product, major, minor)))
        .isInstanceOf(UnsuitableDatabaseException.class);
  }

  private static DataSource inMemory(String name, String settings) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" + settings);
    return source;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
        ";CASE_INSENSITIVE_IDENTIFIERS=TRUE",
        ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        ";MODE=MySQL;DATABASE_TO_LOWER=TRUE",
        ";MODE=MSSQLServer",
      })
  void an_h2_database_may_fold_names_as_it_likes(String settings) {
    DataSource source = inMemory("names" + settings.hashCode(), settings);
    JdbcSchema.install(source);
    JdbcRefundStore store = JdbcRefundStore.open(source, "default");
    Refund refund = Samples.create(Samples.engine(store), Samples.SALE.id());
    assertThat(store.refund(refund.id())).contains(refund);
    assertThat(Auditor.of(source, "default").check()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {";IGNORECASE=TRUE", ";COLLATION=ENGLISH STRENGTH PRIMARY", ";MODE=Oracle"})
  void an_h2_database_that_takes_different_texts_for_the_same_is_refused(String settings) {
    String name = "loose" + settings.hashCode();
    assertThatThrownBy(() -> JdbcSchema.install(inMemory(name, settings)))
        .isInstanceOf(UnsuitableDatabaseException.class);
    refused(inMemory(name, settings), Why.LOOSE_TEXTS, "this H2 database takes");
  }

  @Test
  void an_h2_database_that_is_set_to_ignore_case_later_is_refused_too() {
    JdbcSchema.install(inMemory("later", ""));
    refused(inMemory("later", ";IGNORECASE=TRUE"), Why.LOOSE_TEXTS, "without IGNORECASE");
  }

  @Test
  void tables_that_were_created_to_ignore_case_are_refused_when_the_setting_is_gone() {
    DataSource source = inMemory("left", "");
    TestDatabase.execute(
        source,
        "set ignorecase true; create table refundkit_answer (tenant varchar, answer_key varchar,"
            + " refund_id varchar, answered_at varchar); set ignorecase false");
    JdbcSchema.install(source);
    refused(source, Why.LOOSE_TEXTS, "create them anew");
  }

  @Test
  void at_least_one_attempt_is_made() {
    DataSource source = TestDatabase.H2.shared();
    assertThatThrownBy(() -> JdbcRefundStore.open(source, "default", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Connections that name another product. */
  private static DataSource posingAs(String product, int major, int minor) {
    DatabaseMetaData data =
        posing(
            DatabaseMetaData.class,
            method ->
                switch (method) {
                  case "getDatabaseProductName" -> product;
                  case "getDatabaseMajorVersion" -> major;
                  default -> minor;
                });
    Connection connection =
        posing(
            Connection.class,
            method ->
                switch (method) {
                  case "getMetaData" -> data;
                  case "getAutoCommit" -> true;
                  default -> null;
                });
    return posing(DataSource.class, method -> connection);
  }

  private static <T> T posing(Class<T> type, Function<String, @Nullable Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            OpeningTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, values) -> answers.apply(method.getName())));
  }
}
