package dev.refundkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Adjustment;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * docs/invariants.md, Always true: the numbered sentences, checked on all that a shop has stored.
 */
final class AlwaysTrue {

  private static final Set<PayoutState> ON_THEIR_WAY =
      Set.of(PayoutState.CLEARED, PayoutState.SENDING, PayoutState.UNKNOWN, PayoutState.PENDING);

  private final ObservedStore.World world;

  private AlwaysTrue(ObservedStore.World world) {
    this.world = world;
  }

  static void check(Shop shop) {
    AlwaysTrue check = new AlwaysTrue(shop.store.world());
    check.everyBalanceIsTheFoldOfItsPayouts();
    check.everyRefundAddsUp();
    check.everyLedgerIsTheFoldOfWhatRefundsHold();
    check.nothingIsGivenBackTwice(shop.orders);
    check.whatIsOnItsWayHasOneEffect();
    check.theProcessorPaidOnlyForPayouts(shop.processor);
    check.unitsGoBackOnce(shop.orders);
  }

  /** 2. */
  private void everyBalanceIsTheFoldOfItsPayouts() {
    for (Ledger ledger : world.ledgers().values()) {
      for (PaymentBalance balance : ledger.payments()) {
        List<Payout> payouts =
            refunds(ledger).stream()
                .flatMap(r -> r.payouts().stream())
                .filter(p -> p.paymentId().equals(balance.paymentId()))
                .toList();
        assertThat(sum(payouts, p -> p.state().holds() ? p.amount() : 0))
            .as("2: reserved of %s", balance.paymentId())
            .isEqualTo(balance.reserved());
        assertThat(sum(payouts, p -> p.state() == PayoutState.SUCCEEDED ? p.amount() : 0))
            .as("2: refunded of %s", balance.paymentId())
            .isEqualTo(balance.refunded());
      }
    }
  }

  /** 3 and 4. */
  private void everyRefundAddsUp() {
    for (Refund refund : world.refunds()) {
      if (refund.payouts().isEmpty() && refund.status() == RefundStatus.REJECTED) {
        continue;
      }
      List<Payout> live = refund.livePayouts();
      assertThat(sum(live, Payout::amount))
          .as("4: payouts of %s", refund)
          .isEqualTo(refund.accepted().total());
      if (live.stream().allMatch(p -> p.state().ended()) && !withdrawn(refund)) {
        assertThat(refund.held().total())
            .as("3: what %s holds is what was paid", refund)
            .isEqualTo(sum(live, p -> p.state() == PayoutState.SUCCEEDED ? p.amount() : 0));
      }
      if (!live.isEmpty() && live.stream().allMatch(p -> p.state().holds())) {
        assertThat(refund.held())
            .as("3: what %s is to give is held", refund)
            .isEqualTo(refund.accepted());
      }
      assertThat(refund.payouts()).extracting(Payout::key).doesNotHaveDuplicates();
      assertThat(refund.payouts()).allMatch(p -> p.amount() > 0);
    }
  }

  private static boolean withdrawn(Refund refund) {
    return refund.status() == RefundStatus.CANCELLED || refund.status() == RefundStatus.REJECTED;
  }

  private void everyLedgerIsTheFoldOfWhatRefundsHold() {
    for (Ledger ledger : world.ledgers().values()) {
      List<Refund> refunds = refunds(ledger);
      Map<String, Units> units = new HashMap<>();
      Map<String, Long> value = new HashMap<>();
      OrderShare unallocated = OrderShare.NONE;
      for (Refund refund : refunds) {
        unallocated = unallocated.plus(refund.held().unallocated());
        for (LineShare share : refund.held().lines()) {
          units.merge(share.lineId(), share.units(), Units::plus);
          value.merge(share.lineId(), share.worth().total(), Long::sum);
        }
      }
      units.forEach(
          (line, all) -> {
            var balance = ledger.lines().get(line);
            assertThat(balance == null ? Units.NONE : balance.taken())
                .as("units held of %s in %s", line, refunds)
                .isEqualTo(all);
            assertThat(balance == null ? 0 : balance.given().total())
                .as("value held of %s in %s", line, refunds)
                .isEqualTo(value.get(line));
          });
      assertThat(ledger.shipping().total())
          .as("shipping held in %s", refunds)
          .isEqualTo(sum(refunds, r -> r.held().shipping().total()));
      assertThat(ledger.unallocated()).as("held without a line").isEqualTo(unallocated);
      assertThat(ledger.fees().kept() - ledger.fees().overReturned())
          .as("fees kept in %s", refunds)
          .isEqualTo(sum(refunds, AlwaysTrue::feeKept));
    }
  }

