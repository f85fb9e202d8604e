package dev.refundkit.rules;

import static dev.refundkit.rules.Bundles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.check.PolicyAnalysis;
import dev.refundkit.rules.check.PolicyChecker;
import dev.refundkit.rules.language.PolicyText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule author is told of rules that are right one by one, but not together. */
class WholePolicyTest {

  private static final String SETTINGS =
      """
      name: small
      version: "1"
      currencies: [USD, EUR, JPY]
      categories: [electronics, apparel]
      limits:
        low: {USD: 50.00, EUR: 40.00, JPY: 5000}
        high: {USD: 90.00, EUR: 80.00, JPY: 9000}
        crossing: {USD: 70.00, EUR: 30.00, JPY: 7000}
        no_yen: {USD: 10.00, EUR: 10.00}
      days:
        short: {electronics: 14, other: 7}
        long: {electronics: 30, other: 60}
        crossing: {electronics: 7, other: 90}
      numbers:
        few: 2
        many: 4
      fees:
        tenth: {basis_points: 1000}
        fifth: {basis_points: 2000}
      """;

  private static List<Finding> findingsWith(String settings, String... rules) {
    PolicyText text = PolicyText.read(Bundles.bundle(settings, String.join("\n", rules)));
    assertThat(text.isUsable()).as("%s", text.findings()).isTrue();
    return PolicyAnalysis.of(text);
  }

  private static List<Finding> findings(String... rules) {
    return findingsWith(SETTINGS, rules);
  }

