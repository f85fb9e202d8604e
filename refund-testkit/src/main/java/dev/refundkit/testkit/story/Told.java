package dev.refundkit.testkit.story;

import dev.refundkit.refusal.Answer;

/** A step of a story that has happened. */
public record Told(Move move, Call call, Answer<?> answer) {

  /**
   * Whether the call was refused. Then it has changed nothing, unless the processor declined a
   * payment refund (R9).
   */
  public boolean refused() {
    return answer instanceof Answer.Refused<?>;
  }
}