  private static long feeKept(Refund refund) {
    Adjustment adjustments = refund.held().adjustments();
    return adjustments.feeKept() - adjustments.feeReturned();
  }

  /** 5. */
  private void nothingIsGivenBackTwice(Orders orders) {
    for (Ledger ledger : world.ledgers().values()) {
      Sale sale = orders.order(ledger.saleId()).orElseThrow();
      SaleWorth worth = SaleWorth.of(sale);
      ledger
          .lines()
          .forEach(
              (line, balance) -> {
                within("5: line " + line, balance.given(), worth.line(worth.indexOf(line)));
                assertThat(balance.taken().count())
                    .as("5: units of %s", line)
                    .isLessThanOrEqualTo(sale.line(line).orElseThrow().quantity());
              });
      within("5: shipping", ledger.shipping(), worth.shipping());
    }
  }

  private static void within(String what, Worth given, Worth whole) {
    assertThat(given)
        .as(what + ", none below 0 or above the sale's")
        .isEqualTo(given.atMost(whole));
  }

  /** 7. */
  private void whatIsOnItsWayHasOneEffect() {
    Set<String> wanted = new TreeSet<>();
    world.refunds().stream()
        .flatMap(r -> r.payouts().stream())
        .filter(p -> ON_THEIR_WAY.contains(p.state()))
        .forEach(p -> wanted.add(p.id()));
    List<String> open =
        world.effects().values().stream()
            .filter(e -> e.kind() == Effect.Kind.PAY)
            .map(Effect::subject)
            .toList();
    assertThat(open)
        .as("7: one open effect for each payout")
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  /** 8. */
  private void theProcessorPaidOnlyForPayouts(FakeProcessor processor) {
    Map<String, Payout> byKey =
        world.refunds().stream()
            .flatMap(r -> r.payouts().stream())
            .collect(Collectors.toMap(Payout::key, p -> p));
    processor
        .orders()
        .forEach(
            (key, order) -> {
              assertThat(byKey).as("8: no entry without a payout").containsKey(key);
              assertThat(order.amountMinor()).isEqualTo(byKey.get(key).amount());
              assertThat(order.paymentId()).isEqualTo(byKey.get(key).paymentId());
            });
  }

  /** 11. */
  private void unitsGoBackOnce(Orders orders) {
    for (Ledger ledger : world.ledgers().values()) {
      for (SaleLine line : orders.order(ledger.saleId()).orElseThrow().lines()) {
        List<RefundItem> items =
            refunds(ledger).stream()
                .flatMap(r -> r.items().stream())
                .filter(i -> i.lineId().equals(line.id()))
                .toList();
        assertThat(items)
            .as("11: no more is put back than arrived")
            .allMatch(i -> i.restocked() <= i.ordered() && i.ordered() <= i.arrived());
        assertThat(items).allMatch(i -> i.inspecting() >= 0 && i.inspecting() <= i.arrived());
        assertThat(sum(items, RefundItem::ordered))
            .as("11: units of %s go back once: %s", line.id(), items)
            .isLessThanOrEqualTo(line.quantity());
      }
    }
  }

  private List<Refund> refunds(Ledger ledger) {
    return world.refunds().stream()
        .filter(r -> r.facts().saleId().equals(ledger.saleId()))
        .toList();
  }

  private static <T> long sum(List<T> all, ToLongFunction<T> figure) {
    return all.stream().mapToLong(figure).sum();
  }
}
