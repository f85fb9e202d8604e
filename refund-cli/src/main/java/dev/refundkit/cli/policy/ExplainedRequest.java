package dev.refundkit.cli.policy;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.ObservedPolicy;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.RecordingNotifier;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for an order of which nothing was refunded yet. */
record ExplainedRequest(Path request, Path order, @Nullable Path customer, Instant now) {

  /**
   * Quotes it.
   *
   * @throws IllegalArgumentException if a file can't be read or the request is refused; the message
   *     is shown
   */
  List<ExplainedStep> quote(RefundPolicy policy, Explainer explainer) {
    String text = GivenFiles.read(request);
    Sale sale = ScenarioReader.readSale(GivenFiles.readable(order), now);
    CustomerFacts facts =
        customer == null
            ? CustomerFacts.UNKNOWN
            : ScenarioReader.readCustomer(GivenFiles.readable(customer));
    Explanations explanations = new Explanations(explainer);
    RefundEngine engine = engine(new ObservedPolicy(policy, explanations), sale, facts);
    Answer<?> answer =
        new RefundJson().readRefundRequest(text).flatMap(read -> engine.quote(read, Actor.SYSTEM));
    if (answer instanceof Answer.Refused<?> refused) {
      throw new IllegalArgumentException(
          "the policy is not asked, as the request in "
              + request
              + " is refused: "
              + shown(refused.refusal()));
    }
    return explanations.all().stream().map(one -> new ExplainedStep(null, one)).toList();
  }

  private RefundEngine engine(RefundPolicy policy, Sale sale, CustomerFacts facts) {
    TestClock clock = new TestClock(now);
    return RefundEngine.builder()
        .sales(new ScriptedSales(List.of(sale)))
        .store(new InMemoryRefundStore())
        .processor(new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), clock))
        .inventory(new RecordingInventory())
        .notifier(new RecordingNotifier())
        .customerHistory((id, currency, at) -> facts)
        .policy(policy)
        .clock(clock)
        .build();
  }

  /** The code, the field and what is asked of it; the message names the fields already or not. */
  private static String shown(Refusal refusal) {
    String param = refusal.param();
    boolean named = param == null || refusal.message().contains(param);
    return refusal.code().wire() + ": " + (named ? "" : param + ": ") + refusal.message();
  }
}
