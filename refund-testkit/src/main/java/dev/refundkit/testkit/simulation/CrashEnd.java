package dev.refundkit.testkit.simulation;

import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.spi.RestockOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that matters in the end, in lines that hold no ids and no times. */
final class CrashEnd {

  private CrashEnd() {}

  static List<String> of(SimulatedWorld world, List<Ask> asks) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < asks.size(); i++) {
      Refund answer = asks.get(i).answer;
      Refund refund = answer == null ? null : world.store.known(answer.id()).orElse(null);
      lines.add("refund " + i + ": " + (refund == null ? "refused" : words(world, refund)));
    }
    lines.add("refunds: " + world.store.all().size());
    world
        .store
        .allLedgers()
        .forEach(ledger -> ledger.payments().forEach(balance -> lines.add(words(balance))));
    Map<String, Integer> shelf = new TreeMap<>();
    for (RestockOrder order : world.shop.shelf()) {
      shelf.merge(order.lineId(), order.quantity(), Integer::sum);
    }
    lines.add("on the shelf: " + shelf);
    return lines;
  }

  private static String words(SimulatedWorld world, Refund refund) {
    Map<String, Long> paid = new TreeMap<>();
    for (Payout payout : refund.payouts()) {
      if (payout.state() == PayoutState.SUCCEEDED) {
        paid.merge(payout.paymentId() + " " + payout.destination(), payout.amount(), Long::sum);
      }
    }
    Map<String, String> goods = new TreeMap<>();
    for (RefundItem item : refund.items()) {
      goods.put(item.lineId(), item.arrived() + " came, " + item.restocked() + " back");
    }
    return "%s, total %d, paid %s, goods %s %s, label %s, told completed %d"
        .formatted(
            refund.status().wire(),
            refund.accepted().total(),
            paid,
            refund.returns().state().wire(),
            goods,
            world.shop.labels(refund.id()),
            world.shop.told(refund.id(), "completed"));
  }

  private static String words(PaymentBalance balance) {
    return "%s: reserved %d, refunded %d, elsewhere %d"
        .formatted(
            balance.paymentId(),
            balance.reserved(),
            balance.refunded(),
            balance.refundedElsewhere());
  }
}
