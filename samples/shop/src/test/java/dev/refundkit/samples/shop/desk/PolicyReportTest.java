package dev.refundkit.samples.shop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.DroolsRefundPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a policy. */
class PolicyReportTest {

  private static final String RULES =
      """
      rule "small" @sentence("It is <b>small</b>.")
      when Refund(total <= limit("most"))
      then outcome.approve(); end

      rule "never" @sentence("It is both.")
      when Refund(total > limit("most"), total < limit("most"))
      then outcome.reject(); end

      rule "spared" @exceptTo(never) @sentence("Full refunds are spared.")
      when Refund(type == "full")
      then end

      rule "goods" @sentence("Goods are looked at.")
      when Goods()
      then outcome.inspect(); end
      """;

  private static final String SCENARIO =
      """
      scenario: A small amount is approved

      given:
        now: 2024-03-11T12:00:00Z
        policy: ..
        orders:
          - id: order
            currency: USD
            placed_at: 2024-02-26T09:00:00Z
            lines:
              - {id: cup, product_id: p1, product_name: Cup, category: home, quantity: 1, subtotal: 2000}
            payments: [{id: card, type: card, captured: 2000}]

      steps:
        - quote_refund: {order_id: order, type: full, reason: product_damaged}
          expect: {decision: {outcome: %s}}
      """;

  @TempDir private Path folder;

  private DroolsRefundPolicy policy() throws IOException {
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        name: small
        version: "7"
        reasons: [product_damaged]
        categories: [home]
        currencies: [USD]
        limits: {most: {USD: 50.00}}
        """);
    Files.writeString(folder.resolve("rules.drl"), RULES);
    return DroolsRefundPolicy.of(folder);
  }

  private DroolsRefundPolicy policyThatTries(String outcome) throws IOException {
    Files.createDirectories(folder.resolve("scenarios"));
    Files.writeString(folder.resolve("scenarios/small.yaml"), SCENARIO.formatted(outcome));
    return policy();
  }

  @Test
  void theShippedPolicyIsRightAndTriedAlmostCompletely() {
    PolicyReport report = PolicyReport.of(DroolsRefundPolicy.shipped());
    assertThat(report.findings()).isEmpty();
    assertThat(report.scenarios().failed()).as(report.scenarios().text()).isZero();
    assertThat(report.scenarios().passed()).isGreaterThan(10);
    assertThat(report.coverage().rulesHeld()).isEqualTo(report.rules().size());
    assertThat(report.coverage().conditionsPercent()).isGreaterThanOrEqualTo(90);
    PolicyView view = PolicyView.of(report);
    assertThat(view.groups()).allMatch(group -> group.rules().size() > 5);
    assertThat(view.failed()).isEmpty();
  }

  @Test
  void whatIsWrongAndWhatWasNotTriedIsTold() throws IOException {
    PolicyView view = PolicyView.of(PolicyReport.of(policyThatTries("approve")));
    assertThat(view.findings())
        .anySatisfy(
            found -> {
              assertThat(found.place()).startsWith("rules.drl:");
              assertThat(found.error()).isFalse();
              assertThat(found.what()).contains("never");
            });
    assertThat(view.tried())
        .containsExactly(
            "1 of 1 scenario passed.",
            "2 of 4 rules held in one of them.",
            "0 % of the conditions were tried both ways, true and false (0 of 4).");
    PolicyView.Row small = view.groups().get(0).rules().get(0);
    assertThat(small.asks()).isEqualTo("Approve it.");
    assertThat(small.place()).isEqualTo("rules.drl:1");
    assertThat(small.untried()).containsExactly("total <= limit(\"most\") was never false.");
    assertThat(view.groups().get(0).rules().get(1).untried()).containsExactly("It never held.");
    assertThat(view.groups().get(0).rules().get(2).asks()).isEqualTo("Rule never does not count.");
    assertThat(view.groups().get(1).rules()).hasSize(1);
    assertThat(view.failed()).isEmpty();
  }

  @Test
  void aScenarioThatEndsOtherwiseHasFailed() throws IOException {
    PolicyView view = PolicyView.of(PolicyReport.of(policyThatTries("reject")));
    assertThat(view.tried()).contains("0 of 1 scenario passed.");
    assertThat(view.failed())
        .singleElement()
        .asString()
        .startsWith("A small amount is approved: ")
        .contains("approve");
  }

  @Test
  void aPolicyWithoutScenariosSaysSo() throws IOException {
    PolicyView view = PolicyView.of(PolicyReport.of(policy()));
    assertThat(view.tried())
        .containsExactly("It has no scenarios, so nothing shows that it works.");
    assertThat(view.groups().get(0).rules()).allMatch(rule -> rule.untried().isEmpty());
  }

  @Test
  void aReportIsMadeOnceAndNobodyWaitsForIt() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger made = new AtomicInteger();
    DroolsRefundPolicy shipped = DroolsRefundPolicy.shipped();
    PolicyReport small = PolicyReport.of(policy());
    try (PolicyReports reports =
        new PolicyReports(
            policy -> {
              made.incrementAndGet();
              await(go);
              return small;
            })) {
      CompletableFuture<PolicyReport> first = reports.of(shipped);
      assertThat(first).isNotDone();
      assertThat(reports.of(shipped)).isSameAs(first);
      go.countDown();
      assertThat(first.join()).isSameAs(small);
      assertThat(reports.of(policy())).isNotSameAs(first);
      assertThat(reports.of(shipped)).isSameAs(first);
      reports.of(policy()).join();
      assertThat(made).hasValue(2);
    }
  }

  private static void await(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasWrittenIntoAPolicyIsShownAsText() throws IOException {
    policyThatTries("reject");
    try (OpenDesk desk = OpenDesk.of("--refund.policy.location=file:" + folder)) {
      Visitor visitor = desk.visitor("acme-viewer");
      assertThat(visitor.open("/desk/policy").text()).contains("small", "version 7", "It is being");
      desk.policyReport();
      String page = visitor.open("/desk/policy").text();
      assertThat(page)
          .contains("It is &lt;b&gt;small&lt;/b&gt;.")
          .contains("Failed.")
          .contains("Warning")
          .contains("It never held.")
          .doesNotContain("<b>");
      Files.writeString(folder.resolve("rules.drl"), "no rule at all");
      desk.reloadPolicy();
      assertThat(visitor.open("/desk/policy").text())
          .contains("A newer one can't be used")
          .contains("rules.drl:1")
          .contains("It is &lt;b&gt;small&lt;/b&gt;.");
    }
  }
}
