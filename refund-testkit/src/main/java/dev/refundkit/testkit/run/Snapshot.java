package dev.refundkit.testkit.run;

import dev.refundkit.actor.Actor;
import dev.refundkit.json.Document;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is stored at one time: a refused step must leave it as it was.
 *
 * @param balances every field of every order and payment, by its place
 * @param refunds every refund's document, by id
 */
record Snapshot(
    Map<String, Object> balances,
    Map<String, Optional<Ledger>> ledgers,
    Map<String, Map<String, Object>> refunds) {

  private static final int PAGE = 100;

  static Snapshot of(World world) {
    Map<String, Object> balances = new TreeMap<>();
    Map<String, Optional<Ledger>> ledgers = new LinkedHashMap<>();
    for (Sale sale : world.sales.all()) {
      ledgers.put(sale.id(), world.store.ledger(sale.id()));
      flatten(
          "order " + sale.id(),
          shown(world.engine.order(sale.id(), Actor.SYSTEM).map(Document::of)),
          balances);
      for (Payment payment : sale.payments()) {
        flatten(
            "payment " + payment.id(),
            shown(world.engine.payment(payment.id(), Actor.SYSTEM).map(Document::of)),
            balances);
      }
    }
    return new Snapshot(balances, ledgers, refunds(world));
  }

  private static Map<String, Object> shown(Answer<? extends Document> answer) {
    return answer instanceof Answer.Refused<? extends Document> refused
        ? Map.of("refused", refused.refusal().code().wire())
        : answer.orElseThrow().toMap();
  }

  private static void flatten(String place, @Nullable Object value, Map<String, Object> into) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> flatten(place + " " + key, inner, into));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        flatten(place + "[" + i + "]", list.get(i), into);
      }
    } else {
      into.put(place, String.valueOf(value));
    }
  }

  private static Map<String, Map<String, Object>> refunds(World world) {
    Map<String, Map<String, Object>> refunds = new TreeMap<>();
    String cursor = null;
    do {
      Page<Refund> page =
          world.engine.list(RefundQuery.ALL, cursor, PAGE, Actor.SYSTEM).orElseThrow();
      page.items().forEach(refund -> refunds.put(refund.id(), Document.of(refund).toMap()));
      cursor = page.next();
    } while (cursor != null);
    return refunds;
  }

  /**
   * What a refused step changed though it must not.
   *
   * @param declined whether the processor declined a payment refund; that is stored (R9), so only
   *     the balances count
   */
  List<String> changedTo(Snapshot after, boolean declined) {
    List<String> changed = new ArrayList<>();
    after.balances.forEach(
        (place, value) -> {
          if (!Objects.equals(balances.get(place), value)) {
            changed.add(place + " was " + balances.get(place) + ", is " + value);
          }
        });
    if (!declined) {
      after.ledgers.forEach(
          (saleId, ledger) -> {
            if (changed.isEmpty() && !ledger.equals(ledgers.get(saleId))) {
              changed.add("the stored ledger of order " + saleId);
            }
          });
      after.refunds.forEach(
          (id, refund) -> {
            if (!refund.equals(refunds.get(id))) {
              changed.add((refunds.containsKey(id) ? "refund " : "new refund ") + id);
            }
          });
    }
    return changed;
  }

  /** The only refund that the other has and this has not; null if there is none or several. */
  @Nullable String onlyNewIn(Snapshot after) {
    List<String> added =
        after.refunds.keySet().stream().filter(id -> !refunds.containsKey(id)).toList();
    return added.size() == 1 ? added.get(0) : null;
  }
}
