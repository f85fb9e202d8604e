package dev.refundkit.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tapes are written and read. */
class TapeTest {

  @Test
  void a_tape_is_written_with_its_zeros_counted_and_without_those_at_the_end_of_a_step() {
    Tape tape = new Tape(List.of(List.of(1, 0, 0, 0, 7), List.of(), List.of(0, 2, 0, 0)));

    assertThat(tape).hasToString("1.x3.7//x1.2");
    assertThat(tape.weight()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "1.x3.7//x1.2", "x2.1/", "////5"})
  void what_is_written_is_read_again(String text) {
    assertThat(Tape.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1..2", "-1", "1,2", "x", "1234567890"})
  void anything_else_is_no_tape(String text) {
    assertThatThrownBy(() -> Tape.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a tape holds numbers");
  }
}
