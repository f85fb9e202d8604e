package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.check.PolicyChecker;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.Explanation;
import dev.refundkit.testkit.policy.AskedRefund;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Java of the guide for rule authors is compiled here, word for word. */
class GuideTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\\R(.*?)```");

  private final Path folder = ROOT.resolve("samples/marketplace/policy");

  @Test
  void oneRuleIsTriedAlone() {
    RefundPolicy rule = DroolsRefundPolicy.of(folder).only("many-claims");
    AskedRefund asked = new AskedRefund().currency("EUR").reason("damaged");

    Decision first = rule.decide(asked.refunds90d(0).build());
    Decision tenth = rule.decide(asked.refunds90d(9).build());

    assertThat(first.reasons()).extracting(Reason::rule).containsExactly("nothing-matched");
    assertThat(tenth.reasons()).extracting(Reason::rule).containsExactly("many-claims");
    assertThat(tenth.outcome()).isEqualTo(Outcome.REVIEW);
  }

  @Test
  void aPolicyIsChecked() {
    PolicyBundle bundle = BundleFolder.read(folder);
    List<Finding> findings = new PolicyChecker(new PolicyCompiler()).check(bundle);

    assertThat(findings).isEmpty();
  }

  @Test
  void aDecisionIsExplained() {
    RefundPolicy policy = DroolsRefundPolicy.of(folder);
    RefundCase asked = new AskedRefund().currency("EUR").reason("damaged").build();
    Explanation why = Explainer.of(BundleFolder.read(folder)).explain(asked, policy.decide(asked));

    assertThat(why.answer()).isEqualTo("approve");
    assertThat(why.text()).contains("claim-within-limit (approve)");
  }

  @Test
  void theGuidesJavaStandsWordForWordInThisFile() throws IOException {
    String guide = Files.readString(ROOT.resolve("docs/policy-guide.md"));
    String here = Files.readString(Path.of("src/test/java/dev/refundkit/cli/GuideTest.java"));

    List<String> blocks = JAVA.matcher(guide).results().map(found -> found.group(1)).toList();

    assertThat(blocks).isNotEmpty();
    assertThat(blocks).allSatisfy(block -> assertThat(flat(here)).contains(flat(block)));
  }

  /** Lines without what surrounds them. */
  private static String flat(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
