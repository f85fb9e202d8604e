package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.LivePolicy;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.model.PolicyJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy is read from where the application says, and read again when it changes. */
class PolicyLocationTest {

  @TempDir Path folder;

  private void write(String version, String outcome) {
    try {
      Files.writeString(
          folder.resolve("policy.yaml"),
          """
          name: small
          version: "%s"
          reasons: [product_damaged]
          currencies: [USD]
          """
              .formatted(version));
      Files.writeString(
          folder.resolve("rules.drl"),
          """
          rule "decides" @sentence("Everything is decided so.")
          when Refund() then outcome.%s(); end
          """
              .formatted(outcome));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LivePolicy at(String location) {
    return new PolicyLocation(location, PolicyLocationTest.class.getClassLoader()).policy();
  }

  @Test
  void aFolderDecidesAndIsReadAgainOnReload() {
    write("1", "review");
    Contexts.MEMORY
        .withPropertyValues("refund.policy.location=file:" + folder)
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(PolicyReloading.class);
              assertThat(context).doesNotHaveBean(DroolsRefundPolicy.class);
              RefundEngine engine = context.getBean(RefundEngine.class);
              assertThat(Shop.refund(engine, Shop.ORDER).status()).isEqualTo(RefundStatus.PENDING);
              write("2", "reject");
              LivePolicy policy = context.getBean(LivePolicy.class);
              assertThat(policy.reload()).isEqualTo(LivePolicy.Reload.REPLACED);
              assertThat(policy.version().version()).isEqualTo("2");
            });
  }

  @Test
  void anArchiveHoldsTheSamePolicyAsItsFolder() throws IOException {
    write("1", "review");
    Path archive = folder.resolve("policy.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String file : new String[] {"policy.yaml", "rules.drl"}) {
        zip.putNextEntry(new ZipEntry(file));
        zip.write(Files.readAllBytes(folder.resolve(file)));
      }
    }
    assertThat(at(archive.toString()).version()).isEqualTo(at(folder.toString()).version());
  }

  @Test
  void aCompiledPolicyIsTakenAsItIs() throws IOException {
    Path jar = folder.resolve("policy.jar");
    write("1", "review");
    Files.write(jar, PolicyJar.write(new PolicyCompiler().compile(BundleFolder.read(folder))));
    LivePolicy policy = at("file:" + jar);
    assertThat(policy.version().version()).isEqualTo("1");
    assertThat(policy.reload()).isEqualTo(LivePolicy.Reload.UNCHANGED);
    write("2", "reject");
    byte[] second = PolicyJar.write(new PolicyCompiler().compile(BundleFolder.read(folder)));
    Files.write(jar, Arrays.copyOf(second, second.length / 2));
    assertThat(policy.reload()).isEqualTo(LivePolicy.Reload.FAILED);
    assertThat(policy.version().version()).isEqualTo("1");
    Files.write(jar, second);
    assertThat(policy.reload()).isEqualTo(LivePolicy.Reload.REPLACED);
    assertThat(policy.version().version()).isEqualTo("2");
    Path archive = folder.resolve("source.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("policy.yaml"));
    }
    Files.copy(archive, jar, StandardCopyOption.REPLACE_EXISTING);
    assertThat(policy.reload())
        .as("its source is not compiled")
        .isEqualTo(LivePolicy.Reload.FAILED);
    assertThat(policy.problem()).get().asString().contains("it holds no compiled policy");
  }

  @Test
  void aFolderOnTheClassPathHoldsThePolicyThatIsShippedThere() {
    for (String location :
        new String[] {
          "classpath:refundkit/policies/default", "classpath:/refundkit/policies/default/"
        }) {
      assertThat(at(location).version()).isEqualTo(DroolsRefundPolicy.shipped().version());
    }
    assertThatThrownBy(() -> at("classpath:policies/none")).isInstanceOf(PolicyException.class);
  }

  @Test
  void aChangedPolicyIsSeenByItself() {
    write("1", "review");
    CountDownLatch looks = new CountDownLatch(4);
    Contexts.MEMORY
        .withBean(
            LivePolicy.class,
            () ->
                LivePolicy.of(
                    () -> {
                      looks.countDown();
                      write(looks.getCount() < 3 ? "2" : "1", "reject");
                      return BundleFolder.read(folder);
                    }))
        .withPropertyValues("refund.policy.reload-every=1ms")
        .run(
            context -> {
              // The last look begins after the one that found the change has ended.
              assertThat(looks.await(1, TimeUnit.MINUTES)).isTrue();
              assertThat(context.getBean(LivePolicy.class).version().version()).isEqualTo("2");
              PolicyReloading reloading = context.getBean(PolicyReloading.class);
              assertThat(reloading.isRunning()).isTrue();
              reloading.stop();
              assertThat(reloading.isRunning()).isFalse();
              reloading.start();
              assertThat(reloading.isRunning()).isTrue();
            });
  }
}
