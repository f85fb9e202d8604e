package dev.refundkit.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.testkit.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReportTest {

  private static final String RIGHT = "steps:\n  - get_order: o1\n    expect: {captured: 1100}\n";
  private static final String WRONG = "steps:\n  - get_order: o1\n    expect: {captured: 1}\n";

  private final ScenarioRunner runner = new ScenarioRunner(PolicySource.none());

  @TempDir Path folder;

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void a_folder_is_run_to_its_depths_in_order() throws Exception {
    Path wrong = write("b.yaml", Worlds.GIVEN + WRONG);
    Path deep = write("a/deep.yaml", Worlds.GIVEN + RIGHT);
    Path unread = write("c.yaml", "scenario: x\ncolour: red\n");
    write("a/policy.yaml", "name: mine");
    write("a/notes.txt", "not a scenario");
    List<ScenarioResult> heard = new ArrayList<>();

    ScenarioReport report = runner.runAll(List.of(folder), heard::add);

    assertThat(report.results()).isEqualTo(heard);
    assertThat(report.exitStatus()).isEqualTo(1);
    assertThat(report.text().lines())
        .containsExactly(
            "PASS " + deep + ": A case",
            "FAIL " + wrong + ": A case",
            "       line 15: step 1 get_order: captured: expected 1, was 1100",
            "FAIL " + unread,
            "       "
                + unread
                + ":2: unknown key colour in the file; known here: given,"
                + " scenario, steps.",
            "1 passed, 2 failed");
  }

  @Test
  void what_passes_ends_with_status_zero() throws Exception {
    ScenarioReport report = runner.runAll(List.of(write("a.yaml", Worlds.GIVEN + RIGHT)));

    assertThat(report.exitStatus()).isZero();
    assertThat(report.summary()).isEqualTo("1 passed, 0 failed");
  }

  @Test
  void a_path_without_scenarios_fails() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path missing = folder.resolve("missing");

    ScenarioReport report = runner.runAll(List.of(empty, missing));

    assertThat(report.summary()).isEqualTo("0 passed, 2 failed");
    assertThat(report.text()).contains("no *.yaml in this folder", "no such file or folder");
  }
}
