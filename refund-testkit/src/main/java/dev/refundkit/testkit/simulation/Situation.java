package dev.refundkit.testkit.simulation;

import java.util.Locale;

/** What a run must have met sometimes; one that never happened was not tested. */
public enum Situation {
  /** A call without answer turned out to have paid. */
  TIMEOUT_SETTLED_AS_PAID,
  /** A call without answer turned out to have done nothing. */
  TIMEOUT_SETTLED_AS_NOT_FOUND,
  /** The same key was sent again while it lived. */
  RESENT_UNDER_SAME_KEY,
  /** A processor that cannot be asked got the same key again, as a question. */
  RESENT_AS_A_QUESTION,
  /** A key's life was over, and a person got the payout. */
  PAST_KEY_LIFE_TO_A_PERSON,
  /** With neither keys nor lookup, a person got the payout after one call. */
  SENT_ONCE_THEN_A_PERSON,
  PERSON_RESOLVED_AS_PAID,
  PERSON_RESOLVED_AS_NOT_PAID,
  /** A worker woke after its lease, and its result was refused. */
  LATE_RESULT_FENCED,
  /** A commit met a newer ledger and was worked out anew. */
  STALE_THEN_WORKED_OUT_ANEW,
  /** A caller was told that the order was busy. */
  CONFLICT_ANSWERED,
  /** Two requests with one key raced. */
  KEY_TAKEN,
  /** A client that got no answer asked again under its key and got the refund of its first call. */
  REPEAT_AFTER_LOST_ANSWER,
  /** A client that got no answer asked again under its key, and the first call had left nothing. */
  REPEAT_AFTER_LOST_REQUEST,
  /** A client that had its answer asked again and got the same. */
  REPEAT_GOT_THE_SAME_ANSWER,
  KEY_REUSED_FOR_ANOTHER_REQUEST,
  /** Two workers were calling the processor about one key. */
  TWO_WORKERS_ON_ONE_PAYOUT,
  CRASH_BETWEEN_SENDING_AND_CALL,
  CRASH_AFTER_PAYMENT_BEFORE_OUTCOME,
  CRASH_AFTER_COMMIT_BEFORE_ANSWER,
  /** A commit was stored although its caller heard an exception. */
  COMMIT_STORED_WITHOUT_ANSWER,
  DECLINED,
  RETRIED_AND_PAID,
  REDIRECTED_AND_PAID,
  LATE_PAYMENT_CONFIRMED,
  /** A refund that was withdrawn was paid after all. */
  LATE_PAYMENT_OF_A_WITHDRAWN_REFUND,
  REVERSAL_CONFIRMED,
  /** A notice said one thing, the processor's book another, and the book counted. */
  NOTICE_CONTRADICTED_BY_LOOKUP,
  FORGED_NOTICE_CHANGED_NOTHING,
  PENDING_THEN_PAID,
  PENDING_THEN_DECLINED,
  PENDING_FOR_TOO_LONG,
  /** A processor that seemed to have forgotten what it had accepted got no second call. */
  PENDING_FORGOTTEN_TO_A_PERSON,
  CLOCK_WENT_BACK,
  /** The clock stood before the time at which a payout was sent. */
  CLOCK_BEFORE_SENDING,
  /** A delayed request arrived after the same was sent again. */
  DELAYED_REQUEST_CAME_SECOND,
  GOODS_AWAITED_THEN_PAID,
  RETURN_CLOSED_BY_TIME,
  RETURN_CLOSED_BY_A_PERSON,
  RESTOCK_ORDERED_TWICE_DONE_ONCE,
  RESTOCK_REFUSED,
  RESTOCKED,
  EFFECT_GIVEN_UP,
  CANCELLED_BEFORE_SENDING,
  /** One payout was paid, another one not. */
  PARTIAL_FAILURE,
  EXCESS_SHOWN,
  DISPUTE_HELD_A_REFUND_BACK,
  REFUNDED_BY_HAND,
  /** The processor did not answer for a while and was left alone. */
  PROCESSOR_LEFT_ALONE,
  /** A comparison of both books found what no notice had said. */
  FOUND_BY_RECONCILIATION;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
