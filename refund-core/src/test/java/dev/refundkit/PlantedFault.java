package dev.refundkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;

/** Shows that a check can fail: a planted fault must be found within a few hundred samples. */
public final class PlantedFault {

  private static final int SAMPLES = 500;

  private PlantedFault() {}

  /** Runs the check over samples of a fixed seed and demands that one of them fails it. */
  public static <T> void isFoundBy(Arbitrary<T> samples, Consumer<T> checkOfFaultyCode) {
    boolean found =
        samples.generator(SAMPLES).stream(new Random(20240301))
            .limit(SAMPLES)
            .anyMatch(sample -> fails(checkOfFaultyCode, sample.value()));
    assertThat(found).as("the check finds the planted fault").isTrue();
  }

  private static <T> boolean fails(Consumer<T> check, T sample) {
    try {
      check.accept(sample);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
