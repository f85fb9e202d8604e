package dev.refundkit.proofs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.ScenarioException;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.nio.file.Path;

/** A scenario's file. */
class ScenarioFuzzTest {

  private static final Path FILE = Path.of("fuzzed.yaml");

  @FuzzTest
  void any_scenario_is_read_or_refused_by_line(byte[] text) {
    try {
      Scenario scenario = ScenarioReader.read(FILE, new String(text, UTF_8));
      assertThat(scenario.name()).isNotBlank();
    } catch (ScenarioException e) {
      assertThat(e.getMessage()).startsWith(FILE.toString());
      assertThat(e.line()).isNotNegative();
    }
  }
}
