package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;

/** Fires the rules of the shipped policy by some means of its own. */
interface Engine {

  /** Notes which rules of refunds and of their lines fire, and what they ask for. */
  void fire(RefundCase asked, Notes notes);

  /** The same for the rules of goods. */
  void fire(ReturnCase asked, Notes notes);
}
