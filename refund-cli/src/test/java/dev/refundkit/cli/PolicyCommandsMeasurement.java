package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures {@code policy check} and {@code policy test} of the shipped policy beside one compile of
 * its rules by Drools, each in fresh JVMs. It runs only when named, because what it finds depends
 * on what else the machine does: {@code mvn -q -pl refund-cli -am test
 * -Dtest=PolicyCommandsMeasurement -Dsurefire.failIfNoSpecifiedTests=false}
 */
class PolicyCommandsMeasurement {

  private static final int ROUNDS = 5;
  private static final Duration BESIDE_THE_COMPILE = Duration.ofSeconds(1);
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String POLICY =
      ROOT.resolve("refund-rules/src/main/resources/refundkit/policies/default").toString();

  @Test
  void bothAnswerWithinOneCompileAndASecond() throws Exception {
    List<Duration> compiles = new ArrayList<>();
    List<Duration> checks = new ArrayList<>();
    List<Duration> tests = new ArrayList<>();
    String launcher = ROOT.resolve("refundkit").toString();
    took(launcher, "policy", "check", POLICY);
    for (int i = 0; i < ROUNDS; i++) {
      compiles.add(
          took(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              OneCompile.class.getName(),
              POLICY));
      checks.add(took(launcher, "policy", "check", POLICY));
      tests.add(took(launcher, "policy", "test", POLICY, "--threshold", "95", "--quiet"));
    }
    Duration most = median(compiles).plus(BESIDE_THE_COMPILE);
    System.out.printf(
        "one compile %s (%s)%npolicy check %s (%s)%npolicy test %s (%s)%n",
        median(compiles), compiles, median(checks), checks, median(tests), tests);
    assertThat(Stream.of(median(checks), median(tests))).allMatch(t -> t.compareTo(most) <= 0);
  }

  private static Duration took(String... command) throws Exception {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .inheritIO()
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return Duration.ofMillis((System.nanoTime() - start) / 1_000_000);
  }

  private static Duration median(List<Duration> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
