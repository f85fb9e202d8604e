package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.testkit.ports.ScriptedHistory;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.run.ScenarioRunner;
import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Scenarios are captured from what other scenarios have left in a store. */
class CaptureCommandTest {

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path CASE = RESOURCES.resolve("scenarios/refund-payment.yaml");
  private static final Policies POLICIES = new Policies();

  @TempDir private Path folder;

  private static Stream<Path> casesUnderTheShippedPolicy() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("scenarios", "default-policy")) {
      try (Stream<Path> found = Files.list(RESOURCES.resolve(name))) {
        found.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
      }
    }
    return files.stream();
  }

  private static StoredRefunds after(Path file) {
    Scenario scenario = ScenarioReader.read(file);
    InMemoryRefundStore store = new InMemoryRefundStore();
    new ScenarioRunner(POLICIES, () -> store).run(scenario);
    return new StoredRefunds(
        store,
        new ScriptedSales(scenario.given().orders()),
        new ScriptedHistory(scenario.given().customers()));
  }

  private static List<String> ids(StoredRefunds stored) {
    return stored.store().list(RefundQuery.ALL, null, 100).items().stream()
        .map(Refund::id)
        .toList();
  }

  private static Called capture(StoredRefunds stored, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CaptureCommand command =
        new CaptureCommand(() -> stored, new PrintWriter(out), new PrintWriter(err, true));
    int status =
        new CommandLine(command)
            .setErr(new PrintWriter(err, true))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  err.append(String.valueOf(failure.getMessage()));
                  return CommandLine.ExitCode.SOFTWARE;
                })
            .execute(args);
    return new Called(status, out.toString(), err.toString());
  }

  @ParameterizedTest
  @MethodSource("casesUnderTheShippedPolicy")
  void whatTheShippedPolicyDecidedReplaysFromTheFile(Path example) {
    StoredRefunds stored = after(example);
    for (String id : ids(stored)) {
      Path file = folder.resolve(id + ".yaml");

      Called captured = capture(stored, id, "--output", file.toString());

      assertThat(captured.err()).isEmpty();
      assertThat(captured.status()).isZero();
      assertThat(new ScenarioRunner(POLICIES).run(file).differences()).isEmpty();
    }
  }

  @Test
  void withoutAFileTheScenarioIsPrinted() {
    StoredRefunds stored = after(CASE);

    Called captured = capture(stored, ids(stored).get(0), "--shift", "-P30D");

    assertThat(captured.out()).startsWith("# Captured").contains("policy: default", "steps:");
    assertThat(captured.status()).isZero();
  }

  @Test
  void aScenarioThatComesToSomethingElseIsWrittenAndFails() {
    StoredRefunds stored = after(CASE);

    Called captured = capture(stored, ids(stored).get(0), "--policy", "review_all");

    assertThat(captured.out()).contains("# DOES NOT REPLAY", "policy: review_all");
    assertThat(captured.err()).contains("differs: decided by policy");
    assertThat(captured.status()).isEqualTo(1);
  }

  @Test
  void anUnknownRefundIsToldInOneLine() {
    Called captured = capture(after(CASE), "nobody");

    assertThat(captured.err()).isEqualTo("there is no refund nobody");
    assertThat(captured.out()).isEmpty();
    assertThat(captured.status()).isEqualTo(1);
  }
}
