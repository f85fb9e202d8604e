package dev.refundkit.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of a contract's tests against an adapter with one flaw. */
final class ContractRun implements TestExecutionListener {

  /** A test that failed, as its author sees it. */
  record Failure(String displayName, String message) {}

  private final Set<String> run = new TreeSet<>();
  private final Set<String> skipped = new TreeSet<>();
  private final Map<String, Failure> failed = new LinkedHashMap<>();

  private ContractRun() {}

  static ContractRun of(Class<?> contract, String flaw) {
    ContractRun run = new ContractRun();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter(FlawName.PARAMETER, flaw)
                .build(),
            run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (!test.isTest()) {
      result
          .getThrowable()
          .ifPresent(
              why -> {
                throw new IllegalStateException("the contract could not be run", why);
              });
      return;
    }
    String name = name(test);
    if (!run.add(name)) {
      throw new IllegalStateException("two tests are called " + name);
    }
    switch (result.getStatus()) {
      case SUCCESSFUL -> {}
      case ABORTED -> skipped.add(name);
      case FAILED ->
          failed.put(
              name,
              new Failure(
                  test.getDisplayName(),
                  result.getThrowable().map(Throwable::getMessage).orElse("")));
    }
  }

  private static String name(TestIdentifier test) {
    return ((MethodSource) test.getSource().orElseThrow()).getMethodName();
  }

  /** All tests, by method name. */
  Set<String> run() {
    return run;
  }

  Set<String> skipped() {
    return skipped;
  }

  Map<String, Failure> failed() {
    return failed;
  }
}
