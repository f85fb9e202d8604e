package dev.refundkit.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.testkit.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario passes, and notices every single value that it expects wrongly. */
class CorpusTest {

  private final ScenarioRunner runner = new ScenarioRunner(PolicySource.none());

  @TestFactory
  Stream<DynamicTest> scenarios_pass() throws Exception {
    return Corpus.all().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.file().getFileName() + ": " + scenario.name(),
                    () -> assertThat(runner.run(scenario).differences()).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> altered_expectations_are_all_noticed() throws Exception {
    return Corpus.all().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    String.valueOf(scenario.file().getFileName()), () -> everyAltered(scenario)));
  }

  private void everyAltered(Scenario scenario) {
    Alteration alteration = new Alteration();
    List<String> differences = runner.run(alteration.of(scenario)).differences();

    assertThat(alteration.count()).isPositive();
    assertThat(differences).hasSize(alteration.count()).allMatch(line -> line.startsWith("line "));
  }
}
