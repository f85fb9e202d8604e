package dev.refundkit.testkit.model;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import java.util.LinkedHashMap;
import java.util.Map;

/** What others reported: disputes by payment and id, refunds elsewhere by payment and reference. */
final class Outside {

  private final Map<String, Map<String, Dispute>> disputes = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> elsewhere = new LinkedHashMap<>();

  /** L8: always recorded; a decided dispute ignores notices that come late. */
  void dispute(String payment, Dispute notice) {
    Map<String, Dispute> known = disputes.computeIfAbsent(payment, unused -> new LinkedHashMap<>());
    Dispute before = known.get(notice.id());
    if (before != null && decided(before) && !decided(notice)) {
      return;
    }
    known.put(notice.id(), notice);
  }

  private static boolean decided(Dispute dispute) {
    return dispute.stage() == Dispute.Stage.WON || dispute.stage() == Dispute.Stage.LOST;
  }

  /** L8: the same reference replaces what it said before. */
  void elsewhere(String payment, String reference, long amount) {
    elsewhere.computeIfAbsent(payment, unused -> new LinkedHashMap<>()).put(reference, amount);
  }

  /** What disputes hold or have taken, with what the host knew. An inquiry holds nothing (L8). */
  long disputed(Sale sale, String payment) {
    long sum = sale.payment(payment).map(Payment::disputed).orElse(0L);
    for (Dispute dispute : disputes.getOrDefault(payment, Map.of()).values()) {
      if (dispute.stage() == Dispute.Stage.OPEN || dispute.stage() == Dispute.Stage.LOST) {
        sum = plus(sum, dispute.amount());
      }
    }
    return sum;
  }

  long elsewhere(Sale sale, String payment) {
    long sum = sale.payment(payment).map(Payment::refundedElsewhere).orElse(0L);
    for (long amount : elsewhere.getOrDefault(payment, Map.of()).values()) {
      sum = plus(sum, amount);
    }
    return sum;
  }

  private static long plus(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
