package dev.refundkit.testkit.model;

import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a total is split over payments (M16). */
final class Tenders {

  private Tenders() {}

  static List<ModelPayout> payouts(
      long total, Sale sale, Balances now, TenderStrategy strategy, @Nullable String named) {
    List<String> order = order(sale, strategy, named);
    List<Long> rooms = order.stream().map(now::room).toList();
    List<Long> shares = new ArrayList<>();
    if (strategy == TenderStrategy.PROPORTIONAL) {
      shares.addAll(Splitting.largestRemainder(total, rooms));
    } else {
      long open = total;
      for (long room : rooms) {
        shares.add(Math.min(open, room));
        open -= Math.min(open, room);
      }
    }
    List<ModelPayout> payouts = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      if (shares.get(i) > 0) {
        payouts.add(new ModelPayout(order.get(i), shares.get(i), -1));
      }
    }
    return payouts;
  }

  /** A named payment never spills over; else in capture order, or shop's own money first. */
  private static List<String> order(Sale sale, TenderStrategy strategy, @Nullable String named) {
    if (named != null) {
      return List.of(named);
    }
    List<String> first = new ArrayList<>();
    List<String> then = new ArrayList<>();
    for (Payment payment : sale.payments()) {
      boolean ofTheShop =
          payment.type().equals("store_credit") || payment.type().equals("gift_card");
      boolean goesFirst = strategy != TenderStrategy.STORE_CREDIT_FIRST || ofTheShop;
      (goesFirst ? first : then).add(payment.id());
    }
    first.addAll(then);
    return first;
  }
}
