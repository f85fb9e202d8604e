package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule author is told about mistakes in rules. */
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

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            GOOD.replace("Refund(capped)", "Refnd(capped)"),
            4,
            "unknown fact Refnd",
            "Maybe you meant Refund"),
        mistake(
            GOOD.replace("capped", "cappd"), 4, "Refund has no cappd", "Maybe you meant capped"),
        mistake(
            GOOD.replace("capped", "total > limit(\"mst\")"),
            4,
            "no limit mst",
            "Maybe you meant most"),
        mistake(GOOD.replace("capped", "units > number(\"many\")"), 4, "no number many", "few"),
        mistake(
            GOOD.replace("capped", "days(\"window\") > 3"), 4, "Refund has no days", "There are"),
        mistake(
            GOOD.replace("review()", "reviw()"),
            6,
            "unknown outcome reviw",
            "Maybe you meant review"),
        mistake(
            GOOD.replace("review()", "fee(\"tent\")"), 6, "no fee tent", "Maybe you meant tenth"),
        mistake(
            GOOD.replace("review()", "restock()"),
            6,
            "restock has no meaning here",
            "Only rules about Goods"),
        mistake(
            GOOD.replace("Refund(capped)", "Goods(inspected)"),
            6,
            "review has no meaning here",
            "doNotRestock"),
        mistake(
            GOOD.replace("Refund(capped)", "Refund() Goods()"),
            1,
            "looks at Goods and at a refund",
            "two rules"),
        mistake(
            GOOD.replace("Refund(capped)", "not Refund(capped)"),
            4,
            "only says what is not there",
            "Refund() not Line"),
        mistake(
            GOOD.replace("  outcome.review();\n", ""), 1, "asks for nothing", "outcome.review();"),
        mistake(GOOD.replace("@sentence(\"Good.\")\n", ""), 1, "no sentence", "@sentence"),
        mistake(
            GOOD.replace("\"good\"", "\"Good Rule\""),
            1,
            "not in lower-case words",
            "return-window-over"),
        mistake(GOOD + GOOD, 8, "stands already in rules.drl:1", "another id"),
        mistake("package a;\n" + GOOD, 1, "is not allowed in a policy", "Leave it out"),
        mistake("import java.util.List;\n" + GOOD, 1, "is not allowed in a policy", "Leave it out"),
        mistake("// nothing\n", 1, "no rules", "Write a rule"),
        mistake(
            GOOD.replace("Refund(capped)", "$a : /refunds"), 4, "a path or query", "Name a fact"),
        mistake(
            GOOD.replace("capped", "// ((\n" + "(".repeat(50) + "total > 1" + ")".repeat(50)),
            5,
            "more than 20 brackets",
            "Split"),
        mistake(
            GOOD.replace("Refund(capped)", "Refund(capped"),
            5,
            "expected a comma",
            "Compare a property"),
        mistake(GOOD.replace("capped", "total > \"a\""), 4, "is a text", "Compare amounts"));
  }

  private static Arguments mistake(String rules, int line, String what, String advice) {
    return Arguments.of(rules, line, what, advice);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlaceAndWhatToDo(String rules, int line, String what, String advice) {
    assertThat(findings(rules))
        .anySatisfy(
            finding -> {
              assertThat(finding.place().file()).isEqualTo("rules.drl");
              assertThat(finding.what()).contains(what);
              assertThat(finding.advice()).contains(advice);
              assertThat(finding.place().line()).isEqualTo(line);
            });
  }

  @Test
  void rulesThatNoParserCouldReadToTheirEndAreRefused() {
    String chain = "total > 1" + " || total > 1".repeat(3000);
    assertThat(findings(GOOD.replace("capped", chain)).get(0).what()).contains("more than 100");
    assertThat(findings("declare A extends A end\n" + GOOD)).isNotEmpty();
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

  @Test
  void mistakesInSettingsAndRulesAreToldTogether() {
    PolicyException thrown =
        catchThrowableOfType(
            PolicyException.class,
            () ->
                Bundles.COMPILER.compile(
                    Bundles.bundle("nam: a\n", GOOD.replace("capped", "cappd"))));
    assertThat(thrown.findings())
        .extracting(finding -> finding.place().file())
        .contains("policy.yaml", "rules.drl");
  }
}