  private static String review(String id, String conditions) {
    return rule(id, conditions, "outcome.review();");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Refund(total > limit(\"high\"), total <= limit(\"low\"))",
        "Refund(riskPercent >= number(\"many\"), riskPercent < number(\"few\"))",
        "Refund(riskPercent > 100)",
        "Refund(units < 0)",
        "Refund(total < 0)",
        "Line(sold == 0)",
        "Goods(quantity < 1)",
        "Line(ageDays > days(\"long\"), ageDays <= days(\"short\"))",
        "Line(category == \"apparel\", ageDays > days(\"crossing\"), ageDays < days(\"short\"))",
        "Refund(type == \"full\", type in (\"partial\", \"shipping\"))",
        "Refund(type not in (\"full\", \"partial\", \"item_return\"), type not in (\"shipping\","
            + " \"tax_only\", \"payment\"))",
        "Refund(currency == \"USD\", currency != \"USD\")",
        "Goods(condition == \"damaged\", condition == \"sellable\")",
        "Goods(reason == \"a\", reason in (\"b\", \"c\"))",
        "Refund(capped, !capped)",
        "Refund(capped == true, capped != true)",
        "Line(tags contains \"bulky\", tags excludes \"bulky\")",
        "Refund(lifetimeValue == null, lifetimeValue > limit(\"low\"))",
        "Refund(customer(\"tier\") == \"gold\", customer(\"tier\") == null)",
        "Refund(total > captured, captured >= total)",
        "Refund(capped || repeat, !capped, !repeat)",
        "Refund(currency == \"EUR\", limit(\"crossing\") > limit(\"low\"))",
        "Line(type == \"payment\")",
        "Refund(type == \"full\") Line(type == \"partial\")",
        "Refund(type == \"shipping\") exists Line()",
        "Refund(capped) not Refund(units >= 0)",
        "Refund(!(units >= 0 || capped))",
        "$one : Line(quantity > 3) Line($one.quantity < 2)"
      })
  void aRuleThatNeverHoldsIsFound(String conditions) {
    String outcome =
        conditions.startsWith("Goods") ? "outcome.inspect();" : "outcome.requireReturn();";
    assertThat(findings(rule("dead", conditions, outcome)))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.NEVER_HOLDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Refund(total > limit(\"low\"), total <= limit(\"crossing\"))",
        "Line(ageDays > days(\"crossing\"), ageDays < days(\"short\"))",
        "Refund(ageDays < 0)",
        "Refund(lifetimeValue < 0)",
        "Refund(!(riskPercent > 3), !(riskPercent <= 3))",
        "Refund(riskPercent != 5, riskPercent not in (1, 2))",
        "Line(tags contains \"bulky\", tags contains \"heavy\")",
        "Refund(total > limit(\"no_yen\"), currency == \"JPY\")",
        "$one : Line(shipped) Line(id != $one.id, !shipped)",
        "Refund(capped) not Line(shipped)"
      })
  void aRuleThatMayHoldIsNotFound(String conditions) {
    assertThat(findings(review("alive", conditions))).isEmpty();
  }

  /** What is compared has a name of its own there, which a customer's fact might have as well. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "customerNumber(\"a) to Refund.customerNumber(b\") > 3",
        "customer(\"a) to Refund.customer(b\") == \"gold\""
      })
  void namesThatReadLikeSomethingElseAreTheirOwn(String odd) {
    String numbers = "customerNumber(\"a\") == customerNumber(\"b\"), ";
    String texts = "customer(\"a\") == customer(\"b\"), ";
    assertThat(findings(review("odd", "Refund(" + numbers + texts + odd + ")")))
        .filteredOn(finding -> finding.kind() != FindingKind.GAP)
        .isEmpty();
  }

  @Test
  void itIsSaidWhichConditionsExcludeEachOther() {
    Finding finding =
        findings(
                """
                rule "dead"
                @sentence("Dead.")
                when
                  Refund(capped,
                    total > limit("high"),
                    total <= limit("low"))
                then
                  outcome.review();
                end
                """)
            .get(0);
    assertThat(finding.toString())
        .isEqualTo(
            "rules.drl:6:5: rule dead can never hold: total <= limit(\"low\") is never true"
                + " together with total > limit(\"high\"). Change a condition or a number of"
                + " policy.yaml, or remove the rule.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~ ",
      value = {
        "Refund(capped) ~ review ~ Refund(capped, total > 0) ~ review",
        "Refund(capped) ~ reject ~ Refund(capped, repeat) ~ approve; review",
        "Refund(capped || repeat) ~ review ~ Refund(repeat) ~ approve",
        "Refund() ~ review ~ Refund(capped) ~ review",
        "Refund(reason == \"x\") ~ review ~ Line(reason == \"x\", shipped) ~ review",
        "Refund(total > limit(\"low\")) ~ review ~ Refund(total > limit(\"high\")) ~ review",
        "Line(ageDays > days(\"short\")) ~ review ~ Line(ageDays > days(\"long\")) ~ review",
        "Line(ageDays > 6) ~ review ~ Line(ageDays > days(\"short\")) ~ review",
        "Refund(riskPercent != 5) ~ review ~ Refund(riskPercent == null) ~ review",
        "Refund(type != \"full\") ~ review ~ Refund(type in (\"partial\", \"shipping\")) ~ review",
        "Line(shipped) ~ fee ~ Line(shipped, delivered) ~ fee",
        "Refund(capped) ~ review ~ Refund(capped) Line(shipped) ~ review",
        "Goods(inspected) ~ doNotRestock ~ Goods(inspected, restockAsked) ~ restock",
        "Goods(inspected) ~ inspect ~ Goods(inspected, ageDays > 3) ~ restock; inspect"
      })
  void aRuleThatAnotherMakesPointlessIsFound(
      String strong, String strongAsks, String weak, String weakAsks) {
    List<Finding> findings =
        findings(rule("weak", weak, calls(weakAsks)), rule("strong", strong, calls(strongAsks)));
    assertThat(findings)
        .filteredOn(finding -> finding.kind() == FindingKind.SHADOWED)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.what()).startsWith("rule weak").contains("strong (rules.drl:2:1)");
              assertThat(finding.place().line()).isEqualTo(1);
              assertThat(finding.advice()).contains("narrow the conditions of rule strong");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~ ",
      value = {
        "Refund(capped) ~ approve ~ Refund(capped, repeat) ~ review",
        "Refund(capped) ~ review ~ Refund(capped, repeat) ~ review; requireReturn",
        "Refund(lifetimeValue > limit(\"low\")) ~ reject ~ Refund(lifetimeValue != 0) ~ review",
        "Refund(total > limit(\"crossing\")) ~ review ~ Refund(total > limit(\"low\")) ~ review",
        "Refund(total > limit(\"no_yen\")) ~ review ~ Refund(total > limit(\"high\")) ~ review",
        "Line(shipped) ~ review ~ Refund(shippedLines > 0) ~ review",
        "Line(shipped) ~ review ~ Refund(capped) ~ review",
        "Line(shipped) ~ fee ~ $a : Line(shipped) Line(id != $a.id) ~ fee",
        "exists Line(shipped) ~ review ~ Line(shipped, delivered) ~ review"
      })
  void aRuleThatMattersIsNotFound(String strong, String strongAsks, String weak, String weakAsks) {
    assertThat(
            findings(
                rule("weak", weak, calls(weakAsks)), rule("strong", strong, calls(strongAsks))))
        .isEmpty();
  }

  private static String calls(String asked) {
    String calls = asked.replace("fee", "fee(\"tenth\")").replace(";", "();") + "();";
    return "outcome." + calls.replace("; ", "; outcome.").replace("\")()", "\")");
  }

  @Test
  void ofTwoEqualRulesTheLaterOneIsFoundOnce() {
    List<Finding> findings =
        findings(
            review("first", "Refund(capped, total > 0)"),
            review("second", "Refund(total > 0 && capped)"),
            review("third", "Refund(capped, !(total <= 0))"));
    assertThat(findings)
        .extracting(Finding::what)
        .satisfiesExactly(
            what -> assertThat(what).startsWith("rule second").contains("rule first ("),
            what -> assertThat(what).startsWith("rule third").contains("rule first ("));
  }

  @Test
  void twoFeesOfOneLineBothCount() {
    assertThat(
            findings(
                rule("one", "Line(shipped)", "outcome.fee(\"tenth\");"),
                rule("two", "Line(shipped)", "outcome.fee(\"fifth\");")))
        .isEmpty();
  }

  @Test
  void ofRulesWithExceptionsNothingIsSaid() {
    String exception =
        "rule \"unless\" @sentence(\"Unless.\") @exceptTo(\"strong\") when"
            + " Refund(total > limit(\"low\")) then outcome.review(); end";
    String strong = review("strong", "Refund(capped)");
    String weak = review("weak", "Refund(capped, repeat)");
    assertThat(findings(strong, weak)).hasSize(1);
    assertThat(findings(strong, weak, exception)).isEmpty();
    String opposite = rule("opposite", "Refund(capped)", "outcome.approve();");
    assertThat(findings(strong, opposite)).hasSize(1);
    assertThat(findings(strong, opposite, exception)).isEmpty();
  }

  @Test
  void oppositeVerdictsOfTheSameFactsAreFound() {
    List<Finding> findings =
        findings(
            rule("yes", "Refund(type == \"full\", riskPercent > 3)", "outcome.approve();"),
            rule("no", "Refund(!(type != \"full\") && riskPercent >= 4)", "outcome.reject();"));
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.CONTRADICTION);
              assertThat(finding.what())
                  .isEqualTo(
                      "rule no asks for reject exactly when rule yes (rules.drl:1:1) asks for"
                          + " approve");
              assertThat(finding.place().line()).isEqualTo(2);
            });
  }

  @Test
  void aRuleThatContradictsItselfIsFound() {
    assertThat(findings(rule("both", "Refund(capped)", "outcome.approve(); outcome.review();")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.CONTRADICTION);
              assertThat(finding.what()).isEqualTo("rule both asks for review and approve");
              assertThat(finding.advice()).startsWith("Only review counts");
            });
  }

  @Test
  void thatOneRuleSaysYesAndAnotherSpeaksAgainstSomeOfItIsNormal() {
    assertThat(
            findings(
                rule("yes", "Refund(total <= limit(\"low\"))", "outcome.approve();"),
                review("but", "Refund(capped)")))
        .isEmpty();
  }

  private static final String DECLARED = SETTINGS + "reasons: [a, b, c]\n";

  @Test
  void combinationsThatNoRuleNamesAreToldInGroups() {
    List<Finding> findings =
        findingsWith(
            DECLARED,
            review("one", "Refund(reason == \"a\")"),
            review(
                "two", "Refund(type in (\"full\", \"partial\", \"item_return\"), reason != \"a\")"),
            review("three", "Refund(type == \"tax_only\", reason in (\"b\"))"));
    assertThat(findings)
        .extracting(Finding::toString)
        .containsExactly(
            "policy.yaml: types shipping, payment: no rule names the reasons b, c. A person looks at"
                + " such requests, and no rule tells why; write one that does.",
            "policy.yaml: type tax_only: no rule names the reason c. A person looks at such"
                + " requests, and no rule tells why; write one that does.");
  }

  @Test
  void aRuleThatNamesACategoryNamesItsGoodsOnly() {
    List<Finding> findings =
        findingsWith(
            DECLARED,
            review("money", "Refund(type in (\"shipping\", \"payment\", \"tax_only\"))"),
            review("clothes", "Line(category == \"apparel\" || tags contains \"clothes\")"),
            review("others", "Line(reason != \"a\", category == \"other\")"));
    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly(
            "types full, partial, item_return: no rule names the reason a with any category but"
                + " apparel",
            "types full, partial, item_return: no rule names the reasons b, c with the category"
                + " electronics");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Refund(capped)",
        "Refund(type != \"full\")",
        "Refund(reason not in (\"a\"))",
        "Refund(!(type == \"full\"))",
        "Refund() not Line(type == \"full\")"
      })
  void aRuleThatNamesNothingClosesNoGap(String conditions) {
    assertThat(findingsWith(DECLARED, review("one", conditions)))
        .extracting(Finding::what)
        .containsExactly(
            "types full, partial, item_return, shipping, tax_only, payment: no rule names any"
                + " reason");
  }

  @Test
  void aRuleThatOnlyWantsTheGoodsBackClosesNoGap() {
    assertThat(
            findingsWith(
                DECLARED,
                rule("one", "Refund(reason in (\"a\", \"b\", \"c\"))", "outcome.requireReturn();")))
        .hasSize(1);
  }

  @Test
  void nothingIsFoundInTheShippedPolicy() {
    PolicyBundle bundle =
        BundleFolder.read(Path.of("src/main/resources/refundkit/policies/default"));
    assertThat(new PolicyChecker(Bundles.COMPILER).check(bundle)).isEmpty();
  }

  @Test
  void findingsOfTheWholeStandBesideThoseOfSingleWords() {
    PolicyBundle bundle = Bundles.bundle(SETTINGS, review("dead", "Refund(capped, !capped)"));
    assertThat(new PolicyChecker(Bundles.COMPILER).check(bundle))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.SETTING_CURRENCY, FindingKind.NEVER_HOLDS);
  }
}
