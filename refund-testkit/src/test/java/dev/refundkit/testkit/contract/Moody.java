package dev.refundkit.testkit.contract;

/** Says how the next call goes; later ones go well. */
final class Moody {

  /** How a call goes. */
  enum Mood {
    WELL,
    FAILS,
    REFUSES
  }

  private Mood next = Mood.WELL;

  synchronized void will(Mood mood) {
    next = mood;
  }

  /** Whether the call is refused. */
  synchronized boolean refuses() {
    Mood now = next;
    next = Mood.WELL;
    if (now == Mood.FAILS) {
      throw new IllegalStateException("it is out of order");
    }
    return now == Mood.REFUSES;
  }
}
