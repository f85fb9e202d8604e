package dev.refundkit.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static final Refusal REFUSAL =
      Refusal.of(RefusalCode.FORBIDDEN, "actor jo lacks refunds:approve");

  @Test
  void an_accepted_answer_goes_on_to_the_next_step() {
    Answer<Integer> answer = Answer.of(20).map(n -> n + 1).flatMap(n -> Answer.of(n * 2));
    assertThat(answer.orElseThrow()).isEqualTo(42);
  }

  @Test
  void a_refusal_stays_as_it_is_and_stops_the_rest() {
    Answer<Integer> refused = Answer.refused(REFUSAL);
    Answer<String> end =
        refused
            .map(n -> "never")
            .flatMap(
                text -> {
                  throw new AssertionError("not reached");
                });
    assertThat(end).isEqualTo(Answer.refused(REFUSAL));
    assertThat(Answer.of(1).flatMap(n -> Answer.refused(REFUSAL)))
        .isEqualTo(Answer.refused(REFUSAL));
  }

  @Test
  void a_refusal_thrown_says_its_code_and_why() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Answer.refused(REFUSAL).orElseThrow())
        .withMessage("forbidden: actor jo lacks refunds:approve")
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(REFUSAL));
  }

  @Test
  void an_invalid_request_names_every_field_and_the_first_as_its_param() {
    Refusal refusal =
        Refusal.invalid(
            List.of(
                new Violation("items", "must name at least one line"),
                new Violation("amounts.tax", "must not be negative, was -1")));
    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.param()).isEqualTo("items");
    assertThat(refusal.violations()).hasSize(2);
    assertThat(refusal.message())
        .isEqualTo("items must name at least one line; amounts.tax must not be negative, was -1");
  }
}
