package dev.refundkit.rules;

import static dev.refundkit.rules.Bundles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.explain.Check;
import dev.refundkit.rules.explain.Coverage;
import dev.refundkit.rules.explain.CoverageReport;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.Explanation;
import dev.refundkit.rules.explain.ObservedPolicy;
import dev.refundkit.rules.explain.RuleExplanation;
import dev.refundkit.rules.explain.RuleExplanation.Status;
import dev.refundkit.rules.explain.Subject;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** What is told of a decision: which line, which exception, and what did not count. */
class ExplanationTest {

  private static final String APPROVES = rule("approves", "Refund()", "outcome.approve();");
  private static final String FINAL_SALE =
      rule("final-sale", "Line(tags contains \"final_sale\")", "outcome.reject();");
  private static final String UNLESS_DAMAGED =
      rule("unless-damaged", "Line(reason == \"product_damaged\", tags excludes \"seen\")", "")
          .replace("@sentence", "@exceptTo(final-sale) @sentence");

  @Test
  void eachConditionNamesTheLineThatItWasTriedOn() {
    Explanation told =
        explain(
            new AskedRefund()
                .line(line -> line.tags("a"))
                .anotherLine(line -> line.tags("b"))
                .build(),
            rule(
                "pairs",
                "Line(tags contains \"a\") Line(tags contains \"b\") Refund(total > 0)",
                "outcome.review();"));

    assertThat(only(told, "pairs").trials().get(0).checks())
        .extracting(Check::line)
        .containsExactly("L1", "L2", "");
    assertThat(told.text())
        .contains(
            "+ line L1: tags contains \"a\"", "+ line L2: tags contains \"b\"", "+ total > 0");
    assertThat(told.picture()).contains("\u2713 line L2: tags contains \"b\"");
  }

  @Test
  void whatWasTakenBackNamesTheExceptionAndTheExceptionItsRule() {
    Explanation told =
        explain(
            new AskedRefund()
                .reason("product_damaged")
                .line(line -> line.tags("final_sale"))
                .build(),
            APPROVES,
            FINAL_SALE,
            UNLESS_DAMAGED);

    assertThat(only(told, "final-sale").status()).isEqualTo(Status.EXCEPTED);
    assertThat(only(told, "final-sale").exceptedBy()).containsExactly("unless-damaged");
    assertThat(only(told, "unless-damaged").exceptionTo()).containsExactly("final-sale");
    assertThat(told.text())
        .contains(
            "  final-sale (reject), taken back by unless-damaged: Because",
            "  unless-damaged (exception to final-sale): Because");
    assertThat(told.picture())
        .contains("final-sale (reject), taken back by unless-damaged")
        .contains("unless-damaged (exception to final-sale)");
  }

  @Test
  void aRuleThatIsTakenBackForSomeLinesSaysSo() {
    Explanation told =
        explain(
            new AskedRefund()
                .reason("product_damaged")
                .line(line -> line.tags("final_sale"))
                .anotherLine(line -> line.tags("final_sale", "seen"))
                .build(),
            APPROVES,
            FINAL_SALE,
            UNLESS_DAMAGED);

    assertThat(only(told, "final-sale").status()).isEqualTo(Status.FIRED);
    assertThat(told.text())
        .contains("final-sale (reject), for some lines taken back by unless-damaged: ");
  }

  @Test
  void anExplanationOfGoodsSaysOfWhich() {
    PolicyBundle bundle = bundle(rule("restocks", "Goods()", "outcome.restock();"));
    ReturnCase goods = new ReturnedGoods().build();

    Explanation told = Explainer.of(bundle).explain(goods, policy(bundle).dispose(goods));

    assertThat(told.about().kind()).isEqualTo(Subject.Kind.GOODS);
    assertThat(told.about().line()).isEqualTo(goods.line().id());
    assertThat(told.text().lines().findFirst())
        .hasValue("RESTOCK by policy small 1: 1 unit of line L1, condition sellable");
  }

  @Test
  void whereThePolicyFailedWhatHeldDoesNotCountAndIsNotCovered() {
    PolicyBundle bundle =
        bundle(
            APPROVES,
            rule("asks-for-dollars", "Refund(total > limit(\"only_usd\"))", "outcome.review();"));
    RefundCase asked = new AskedRefund().currency("EUR").build();
    Coverage coverage = new Coverage(Explainer.of(bundle));

    ObservedPolicy.counting(policy(bundle), coverage).decide(asked);
    Explanation told = Explainer.of(bundle).explain(asked, policy(bundle).decide(asked));

    assertThat(only(told, "approves").status()).isEqualTo(Status.DID_NOT_COUNT);
    assertThat(told.text())
        .contains("Held, but the policy failed, so nothing that held counts:")
        .doesNotContain("Taken back");
    assertThat(told.picture()).contains("Held, but the policy failed");
    CoverageReport tried = coverage.report();
    assertThat(tried.rulesHeld()).isZero();
    ObservedPolicy.counting(policy(bundle), coverage).decide(new AskedRefund().build());
    assertThat(coverage.report().rulesHeld()).isEqualTo(2);
  }

  @Test
  void aRuleThatWasTriedOnTheFirstCombinationsOnlySaysSo() {
    AskedRefund many = new AskedRefund();
    for (int i = 0; i < 105; i++) {
      many.anotherLine(line -> line.tags("other"));
    }
    String tags = "tags contains \"none\", tags contains \"never\"";

    Explanation told =
        explain(
            many.build(),
            rule("pairs-all", "Line(%s) Line(%s)".formatted(tags, tags), "outcome.review();"));

    assertThat(only(told, "pairs-all").complete()).isFalse();
    assertThat(told.text())
        .contains("Did not hold where it was tried, but not all was tried:", "  pairs-all (review)")
        .contains("Only the first 10000 combinations of lines were tried.");
    assertThat(told.picture()).contains("Only the first 10000 combinations");
  }

  @Test
  void charactersThatAreNotSeenAreMaskedInTextAndPicture() throws Exception {
    String hidden = "a\u001b[31m\u202eb\u0085\u2028c\ufffe\ud800d";
    Explanation told =
        explain(
            new AskedRefund().customerFact("tier", hidden).build(),
            rule("tiers", "Refund(customer(\"tier\") != \"x\")", "outcome.review();"));

    assertThat(told.text()).contains("a?[31m?b??c??d").doesNotContain("\u001b", "\u202e");
    assertThat(told.picture()).contains("a?[31m?b??c??d").doesNotContain("\u001b", "\u202e");
    byte[] svg = told.picture().getBytes(StandardCharsets.UTF_8);
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  private static Explanation explain(RefundCase asked, String... rules) {
    PolicyBundle bundle = bundle(rules);
    return Explainer.of(bundle).explain(asked, policy(bundle).decide(asked));
  }

  private static PolicyBundle bundle(String... rules) {
    return Bundles.bundle(Bundles.SETTINGS, String.join("\n", rules));
  }

  private static DroolsRefundPolicy policy(PolicyBundle bundle) {
    return DroolsRefundPolicy.of(Bundles.COMPILER.compile(bundle));
  }

  private static RuleExplanation only(Explanation told, String rule) {
    List<RuleExplanation> found =
        told.rules().stream().filter(one -> one.id().equals(rule)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
