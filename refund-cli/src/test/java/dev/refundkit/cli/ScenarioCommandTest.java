package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scenarios run from the command line. {@link ReadmeCommandsTest} runs one under its own policy.
 */
class ScenarioCommandTest {

  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
  private static final Path COMMON =
      Path.of("../refund-testkit/src/test/resources/scenarios/public");

  @TempDir private Path folder;

  @Test
  void bothCallsOfTheReferencePassUnderTheShippedPolicy() {
    Called called = run(SCENARIOS);

    assertThat(called.lastLine()).isEqualTo("2 passed, 0 failed");
    assertThat(called.lines()).filteredOn(line -> line.startsWith("PASS ")).hasSize(2);
    assertThat(called.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2", "postgres"})
  void theShippedPolicyDecidesAsTheRulesOfRefundingSay(String store) {
    Called called =
        Called.with("scenario", "run", "--store", store, "src/test/resources/default-policy");

    assertThat(called.lines()).filteredOn(line -> line.startsWith("FAIL ")).isEmpty();
    assertThat(called.lastLine()).isEqualTo("11 passed, 0 failed");
    assertThat(called.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "h2", "postgres"})
  void theCommonScenariosPassOnEveryStore(String store) {
    Called called = Called.with("scenario", "run", "--store", store, COMMON.toString());

    assertThat(called.lines()).filteredOn(line -> line.startsWith("FAIL ")).isEmpty();
    assertThat(called.lastLine()).isEqualTo("51 passed, 0 failed");
    assertThat(called.status()).isZero();
  }

  @Test
  void aDifferenceIsShownAndFailsTheRun() throws IOException {
    Path file = altered("wrong.yaml", "status: completed", "status: failed");

    Called called = run(SCENARIOS.resolve("refund-payment.yaml"), file);

    assertThat(called.lines())
        .anyMatch(line -> line.startsWith("FAIL " + file + ": Damaged headphones"))
        .anyMatch(line -> line.contains("expected failed, was completed"));
    assertThat(called.lastLine()).isEqualTo("1 passed, 1 failed");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void anUnknownKeyIsToldByFileLineAndName() throws IOException {
    Path file = altered("unknown.yaml", "    expect:\n      object", "    expects:\n      object");

    Called called = run(file);

    int line = Files.readString(file).lines().toList().indexOf("    expects:") + 1;
    assertThat(called.out()).contains(file + ":" + line).contains("expects");
    assertThat(called.lastLine()).isEqualTo("0 passed, 1 failed");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aPathThatIsNotThereIsNoPass() {
    Called called = run(SCENARIOS, folder.resolve("nowhere"));

    assertThat(called.out()).contains("nowhere: no such file or folder");
    assertThat(called.lastLine()).isEqualTo("2 passed, 1 failed");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aFolderWithoutScenariosIsNoPass() {
    Called called = run(folder);

    assertThat(called.out()).contains("no *.yaml in this folder");
    assertThat(called.lastLine()).isEqualTo("0 passed, 1 failed");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aPolicyThatIsNoneFailsTheScenarioWithItsProblem() throws IOException {
    Files.createDirectories(folder.resolve("my-policy"));
    Files.writeString(folder.resolve("my-policy/policy.yaml"), "name: mine\n");

    Called called = run(altered("own.yaml", "policy: default", "policy: my-policy"));

    assertThat(called.out()).contains("policy my-policy has no rules");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aScenarioOutsideOfItsPolicyIsToldWhereItBelongs() {
    Called called = run(Path.of("../docs/examples/restocking-fee.yaml"));

    assertThat(called.out())
        .contains("policy docs has no policy.yaml")
        .contains("The scenario names the policy \"..\", a folder as seen from ../docs/examples/")
        .contains("Maybe the file belongs into the folder scenarios of a policy.");
    assertThat(called.status()).isEqualTo(1);
  }

  private static Called run(Path... paths) {
    return Called.with(
        Stream.concat(Stream.of("scenario", "run"), Stream.of(paths).map(Path::toString))
            .toArray(String[]::new));
  }

  private Path altered(String name, String from, String to) throws IOException {
    String text = Files.readString(SCENARIOS.resolve("create-refund.yaml"));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve(name), text.replace(from, to));
  }
}
