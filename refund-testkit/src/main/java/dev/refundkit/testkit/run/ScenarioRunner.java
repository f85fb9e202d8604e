package dev.refundkit.testkit.run;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.ScenarioException;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs scenarios, each against an engine and a world of its own.
 *
 * <pre>{@code
 * ScenarioReport report = new ScenarioRunner(PolicySource.of(myPolicy)).runAll(List.of(folder));
 * assertEquals(0, report.failed(), report.text());
 * }</pre>
 *
 * <p>A scenario fails if an answer is not what it expects, if a step is refused that does not
 * expect it, or the other way round, if a refused step changes anything that is stored, or if a
 * step throws. Immutable; safe for several threads if its policies and stores are.
 */
public final class ScenarioRunner {

  private final PolicySource policies;
  private final Supplier<? extends RefundStore> stores;

  /** A runner whose refunds are kept in memory. */
  public ScenarioRunner(PolicySource policies) {
    this(policies, InMemoryRefundStore::new);
  }

  /**
   * @param stores asked once per scenario, for a store in which nothing is stored yet
   */
  public ScenarioRunner(PolicySource policies, Supplier<? extends RefundStore> stores) {
    this.policies = policies;
    this.stores = stores;
  }

  /** Runs files, and all {@code *.yaml} below folders but {@code policy.yaml}, sorted by name. */
  public ScenarioReport runAll(Collection<Path> paths) {
    return runAll(paths, result -> {});
  }

  /**
   * Runs files, and all {@code *.yaml} below folders but {@code policy.yaml}, sorted by name.
   *
   * @param listener hears of every scenario as soon as it is done
   */
  public ScenarioReport runAll(Collection<Path> paths, Consumer<ScenarioResult> listener) {
    List<ScenarioResult> results = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : files(path, results, listener)) {
        ScenarioResult result = run(file);
        results.add(result);
        listener.accept(result);
      }
    }
    return new ScenarioReport(results);
  }

  private static List<Path> files(
      Path path, List<ScenarioResult> results, Consumer<ScenarioResult> listener) {
    try {
      return ScenarioFiles.below(path);
    } catch (IOException | UncheckedIOException e) {
      ScenarioResult failed = new ScenarioResult(path, "", List.of(String.valueOf(e.getMessage())));
      results.add(failed);
      listener.accept(failed);
      return List.of();
    }
  }

  /** Reads and runs one file; a file that is no scenario has failed. */
  public ScenarioResult run(Path file) {
    try {
      return run(ScenarioReader.read(file));
    } catch (ScenarioException e) {
      return new ScenarioResult(file, "", List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Runs one scenario. */
  public ScenarioResult run(Scenario scenario) {
    return new ScenarioResult(scenario.file(), scenario.name(), differences(scenario));
  }

  private List<String> differences(Scenario scenario) {
    try {
      World world = new World(scenario.given(), policy(scenario), stores.get());
      return new StepRunner(world).run(scenario.steps());
    } catch (RuntimeException e) {
      return List.of("before the first step: " + e.getMessage());
    }
  }

  private RefundPolicy policy(Scenario scenario) {
    String name = scenario.given().policy();
    return switch (name) {
      case "approve_all" -> FixedPolicy.approveAll();
      case "review_all" -> FixedPolicy.reviewAll();
      case "default" -> policies.standard();
      default -> bundle(name, scenario.file());
    };
  }

  private RefundPolicy bundle(String name, Path file) {
    Path folder = file.resolveSibling(name).normalize();
    try {
      return policies.bundle(folder);
    } catch (RuntimeException e) {
      if (Files.exists(folder.resolve(ScenarioFiles.POLICY))) {
        throw e;
      }
      throw new IllegalArgumentException(
          "%s. The scenario names the policy \"%s\", a folder as seen from %s. Maybe the file belongs into the folder scenarios of a policy."
              .formatted(e.getMessage(), name, file),
          e);
    }
  }
}
