package dev.refundkit.engine;

import dev.refundkit.refund.PaymentStatus;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what happened in a run, so that a run in which nothing interesting happened fails. */
final class Situations {

  private static final Map<String, AtomicLong> SEEN = new ConcurrentHashMap<>();

  private Situations() {}

  static void saw(String situation) {
    SEEN.computeIfAbsent(situation, s -> new AtomicLong()).incrementAndGet();
  }

  static void saw(Refund refund) {
    saw("status " + refund.status().wire());
    refund.payouts().forEach(p -> saw("payout " + p.state().wire()));
    refund.timeline().forEach(t -> saw("step " + t.status()));
    if (refund.paymentStatus() == PaymentStatus.PARTIALLY_COMPLETED) {
      saw("partial failure");
    }
    if (refund.status() == RefundStatus.COMPLETED && refund.payouts().size() > 1) {
      saw("paid again");
    }
    if (refund.payouts().stream().anyMatch(p -> p.state() == PayoutState.RELEASED)) {
      saw("released");
    }
    if (refund.items().stream().anyMatch(i -> i.restocked() > 0)) {
      saw("restocked");
    }
  }

  static TreeSet<String> seen() {
    return new TreeSet<>(SEEN.keySet());
  }
}
