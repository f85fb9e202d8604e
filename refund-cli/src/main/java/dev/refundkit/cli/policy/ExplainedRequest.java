package dev.refundkit.cli.policy;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.refusal.Answer;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.Explanation;
import dev.refundkit.rules.explain.ObservedPolicy;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.RecordingNotifier;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioResult;
import dev.refundkit.testkit.run.ScenarioRunner;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy that is asked, and whose every answer is explained. */
final class ExplainedPolicy implements ObservedPolicy.Observer {

  private final RefundPolicy policy;
  private final Explainer explainer;
  private final List<Explanation> explanations = new ArrayList<>();

  ExplainedPolicy(RefundPolicy policy, Explainer explainer) {
    this.policy = new ObservedPolicy(policy, this);
    this.explainer = explainer;
  }

  /** What was explained so far, in the order of the questions. */
  List<Explanation> explanations() {
    return explanations;
  }

  /** Runs a scenario with this policy, whichever the scenario names. */
  void runScenario(Path file) {
    PolicySource source =
        new PolicySource() {
          @Override
          public RefundPolicy standard() {
            return policy;
          }

          @Override
          public RefundPolicy bundle(Path folder) {
            return policy;
          }
        };
    ScenarioResult result = new ScenarioRunner(source).run(file);
    if (explanations.isEmpty() && !result.passed()) {
      throw new IllegalArgumentException(result.text());
    }
  }

  /** Quotes a request for an order of which nothing was refunded yet. */
  void quote(Path request, Path order, @Nullable Path customer, Instant now) {
    Sale sale = ScenarioReader.readSale(order, now);
    CustomerFacts facts =
        customer == null ? CustomerFacts.UNKNOWN : ScenarioReader.readCustomer(customer);
    TestClock clock = new TestClock(now);
    RefundEngine engine =
        RefundEngine.builder()
            .sales(new ScriptedSales(List.of(sale)))
            .store(new InMemoryRefundStore())
            .processor(new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), clock))
            .inventory(new RecordingInventory())
            .notifier(new RecordingNotifier())
            .customerHistory((id, currency, at) -> facts)
            .policy(policy)
            .clock(clock)
            .build();
    Answer<?> answer =
        new RefundJson()
            .readRefundRequest(text(request))
            .flatMap(read -> engine.quote(read, Actor.SYSTEM));
    if (answer instanceof Answer.Refused<?> refused) {
      throw new IllegalArgumentException(
          "the policy is not asked, as the request is refused: " + refused.refusal());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public void decided(RefundCase asked, Decision decision) {
    explanations.add(explainer.explain(asked, decision));
  }

  @Override
  public void disposed(ReturnCase asked, Disposition disposition) {
    explanations.add(explainer.explain(asked, disposition));
  }
}
