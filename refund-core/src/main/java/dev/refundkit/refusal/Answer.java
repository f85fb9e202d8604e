package dev.refundkit.refusal;

import java.util.function.Function;

/**
 * What a call returns: what was asked for, or why it was refused. Faults of the program or of an
 * adapter are exceptions instead.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

  /** The call was accepted. */
  record Accepted<T>(T value) implements Answer<T> {}

  /** The call was refused and changed nothing. */
  record Refused<T>(Refusal refusal) implements Answer<T> {}

  static <T> Answer<T> of(T value) {
    return new Accepted<>(value);
  }

  static <T> Answer<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** The value. @throws RefusedException if the call was refused */
  default T orElseThrow() {
    if (this instanceof Refused<T> refused) {
      throw new RefusedException(refused.refusal());
    }
    return ((Accepted<T>) this).value();
  }

  /** The answer with its value changed; a refusal stays as it is. */
  default <R> Answer<R> map(Function<? super T, ? extends R> change) {
    return flatMap(value -> of(change.apply(value)));
  }

  /** The next step's answer; a refusal stays as it is. */
  default <R> Answer<R> flatMap(Function<? super T, Answer<R>> next) {
    if (this instanceof Refused<T> refused) {
      return refused(refused.refusal());
    }
    return next.apply(((Accepted<T>) this).value());
  }
}
