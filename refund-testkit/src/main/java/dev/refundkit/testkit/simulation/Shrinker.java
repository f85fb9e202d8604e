package dev.refundkit.testkit.simulation;

import java.util.function.Function;

/**
 * Makes a failing history short: steps are left out, choices set to the plainest, as long as it
 * breaks the same rule (delta debugging; Zeller and Hildebrandt, 2002).
 */
final class Shrinker {

  private final Function<Tape, History> run;
  private final Invariant broken;
  private int triesLeft;
  private Tape best;

  private Shrinker(Function<Tape, History> run, Invariant broken, Tape found, int tries) {
    this.run = run;
    this.broken = broken;
    this.best = found;
    this.triesLeft = tries;
  }

  /**
   * A shorter tape whose history breaks the same rule.
   *
   * @param tries histories to run at most
   */
  static Tape shrink(Function<Tape, History> run, Invariant broken, Tape found, int tries) {
    Shrinker shrinker = new Shrinker(run, broken, found, tries);
    Tape before;
    do {
      before = shrinker.best;
      shrinker.leaveOutSteps();
      shrinker.quietenSteps();
      shrinker.lowerChoices();
    } while (!shrinker.best.equals(before) && shrinker.triesLeft > 0);
    return shrinker.best;
  }

  private boolean keeps(Tape tape) {
    if (triesLeft <= 0 || tape.equals(best)) {
      return false;
    }
    triesLeft--;
    Violation violation = run.apply(tape).violation();
    if (violation == null || violation.invariant() != broken) {
      return false;
    }
    best = tape;
    return true;
  }

  /** The scene, which is the first step, stays. */
  private void leaveOutSteps() {
    for (int count = Math.max(1, best.steps().size() / 2); count > 0; count /= 2) {
      for (int from = best.steps().size() - count; from >= 1; from -= count) {
        keeps(best.without(from, count));
      }
    }
  }

  private void quietenSteps() {
    for (int step = 0; step < best.steps().size(); step++) {
      for (int count = best.steps().get(step).size(); count > 0; count /= 2) {
        for (int from = 0; from < best.steps().get(step).size(); from += count) {
          keeps(best.quiet(step, from, count));
        }
      }
    }
  }

  private void lowerChoices() {
    for (int step = 0; step < best.steps().size(); step++) {
      for (int i = 0; i < best.steps().get(step).size(); i++) {
        int choice = best.steps().get(step).get(i);
        if (choice > 1) {
          boolean lowered = keeps(best.with(step, i, 1)) || keeps(best.with(step, i, choice / 2));
          if (!lowered) {
            keeps(best.with(step, i, choice - 1));
          }
        }
      }
    }
  }
}
