package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.testkit.run.ScenarioRunner;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The history of a store: {@code refundkit history export}. */
class ExportCommandTest {

  private static final Path CASE = Path.of("src/test/resources/scenarios/refund-payment.yaml");

  @TempDir private Path folder;

  private Path history;
  private String url;
  private JdbcRefundStore store;

  @BeforeEach
  void keepRefunds() {
    history = folder.resolve("history.jsonl");
    url = "jdbc:h2:file:" + folder.resolve("books").toAbsolutePath() + ";WRITE_DELAY=0";
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    JdbcSchema.install(source);
    store = JdbcRefundStore.open(source, "default");
    new ScenarioRunner(new Policies(), () -> store).run(ScenarioReader.read(CASE));
  }

  private Called export(String... more) {
    String[] words = {"history", "export", "--url", url, "--out", history.toString()};
    return Called.with(Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void whatIsExportedIsDecidedAsItWas() throws IOException {
    List<Refund> refunds = store.list(RefundQuery.ALL, null, 100).items();

    Called exported = export();

    assertThat(exported.err()).doesNotContain("left out");
    assertThat(exported.status()).isZero();
    assertThat(exported.out()).isEqualTo("%s: %d cases%n".formatted(history, refunds.size()));
    assertThat(Files.readAllLines(history))
        .hasSameSizeAs(refunds)
        .allSatisfy(
            line ->
                assertThat(refunds)
                    .anyMatch(refund -> line.startsWith("{\"id\":\"" + refund.id() + "\"")));
    JsonNode compared =
        JsonMapper.shared()
            .readTree(
                Called.with(
                        "policy",
                        "compare",
                        "default",
                        "default",
                        "--history",
                        history.toString(),
                        "--format",
                        "json")
                    .out());
    assertThat(compared.get("cases").asInt()).isEqualTo(refunds.size());
  }

  @Test
  void aTenantWithoutRefundsHasAnEmptyHistory() {
    Called exported = export("--tenant", "nobody");

    assertThat(exported.status()).isZero();
    assertThat(history).isEmptyFile();
  }

  @Test
  void aDatabaseWithoutRefundsIsToldInOneLineAndNothingIsWritten() {
    url = "jdbc:h2:mem:empty";

    Called exported = export();

    assertThat(exported.status()).isEqualTo(1);
    assertThat(exported.err()).contains("V1__refundkit.sql");
    assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("history"));
  }
}
