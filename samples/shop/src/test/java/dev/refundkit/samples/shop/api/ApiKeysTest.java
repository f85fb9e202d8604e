package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.samples.shop.database.Scripts;
import dev.refundkit.testkit.ports.TestClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of keys, on both databases. */
class ApiKeysTest {

  /** Where the keys are kept. */
  enum Database {
    H2 {
      @Override
      DataSource open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:keys;DB_CLOSE_DELAY=-1");
        return source;
      }
    },
    POSTGRESQL {
      @Override
      DataSource open() throws IOException {
        return EmbeddedPostgres.builder().start().getPostgresDatabase();
      }
    };

    abstract DataSource open() throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void a_key_is_found_until_it_expires_or_is_revoked(Database database) throws IOException {
    DataSource source = database.open();
    Scripts.run(source, "shop/api-keys.sql");
    Scripts.run(source, "shop/api-keys.sql");
    TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    JdbcClient client = JdbcClient.create(source);
    ApiKeys keys = new ApiKeys(client, clock);

    String key =
        keys.issue(
            "north",
            "agent",
            List.of("refunds:read", "refunds:approve:USD:10000"),
            clock.instant().plusSeconds(60));
    String lasting = keys.issue("south", "nobody", List.of(), null);

    assertThat(keys.find(key))
        .hasValueSatisfying(
            found -> {
              assertThat(found.tenant()).isEqualTo("north");
              assertThat(found.actor())
                  .isEqualTo(
                      Actor.of("agent", List.of("refunds:read", "refunds:approve:USD:10000")));
            });
    assertThat(keys.find(lasting).orElseThrow().actor().authorities()).isEmpty();
    keys.add(lasting, "north", "boss", List.of("refunds:approve"), null);
    assertThat(keys.find(lasting).orElseThrow().tenant()).isEqualTo("south");
    assertThat(client.sql("SELECT * FROM shop_api_key").query().listOfRows().toString())
        .doesNotContain(key)
        .doesNotContain(lasting);

    clock.advance(Duration.ofSeconds(60));
    assertThat(keys.find(key)).isEmpty();
    keys.revoke(lasting);
    assertThat(keys.find(lasting)).isEmpty();
  }
}
