package dev.refundkit.proofs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.json.Document;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import java.util.Optional;

/** What must be true of every answer to bytes from outside. */
final class Replies {

  private Replies() {}

  /** What was read; empty if the bytes were refused as they should be. */
  static <T> Optional<T> accepted(Answer<T> answer) {
    if (answer instanceof Answer.Refused<T> refused) {
      Refusal refusal = refused.refusal();
      assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
      assertThat(refusal.param()).isNotNull();
      assertThat(refusal.violations()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
      assertThat(Document.of(refusal).toBytes()).isNotEmpty();
      return Optional.empty();
    }
    return Optional.of(answer.orElseThrow());
  }
}
