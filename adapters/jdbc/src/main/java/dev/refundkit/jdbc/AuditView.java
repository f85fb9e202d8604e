package dev.refundkit.jdbc;

import java.util.Locale;

/** The views that must be empty (docs/jdbc.md). */
enum AuditView {
  /** A payment's balance is the sum of its payouts. */
  BALANCE,
  /** A ledger's totals are the sums of its payments. */
  LEDGER,
  /** What is held and given back is within what was captured, or the excess is shown. */
  CAP,
  /** The excess of a payment is what exceeds its capture. */
  EXCESS,
  /** A refund's total is its subtotal, tax, shipping and adjustment. */
  AMOUNTS,
  /** The payouts of a refund that none replaced add up to its total. */
  PAYOUTS,
  /** A payout that is on its way has exactly one open pay effect, any other none. */
  EFFECTS,
  /** No effect, payout, timeline, answer or payment without its refund or ledger. */
  ORPHANS,
  /** One payout per key, and one client's key per refund. */
  KEYS,
  /** The timeline has no illegal step and no gap, and ends in the refund's state. */
  TIMELINE;

  /** The view's name in the database. */
  String title() {
    return "refundkit_audit_" + name().toLowerCase(Locale.ROOT);
  }
}
