package dev.refundkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.DroolsRefundPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's commands work. Those that build, or call the shop, are run by {@code .ci/run}; the
 * others are run here, by a launcher that does not build.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "they are commands of a Unix shell")
class ReadmeCommandsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SHELL =
      Pattern.compile("(?ms)^#+ ([^\\n]+)$(?:(?!^#).)*?^```sh$(.*?)^```$");

  private static final List<String> ELSEWHERE =
      List.of("Run it", "Test it", "Open a shop", "Refund an order", "Refund a payment");
  private static final List<String> FOLDERS = List.of("refund-rules", "docs", "samples");

  @TempDir private Path folder;

  @Test
  void everyOtherCommandOfTheReadmeEndsWell() throws Exception {
    List<String> blocks =
        SHELL
            .matcher(Files.readString(ROOT.resolve("README.md")))
            .results()
            .filter(found -> !ELSEWHERE.contains(found.group(1)))
            .map(found -> found.group(2))
            .toList();
    layOut();

    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      assertThat(ended(block)).endsWith("1 passed, 0 failed\n");
    }
  }

  @Test
  void everyCommandOfTheGuideForRuleAuthorsEndsWell() throws Exception {
    String guide = Files.readString(ROOT.resolve("docs/policy-guide.md"));
    List<String> blocks = SHELL.matcher(guide).results().map(found -> found.group(2)).toList();
    layOut();

    assertThat(blocks).hasSize(5);
    for (String block : blocks) {
      assertThat(ended(block)).doesNotContain("error:").doesNotContain("FAIL");
    }
    assertThat(folder.resolve("coverage.html")).isNotEmptyFile();
    assertThat(folder.resolve("why.svg")).isNotEmptyFile();
    assertThat(folder.resolve("change.html")).content().contains("20,000", "many-claims");
    assertThat(DroolsRefundPolicy.built(folder.resolve("marketplace.jar")).reasons()).isNotEmpty();
  }

  @Test
  void theSamePolicyIsBuiltIntoTheSameJar() throws Exception {
    layOut();
    String build =
        "./refundkit policy build refund-rules/src/main/resources/refundkit/policies/default";

    ended(build + " --out first.jar");
    ended(build + " --out second.jar");

    assertThat(folder.resolve("second.jar")).hasSameBinaryContentAs(folder.resolve("first.jar"));
  }

  @Test
  void everyRuleOfTheGuideStandsInItsExample() throws Exception {
    String guide = Files.readString(ROOT.resolve("docs/policy-guide.md"));
    Path policy = ROOT.resolve("samples/marketplace/policy");
    String rules =
        Files.readString(policy.resolve("approve.drl"))
            + Files.readString(policy.resolve("against.drl"));
    List<String> shown =
        Pattern.compile("(?ms)^```drl$(.*?)^```$")
            .matcher(guide)
            .results()
            .map(found -> found.group(1).strip())
            .toList();
    assertThat(shown).isNotEmpty().allSatisfy(rule -> assertThat(rules).contains(rule));
  }

  @AfterEach
  void removeLinks() throws IOException {
    for (String name : FOLDERS) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  /** The folders that the README names, and a launcher of what was compiled just now. */
  private void layOut() throws IOException {
    for (String name : FOLDERS) {
      Files.createSymbolicLink(folder.resolve(name), ROOT.resolve(name));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path launcher = folder.resolve("refundkit");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s' -cp '%s' %s \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path"), Main.class.getName()));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  private String ended(String block) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", block)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean inTime = process.waitFor(60, SECONDS);
    process.destroyForcibly();
    String said = Files.readString(log, UTF_8);
    assertThat(inTime).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
