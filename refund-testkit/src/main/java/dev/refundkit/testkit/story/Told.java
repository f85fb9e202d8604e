package dev.refundkit.testkit.story;

import dev.refundkit.refusal.Answer;

/** A step of a story that has happened. */
public record Told(Move move, Call call, Answer<?> answer) {

  /** Whether the call was refused, and so has changed nothing. */
  public boolean refused() {
    return answer instanceof Answer.Refused<?>;
  }
}
