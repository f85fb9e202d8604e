package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.PolicyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an application is told that can't start as it is set up. */
class SetupTest {

  private static FailureAnalysis failure(ApplicationContextRunner application) {
    FailureAnalysis[] found = new FailureAnalysis[1];
    application.run(
        context -> {
          assertThat(context).hasFailed();
          found[0] = new SetupFailureAnalyzer().analyze(context.getStartupFailure());
        });
    return Objects.requireNonNull(found[0], "no analysis");
  }

  @Test
  void missingPortsAreAllNamed() {
    FailureAnalysis failure = failure(Contexts.BARE.withPropertyValues("refund.store.kind=memory"));
    assertThat(failure.getDescription())
        .contains(
            "dev.refundkit.spi.Sales, dev.refundkit.spi.PaymentProcessor,"
                + " dev.refundkit.spi.Inventory");
    assertThat(failure.getAction()).contains("Define a bean of each");
  }

  @Test
  void refundsAreNotKeptInMemoryUnlessThatIsSaid() {
    FailureAnalysis failure = failure(Contexts.BARE.withUserConfiguration(Shop.class));
    assertThat(failure.getDescription()).contains("nowhere to keep refunds");
    assertThat(failure.getAction()).contains("spring.datasource.url", "refund.store.kind=memory");
  }

  @Test
  void severalTenantsDoNotShareTheirPorts() {
    FailureAnalysis failure =
        failure(Contexts.MEMORY.withPropertyValues("refund.tenants=acme,globex"));
    assertThat(failure.getDescription()).contains("[acme, globex]");
    assertThat(failure.getAction()).contains("TenantPorts");
  }

  @Test
  void aTenantIsNotNamedTwice() {
    Contexts.MEMORY
        .withPropertyValues("refund.tenants=acme,acme")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasStackTraceContaining("names a tenant twice: [acme, acme]"));
  }

  @Test
  void aDatabaseWithoutTheTablesIsRefused() {
    FailureAnalysis failure =
        failure(Contexts.DATABASE.withPropertyValues("refund.store.install-schema=never"));
    assertThat(failure.getDescription()).contains("RefundKit's tables are not there");
    assertThat(failure.getAction()).contains("refund.store.install-schema=always");
  }

  @Test
  void aDatabaseThatLosesCommitsIsRefused(@TempDir Path folder) {
    FailureAnalysis failure =
        failure(
            Contexts.DATABASE.withPropertyValues(
                "spring.datasource.url=jdbc:h2:file:" + folder.resolve("books"),
                "refund.store.install-schema=always"));
    assertThat(failure.getDescription()).contains("WRITE_DELAY=0");
  }

  @Test
  void aPolicyThatCantBeUsedIsToldWithItsPlaces(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("policy.yaml"), "name: broken\n");
    Files.writeString(folder.resolve("rules.drl"), "rule \"a\" when Refnd() then end\n");
    ApplicationContextRunner application =
        Contexts.MEMORY.withPropertyValues("refund.policy.location=" + folder);
    FailureAnalysis failure = failure(application);
    assertThat(failure.getCause()).isInstanceOf(PolicyException.class);
    assertThat(failure.getDescription()).contains("rules.drl:1:", "policy.yaml");
  }

  @Test
  void othersFailuresAreLeftToOthers() {
    assertThat(new SetupFailureAnalyzer().analyze(new IllegalStateException("the port is taken")))
        .isNull();
  }
}
