package dev.refundkit.testkit.run;

import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.testkit.scenario.Action;
import dev.refundkit.testkit.scenario.Expected;
import dev.refundkit.testkit.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the steps of one scenario and collects what differs. */
final class StepRunner {

  private final World world;
  private final Performer performer;

  StepRunner(World world) {
    this.world = world;
    this.performer = new Performer(world);
  }

  /**
   * Runs the steps, to the end or to the first that throws.
   *
   * @return what differs, one line each
   */
  List<String> run(List<Step> steps) {
    List<String> differences = new ArrayList<>();
    int number = 0;
    for (Step step : steps) {
      String place = "line " + step.line() + ": step " + ++number + " " + step.name() + ": ";
      try {
        run(step, line -> differences.add(place + line));
      } catch (RuntimeException e) {
        differences.add(place + "threw " + e);
        break;
      }
    }
    return differences;
  }

  private void run(Step step, Consumer<String> report) {
    if (step.action() instanceof Action.Look) {
      Check.of(step, performer.perform(step)).forEach(report);
      return;
    }
    Snapshot before = Snapshot.of(world);
    if (step.action() instanceof Action.Parallel parallel) {
      List<Answer<Done>> answers = Together.perform(parallel.steps(), performer::perform);
      checkEach(parallel.steps(), answers, report);
      Check.of(step, Answer.of(summary(answers))).forEach(report);
      untouched(before, answers, report);
      return;
    }
    Answer<Done> answer = performer.perform(step);
    Check.of(step, answer).forEach(report);
    untouched(before, List.of(answer), report);
    name(step, answer, before);
  }

  /** A step within parallel may be refused, unless it says what it expects. */
  private void checkEach(List<Step> steps, List<Answer<Done>> answers, Consumer<String> report) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String place = "[" + i + "] " + step.name() + ": ";
      if (!(step.expected() instanceof Expected.Acceptance)) {
        Check.of(step, answers.get(i)).forEach(line -> report.accept(place + line));
      }
      name(step, answers.get(i), null);
    }
  }

  private static Done summary(List<Answer<Done>> answers) {
    List<String> codes = answers.stream().flatMap(a -> codeOf(a).stream()).toList();
    int failed = codes.size();
    return Done.of(Map.of("succeeded", answers.size() - failed, "failed", failed, "codes", codes));
  }

  private static List<String> codeOf(Answer<Done> answer) {
    return answer instanceof Answer.Refused<Done> refused
        ? List.of(refused.refusal().code().wire())
        : List.of();
  }

  /** Where everything was refused, nothing may have changed. */
  private void untouched(Snapshot before, List<Answer<Done>> answers, Consumer<String> report) {
    boolean declined = false;
    for (Answer<Done> answer : answers) {
      if (!(answer instanceof Answer.Refused<Done> refused)) {
        return;
      }
      declined |= refused.refusal().code() == RefusalCode.PROCESSOR_DECLINED;
    }
    before
        .changedTo(Snapshot.of(world), declined)
        .forEach(what -> report.accept("was refused, but changed: " + what));
  }

  /** A payment refund that the processor declined is stored (R9), so it gets its name too. */
  private void name(Step step, Answer<Done> answer, @Nullable Snapshot before) {
    if (step.as() == null) {
      return;
    }
    String id = null;
    if (answer instanceof Answer.Accepted<Done> accepted) {
      id = accepted.value().refundId();
    } else if (before != null) {
      id = before.onlyNewIn(Snapshot.of(world));
    }
    if (id != null) {
      world.name(step.as(), id);
    }
  }
}
