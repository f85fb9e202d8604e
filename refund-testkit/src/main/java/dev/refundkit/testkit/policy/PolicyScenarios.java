package dev.refundkit.testkit.policy;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioResult;
import dev.refundkit.testkit.run.ScenarioRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The scenarios of a policy as tests of a host's build, one for each file:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> thePolicyKeepsItsScenarios() {
 *   Path folder = Path.of("src/main/policies/shop");
 *   return PolicyScenarios.of(folder, DroolsRefundPolicy.of(folder));
 * }
 * }</pre>
 */
public final class PolicyScenarios {

  private static final String FOLDER = "scenarios";

  private PolicyScenarios() {}

  /**
   * One test for each scenario below the policy's folder {@code scenarios}, named after its file. A
   * scenario that names the folder of the policy runs against the policy given here.
   *
   * @param folder of the policy
   * @param policy what stands in the folder, however it was loaded
   * @throws IllegalArgumentException if there are no scenarios
   */
  public static Stream<DynamicTest> of(Path folder, RefundPolicy policy) {
    List<Path> files = files(folder.resolve(FOLDER));
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no scenarios in " + folder.resolve(FOLDER));
    }
    ScenarioRunner runner = new ScenarioRunner(source(folder, policy));
    return files.stream().map(file -> test(folder, file, runner));
  }

  private static DynamicTest test(Path folder, Path file, ScenarioRunner runner) {
    String name = folder.resolve(FOLDER).relativize(file).toString();
    return DynamicTest.dynamicTest(
        name,
        file.toUri(),
        () -> {
          ScenarioResult result = runner.run(file);
          if (!result.passed()) {
            throw new AssertionError(result.text());
          }
        });
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("scenarios can't be read from " + folder, e);
    }
  }

  private static PolicySource source(Path folder, RefundPolicy policy) {
    Path own = folder.toAbsolutePath().normalize();
    return new PolicySource() {
      @Override
      public RefundPolicy standard() {
        return PolicySource.none().standard();
      }

      @Override
      public RefundPolicy bundle(Path named) {
        return named.toAbsolutePath().normalize().equals(own)
            ? policy
            : PolicySource.none().bundle(named);
      }
    };
  }
}
