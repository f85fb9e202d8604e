package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hostile bundles do to the process that they run in, shown in processes of their own. */
class HostileHostTest {

  /** What never ends, even where it can reach nothing. */
  static final List<String> ENDLESS = List.of("loops-in-a-consequence", "loops-in-a-condition");

  @TempDir private static Path classes;
  @TempDir private Path folder;

  @BeforeAll
  static void compileWithoutACheck() throws IOException {
    HostileRules.compiled().save(classes);
  }

  private Process start(String how, String... names) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.toString(), "-Xmx48m", "-Xss512k", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(HostileHost.class.getName(), classes.toString(), how));
    command.addAll(List.of(names));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }

  private List<String> told() throws IOException {
    return Files.readAllLines(folder.resolve("out"));
  }

  private void ends(int status, Process host) throws InterruptedException {
    try {
      assertThat(host.waitFor(1, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
      assertThat(host.exitValue()).isEqualTo(status);
    } finally {
      host.destroyForcibly();
    }
  }

  @Test
  void uncheckedItEndsTheHost() throws IOException, InterruptedException {
    ends(3, start("in-turn", "exits", "recurses"));
    assertThat(told()).containsExactly("began exits");
    ends(4, start("in-turn", "halts-the-machine", "recurses"));
    assertThat(told()).containsExactly("began halts-the-machine");
  }

  @Test
  void uncheckedItTakesAllStackAndMemory() throws IOException, InterruptedException {
    ends(0, start("in-turn", "recurses", "fills-the-memory", "repeats-a-text", "inserts-for-ever"));
    assertThat(told())
        .containsSequence("began recurses", "ended recurses java.lang.StackOverflowError")
        .contains(
            "ended fills-the-memory java.lang.OutOfMemoryError",
            "ended repeats-a-text java.lang.OutOfMemoryError",
            "ended inserts-for-ever java.lang.OutOfMemoryError");
  }

  @Test
  void uncheckedItNeverEnds() throws IOException, InterruptedException {
    String[] names = {
      "loops-in-a-consequence",
      "loops-in-a-condition",
      "matches-for-ever",
      "updates-for-ever",
      "modifies-for-ever"
    };
    Process host = start("together", names);
    try {
      while (host.isAlive() && told().size() < names.length) {
        Thread.onSpinWait();
      }
      assertThat(host.waitFor(2, TimeUnit.SECONDS)).as("it ends by itself").isFalse();
      assertThat(told()).hasSize(names.length).allMatch(line -> line.startsWith("began "));
    } finally {
      host.destroyForcibly();
    }
  }

  @Test
  void behindTheWallWhatNeverEndsIsStoppedByTheTimeLimit()
      throws IOException, InterruptedException {
    ends(0, start("limited", ENDLESS.toArray(String[]::new)));
    assertThat(told())
        .containsExactly(
            "loops-in-a-consequence REVIEW time-limit disabled",
            "loops-in-a-condition REVIEW time-limit disabled");
  }
}
