package dev.refundkit.quote;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.money.Split;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a total is split over several payments (M16). Each payment has its own cap: its room. */
public enum TenderStrategy {
  /** In capture order, each to its cap. The default. */
  ORIGINAL_FIRST,
  /** Weighed by what each payment has left, by largest remainder. */
  PROPORTIONAL,
  /** Payments of type store_credit or gift_card first, then in capture order. */
  STORE_CREDIT_FIRST;

  /**
   * The payouts of a total.
   *
   * @param named the only payment to draw on, or null for all
   * @throws IllegalArgumentException if the payments have less room than the total
   */
  public List<PayoutShare> split(long total, Sale sale, Ledger ledger, @Nullable String named) {
    List<Payment> order = new ArrayList<>(sale.payments());
    if (named != null) {
      order.removeIf(payment -> !payment.id().equals(named));
    }
    if (this == STORE_CREDIT_FIRST) {
      order.sort(Comparator.comparing(payment -> !payment.storeValue()));
    }
    long[] rooms = new long[order.size()];
    for (int i = 0; i < rooms.length; i++) {
      rooms[i] = ledger.payment(order.get(i).id()).map(PaymentBalance::room).orElse(0L);
    }
    long[] shares =
        this == PROPORTIONAL ? Split.largestRemainder(total, rooms) : oneByOne(total, rooms);
    List<PayoutShare> payouts = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > rooms[i]) {
        throw new IllegalArgumentException(
            "payment " + order.get(i).id() + " has room for " + rooms[i] + ", not " + shares[i]);
      }
      if (shares[i] > 0) {
        payouts.add(new PayoutShare(order.get(i).id(), shares[i]));
      }
    }
    return payouts;
  }

  private static long[] oneByOne(long total, long[] rooms) {
    long[] shares = new long[rooms.length];
    long open = total;
    for (int i = 0; i < rooms.length; i++) {
      shares[i] = Math.min(open, rooms[i]);
      open -= shares[i];
    }
    if (open > 0) {
      throw new IllegalArgumentException(
          "the payments have " + open + " too little room for " + total);
    }
    return shares;
  }
}
