package dev.refundkit.cli.policy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.Explanation;
import dev.refundkit.rules.explain.ObservedPolicy;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioResult;
import dev.refundkit.testkit.run.ScenarioRunner;
import dev.refundkit.testkit.scenario.Action;
import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.ScenarioReader;
import dev.refundkit.testkit.scenario.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A scenario that was run with one policy, whichever it names, and what was asked in it. */
final class ExplainedScenario {

  private final RefundPolicy policy;
  private final Explainer explainer;
  private final Scenario scenario;

  ExplainedScenario(RefundPolicy policy, Explainer explainer, Path file) {
    this.policy = policy;
    this.explainer = explainer;
    this.scenario = ScenarioReader.read(GivenFiles.readable(file));
  }

  /** What the policy was asked, in this order. */
  record Run(List<ExplainedStep> decisions, ScenarioResult result) {}

  Run run() {
    Explanations explanations = new Explanations(explainer);
    ScenarioResult result = run(scenario, explanations);
    List<StepPlace> places = places();
    List<ExplainedStep> steps = new ArrayList<>();
    for (Explanation explanation : explanations.all()) {
      // Steps that run together may ask once more or less when they run again.
      int at = Math.min(steps.size(), places.size() - 1);
      steps.add(new ExplainedStep(at < 0 ? null : places.get(at), explanation));
    }
    return new Run(steps, result);
  }

  /** The step of each question: a scenario that ends a step earlier asks less. */
  private List<StepPlace> places() {
    List<StepPlace> places = new ArrayList<>();
    for (int number = 1; number <= scenario.steps().size(); number++) {
      Step step = scenario.steps().get(number - 1);
      if (!(step.action() instanceof Action.Look)) {
        int asked = asked(scenario.steps().subList(0, number));
        while (places.size() < asked) {
          places.add(new StepPlace(number, step.name(), scenario.file(), step.line()));
        }
      }
    }
    return places;
  }

  private int asked(List<Step> steps) {
    AtomicInteger asked = new AtomicInteger();
    ObservedPolicy.Observer counter =
        new ObservedPolicy.Observer() {
          @Override
          public void decided(RefundCase refund, Decision decision) {
            asked.incrementAndGet();
          }

          @Override
          public void disposed(ReturnCase goods, Disposition disposition) {
            asked.incrementAndGet();
          }
        };
    run(new Scenario(scenario.file(), scenario.name(), scenario.given(), steps), counter);
    return asked.get();
  }

  private ScenarioResult run(Scenario some, ObservedPolicy.Observer observer) {
    RefundPolicy observed = new ObservedPolicy(policy, observer);
    PolicySource source =
        new PolicySource() {
          @Override
          public RefundPolicy standard() {
            return observed;
          }

          @Override
          public RefundPolicy bundle(Path folder) {
            return observed;
          }
        };
    return new ScenarioRunner(source).run(some);
  }
}
