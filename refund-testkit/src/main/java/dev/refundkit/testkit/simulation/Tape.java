package dev.refundkit.testkit.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every choice of one history, step by step; the first step sets the scene. A choice that a tape
 * does not hold is 0, which always means the plainest: no fault, the first of what there is.
 *
 * @param steps trailing zeros left out
 */
public record Tape(List<List<Integer>> steps) {

  private static final String STEP = "/";
  private static final String CHOICE = ".";
  private static final char ZEROS = 'x';

  public Tape {
    steps = steps.stream().map(Tape::trimmed).toList();
  }

  private static List<Integer> trimmed(List<Integer> step) {
    int end = step.size();
    while (end > 0 && step.get(end - 1) == 0) {
      end--;
    }
    return List.copyOf(step.subList(0, end));
  }

  /** How many choices it holds that are not 0. */
  public long weight() {
    return steps.stream().flatMap(List::stream).filter(choice -> choice != 0).count();
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Tape parse(String text) {
    List<List<Integer>> steps = new ArrayList<>();
    for (String step : text.strip().split(STEP, -1)) {
      steps.add(step.isEmpty() ? List.of() : choices(step));
    }
    return new Tape(steps);
  }

  private static List<Integer> choices(String step) {
    List<Integer> choices = new ArrayList<>();
    for (String word : step.split("\\" + CHOICE, -1)) {
      if (word.matches("x[0-9]{1,6}")) {
        for (int i = Integer.parseInt(word.substring(1)); i > 0; i--) {
          choices.add(0);
        }
      } else if (word.matches("[0-9]{1,9}")) {
        choices.add(Integer.valueOf(word));
      } else {
        throw new IllegalArgumentException("a tape holds numbers, not: " + word);
      }
    }
    return choices;
  }

  /** Numbers, {@code x12} for twelve zeros, a slash after each step. */
  @Override
  public String toString() {
    return steps.stream().map(Tape::written).collect(Collectors.joining(STEP));
  }

  private static String written(List<Integer> step) {
    List<String> words = new ArrayList<>();
    int zeros = 0;
    for (int choice : step) {
      if (choice == 0) {
        zeros++;
        continue;
      }
      words.addAll(zeros == 0 ? List.of() : List.of(ZEROS + Integer.toString(zeros)));
      zeros = 0;
      words.add(Integer.toString(choice));
    }
    return String.join(CHOICE, words);
  }

  /** The same without one run of steps. */
  Tape without(int from, int count) {
    List<List<Integer>> left = new ArrayList<>(steps.subList(0, from));
    left.addAll(steps.subList(Math.min(steps.size(), from + count), steps.size()));
    return new Tape(left);
  }

  /** The same with one choice changed. */
  Tape with(int step, int index, int choice) {
    List<List<Integer>> changed = new ArrayList<>(steps);
    Integer[] choices = steps.get(step).toArray(Integer[]::new);
    choices[index] = choice;
    changed.set(step, Arrays.asList(choices));
    return new Tape(changed);
  }

  /** The same with a run of one step's choices set to 0. */
  Tape quiet(int step, int from, int count) {
    List<List<Integer>> changed = new ArrayList<>(steps);
    List<Integer> choices = new ArrayList<>(steps.get(step));
    for (int i = from; i < Math.min(choices.size(), from + count); i++) {
      choices.set(i, 0);
    }
    changed.set(step, choices);
    return new Tape(changed);
  }
}
