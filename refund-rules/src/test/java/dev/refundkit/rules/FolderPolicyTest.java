package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.testkit.policy.AskedRefund;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies from folders, compiled while the host runs. */
class FolderPolicyTest {

  private static final Path SHIPPED = Path.of("src/main/resources/refundkit/policies/default");

  @Test
  void theShippedPolicyCompiledNowDecidesAsTheOneCompiledInTheBuild() {
    DroolsRefundPolicy now = DroolsRefundPolicy.of(SHIPPED);
    assertThat(now.version()).isEqualTo(RuleTable.SHIPPED.version());
    assertThat(now.reasons()).isEqualTo(RuleTable.SHIPPED.reasons());
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      RefundCase asked = RandomCases.refund(random).build();
      assertThat(now.decide(asked)).isEqualTo(RuleTable.SHIPPED.decide(asked));
    }
  }

  @Test
  void aChangedNumberCountsWithoutCompilingAgain() {
    String rules =
        Bundles.rule("small-amounts", "Refund(total <= limit(\"most\"))", "outcome.approve();");
    CompiledPolicy before = Bundles.COMPILER.compile(Bundles.bundle(Bundles.SETTINGS, rules));
    String changed = Bundles.SETTINGS.replace("USD: 50.00", "USD: 30.00");
    CompiledPolicy after = Bundles.COMPILER.compile(Bundles.bundle(changed, rules));
    assertThat(after.rules()).isSameAs(before.rules());
    assertThat(after.version().hash()).isNotEqualTo(before.version().hash());
    RefundCase asked = new AskedRefund().amount(4_000).build();
    assertThat(DroolsRefundPolicy.of(before).decide(asked).outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(DroolsRefundPolicy.of(after).decide(asked).outcome()).isEqualTo(Outcome.REVIEW);
  }

  @Test
  void aLimitOfOneCurrencyNeverAppliesToAnother() {
    DroolsRefundPolicy policy =
        Bundles.of(
            Bundles.rule(
                "small-amounts", "Refund(total <= limit(\"most\"))", "outcome.approve();"));
    RefundCase euros = new AskedRefund().currency("EUR").amount(100_000).build();
    RefundCase dollars = new AskedRefund().currency("USD").amount(100_000).build();
    RefundCase yen = new AskedRefund().currency("JPY").amount(5_001).build();
    assertThat(policy.decide(euros).outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(policy.decide(dollars).outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(policy.decide(yen).outcome()).isEqualTo(Outcome.REVIEW);
  }

  @Test
  void theHashTellsEveryChangeOfNamesAndContents() {
    PolicyBundle one = Bundles.bundle(Bundles.SETTINGS, "rule");
    assertThat(Bundles.bundle(Bundles.SETTINGS, "rule").hash()).isEqualTo(one.hash());
    assertThat(Bundles.bundle(Bundles.SETTINGS, "rule ").hash()).isNotEqualTo(one.hash());
    assertThat(Bundles.bundle(Bundles.SETTINGS + "#", "rule").hash()).isNotEqualTo(one.hash());
  }

  @Test
  void otherFilesInTheFolderAreLeftAlone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("policy.yaml"), Bundles.SETTINGS);
    Files.writeString(folder.resolve("rules.drl"), "rule");
    Files.writeString(folder.resolve("README.md"), "notes");
    Files.createDirectory(folder.resolve("scenarios"));
    assertThat(BundleFolder.read(folder).files()).containsOnlyKeys("policy.yaml", "rules.drl");
  }

  @Test
  void aFolderThatIsNoPolicyIsRefusedByName(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> BundleFolder.read(folder.resolve("nowhere")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> BundleFolder.read(folder)).hasMessageContaining("has no policy.yaml");
    Files.writeString(folder.resolve("policy.yaml"), Bundles.SETTINGS);
    assertThatThrownBy(() -> BundleFolder.read(folder)).hasMessageContaining("has no rules");
    Files.write(folder.resolve("rules.drl"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> BundleFolder.read(folder))
        .hasMessageContaining("rules.drl: not UTF-8");
    Files.write(folder.resolve("rules.drl"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> BundleFolder.read(folder)).hasMessageContaining("larger than 1 MiB");
  }
}
