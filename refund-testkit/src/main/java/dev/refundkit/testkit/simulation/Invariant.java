package dev.refundkit.testkit.simulation;

import java.util.function.Supplier;

/** What must always hold, numbered as in docs/invariants.md. */
public enum Invariant {
  /** Our commands take only what is free. */
  WITHIN_CAPTURED(1, "reserved + refunded stay within captured, and only what is free is taken"),
  BALANCE_IS_FOLD(2, "a balance row equals its payouts"),
  ACCEPTED_IS_SOMEWHERE(3, "what was accepted is held, done or released"),
  PARTS_ADD_UP(4, "the parts of a refund add up to its total"),
  WITHIN_THE_SALE(5, "no line and no shipping gives more than was sold"),
  ONE_ANSWER(6, "a key has one refund, one fingerprint and one answer"),
  ONE_OPEN_EFFECT(7, "a payout on its way has one open pay effect, any other none"),
  PAID_ONCE(8, "the processor paid once per key, only what a payout wants"),
  BOOKS_AGREE(9, "the processor's book is what is paid, or may still be"),
  TIMELINE(10, "the timeline is append-only and every step of it is legal"),
  STOCK(11, "units put back are units that came or never left, each once"),
  COMES_TO_REST(12, "with faults off nothing holds money unseen"),
  /** Acknowledged means kept; beside the numbered ones. */
  ACKNOWLEDGED_IS_KEPT(13, "what a client was answered is there after every crash"),
  REFUSED_IS_NOTHING(14, "a refused call has changed nothing"),
  SENDING_IS_STORED(15, "the processor is called only about a payout that is stored as sending"),
  KEYS_ARE_STABLE(16, "one key always means the same thing outside, and each thing has one"),
  NO_SURPRISE(17, "no exception but a port's own leaves the engine"),
  ONE_HOLDS_IT(18, "only who holds an effect stores what became of it");

  private final int number;
  private final String sentence;

  Invariant(int number, String sentence) {
    this.number = number;
    this.sentence = sentence;
  }

  public int number() {
    return number;
  }

  @Override
  public String toString() {
    return number + " (" + sentence + ")";
  }

  void demand(boolean holds, Supplier<String> detail) {
    if (!holds) {
      throw new Violation(this, detail.get());
    }
  }
}
