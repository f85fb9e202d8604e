package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of rules that are too large for the bundles of {@link BrokenBundlesTest}. */
class RuleErrorsTest {

  private static final String GOOD =
      "rule \"good\"\n@sentence(\"Good.\")\nwhen\n  Refund(capped)\nthen\n  outcome.review();\nend\n";

  private static List<Finding> findings(String rules) {
    PolicyException thrown =
        catchThrowableOfType(
            PolicyException.class,
            () -> Bundles.COMPILER.compile(Bundles.bundle(Bundles.SETTINGS, rules)));
    assertThat(thrown).as("nothing was found").isNotNull();
    return thrown.findings();
  }

  @Test
  void rulesThatNoParserCouldReadToTheirEndAreRefused() {
    String chain = "total > 1" + " || total > 1".repeat(3000);

    assertThat(findings(GOOD.replace("capped", chain)))
        .extracting(Finding::what)
        .containsExactly("more than 100 conditions on a fact");
  }

  @Test
  void aPolicyHasFiftyThousandValuesAndNoMore() {
    String list = "(" + "1, ".repeat(98) + "1)";
    String lists = String.join(", ", Collections.nCopies(100, "units in " + list));
    String rules =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> GOOD.replace("good", "good-" + i).replace("capped", lists))
            .collect(Collectors.joining());

    assertThat(findings(rules))
        .extracting(Finding::toString)
        .containsExactly(
            "rules.drl:36:1: more than 50000 values in a policy. "
                + "Use categories and tags in place of long lists.");
  }

  @Test
  void aPolicyHasFiveHundredRulesAndNoMore() {
    String rules =
        IntStream.rangeClosed(0, 500)
            .mapToObj(i -> GOOD.replace("\"good\"", "\"good-" + i + "\""))
            .collect(Collectors.joining());

    assertThat(findings(rules))
        .extracting(Finding::toString)
        .containsExactly(
            "rules.drl:3501:1: more than 500 rules in a policy. "
                + "Put what differs by category or currency into policy.yaml.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "/* ", "\"", "'", "# ", "“", "„", "(", ") ", "@", "rule ", "Line "})
  void aTextOfNothingButOneMistakeIsReadInOneGoAndToldWithinBounds(String mistake) {
    assertThat(findings(mistake.repeat(100_000))).hasSizeBetween(1, 500);
  }

  @Test
  void bracketsInTextsAndCommentsAreNotNested() {
    String much = "(".repeat(60);
    String rules =
        GOOD.replace("Good.", "Good " + much)
            .replace("outcome", "// " + much + "\n/* " + much + " */ outcome");
    assertThat(Bundles.COMPILER.compile(Bundles.bundle(Bundles.SETTINGS, rules)).version().name())
        .isEqualTo("small");
  }
}
