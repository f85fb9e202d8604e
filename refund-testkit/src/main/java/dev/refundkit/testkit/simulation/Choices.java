package dev.refundkit.testkit.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All chance of one history: drawn from a seed, or read from a tape, and kept on a tape either way.
 */
final class Choices {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final @Nullable Tape given;
  private final List<int[]> taken = new ArrayList<>();
  private long state;
  private int step = -1;
  private int[] current = new int[64];
  private int size;

  private Choices(@Nullable Tape given, long seed) {
    this.given = given;
    this.state = seed;
  }

  static Choices seeded(long seed) {
    return new Choices(null, seed);
  }

  static Choices replay(Tape tape) {
    return new Choices(tape, 0);
  }

  /** Starts the choices of the next step. */
  void nextStep() {
    if (step >= 0) {
      taken.add(Arrays.copyOf(current, size));
    }
    step++;
    size = 0;
  }

  /** How many steps the tape holds after the scene; -1 where there is none. */
  int stepsGiven() {
    return given == null ? -1 : Math.max(0, given.steps().size() - 1);
  }

  /** 0 to below the bound, each as likely. */
  int below(int bound) {
    return keep(given == null ? draw(bound) : read() % bound);
  }

  /** An index, as likely as its weight. */
  int weighted(int... weights) {
    if (given != null) {
      int choice = read();
      return keep(choice < weights.length && weights[choice] > 0 ? choice : 0);
    }
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int at = draw(sum);
    int index = 0;
    while (at >= weights[index]) {
      at -= weights[index++];
    }
    return keep(index);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return keep(given == null ? (draw(times) == 0 ? 1 : 0) : Math.min(1, read())) == 1;
  }

  @SafeVarargs
  final <T> T of(T... some) {
    return some[below(some.length)];
  }

  <T> T of(List<T> some) {
    return some.get(below(some.size()));
  }

  /**
   * Now and then one of some numbers above 0, otherwise 0.
   *
   * @param permille how often
   */
  int rarely(int permille, int[] numbers) {
    if (given != null) {
      return keep(read());
    }
    boolean now = numbers.length > 0 && draw(1000) < permille;
    return keep(now ? numbers[draw(numbers.length)] : 0);
  }

  private int read() {
    if (given == null || step >= given.steps().size()) {
      return 0;
    }
    List<Integer> choices = given.steps().get(step);
    return size < choices.size() ? choices.get(size) : 0;
  }

  private int keep(int choice) {
    if (size == current.length) {
      current = Arrays.copyOf(current, 2 * size);
    }
    current[size++] = choice;
    return choice;
  }

  /** SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every JDK. */
  private int draw(int bound) {
    state += GOLDEN;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
  }

  /** All that was chosen so far. */
  Tape tape() {
    List<List<Integer>> steps = new ArrayList<>();
    taken.forEach(choices -> steps.add(Arrays.stream(choices).boxed().toList()));
    steps.add(Arrays.stream(current, 0, size).boxed().toList());
    return new Tape(steps);
  }
}
