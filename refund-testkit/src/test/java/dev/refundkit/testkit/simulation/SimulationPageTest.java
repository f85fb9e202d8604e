package dev.refundkit.testkit.simulation;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.policy.FixedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/simulation.md: its Java stands here word for word, and its tables name everything. */
class SimulationPageTest {

  private static final Path PAGE = Path.of("../docs/simulation.md");
  private static final Path HERE =
      Path.of("src/test/java/dev/refundkit/testkit/simulation/SimulationPageTest.java");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\\R(.*?)```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

  @Test
  void a_host_runs_its_own_store_and_policy() {
    SimulationReport report =
        Simulations.run(
            Simulation.standard().on(InMemoryRefundStore::new).deciding(FixedPolicy::approveAll),
            20240301,
            500,
            2);

    assertThat(report.histories()).isEqualTo(500);
  }

  @Test
  void a_history_is_told_again() {
    History history = Simulation.standard().run(4711);
    History again = Simulation.standard().replay(Tape.parse(history.tape().toString()));

    assertThat(again.lines()).isEqualTo(history.lines()).isNotEmpty();
  }

  @Test
  void a_host_crashes_on_its_own_store() {
    for (CrashScenario scenario : CrashScenarios.all()) {
      CrashPoints.of(scenario).on(InMemoryRefundStore::new).run();
    }
  }

  @Test
  void the_pages_java_stands_in_this_test() throws IOException {
    String here = flat(readString(HERE));
    List<String> blocks = found(JAVA);

    assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(here).contains(flat(block)));
  }

  @Test
  void the_page_names_every_fault_and_every_situation() throws IOException {
    String page = readString(PAGE);

    assertThat(Arrays.stream(Fault.values()).map(fault -> "| " + fault.words() + " | "))
        .allSatisfy(row -> assertThat(page).contains(row));
    assertThat(Arrays.stream(Situation.values()).map(met -> "| " + met.words() + " | "))
        .allSatisfy(row -> assertThat(page).contains(row));
  }

  @Test
  void what_the_page_links_to_is_there() throws IOException {
    assertThat(found(LINK).stream().filter(link -> !link.contains("://")))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern.matcher(readString(PAGE)).results().map(found -> found.group(1)).toList();
  }

  /** Lines without what surrounds them. */
  private static String flat(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
