package dev.refundkit.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.LineBalance;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.List;
import java.util.Objects;

/** docs/invariants.md, Always true: what can be seen of it in a ledger and its refunds. */
final class AlwaysTrue {

  private AlwaysTrue() {}

  static void check(RefundShop shop) {
    shop.ledger().payments().forEach(balance -> balanceEqualsItsPayouts(shop, balance));
    shop.ledger().lines().forEach((id, line) -> lineEqualsItsShares(shop, id, line));
    shippingEqualsItsShares(shop);
    for (Refund refund : shop.refunds()) {
      payoutsAddUpToTheTotal(refund);
      holdsWhatItMay(refund);
      payEffectsEqualPayoutsInFlight(shop, refund);
      unitsAreCountedOnce(refund);
    }
  }

  /** 2: reserved is the sum of what holds money, refunded the sum of what is done. */
  private static void balanceEqualsItsPayouts(RefundShop shop, PaymentBalance balance) {
    List<Payout> own =
        shop.refunds().stream()
            .flatMap(refund -> refund.payouts().stream())
            .filter(p -> p.paymentId().equals(balance.paymentId()))
            .toList();
    List<Payout> done = own.stream().filter(p -> p.state() == PayoutState.SUCCEEDED).toList();
    long held = sum(own.stream().filter(p -> p.state().holds()).toList());
    assertThat(balance.reserved()).as("reserved on %s", balance.paymentId()).isEqualTo(held);
    assertThat(balance.refunded()).as("refunded of %s", balance.paymentId()).isEqualTo(sum(done));
    assertThat(balance.refundsCount()).isEqualTo(done.size());
  }

  /** 5: a line holds what its refunds hold, and never more than was sold. */
  private static void lineEqualsItsShares(RefundShop shop, String id, LineBalance line) {
    Worth given = Worth.zero(line.whole().taxCount());
    Units taken = Units.NONE;
    for (Refund refund : shop.refunds()) {
      for (LineShare share : refund.held().lines()) {
        if (share.lineId().equals(id)) {
          given = given.plus(share.worth());
          taken = taken.plus(share.units());
        }
      }
    }
    assertThat(line.given()).as("given of %s", id).isEqualTo(given);
    assertThat(line.taken()).as("taken of %s", id).isEqualTo(taken);
    assertThat(given.atMost(line.whole())).isEqualTo(given);
    assertThat(taken.count()).isBetween(0, line.quantity());
  }

  private static void shippingEqualsItsShares(RefundShop shop) {
    Worth given = Worth.zero(shop.sale().shipping().taxes().size());
    for (Refund refund : shop.refunds()) {
      given = given.plus(refund.held().shipping());
    }
    assertThat(shop.ledger().shipping()).as("shipping").isEqualTo(given);
    if (!given.isZero()) {
      assertThat(given.atMost(Objects.requireNonNull(shop.ledger().shippingWhole())))
          .isEqualTo(given);
    }
  }

  /** 4: the payouts that none replaced add up to the total. */
  private static void payoutsAddUpToTheTotal(Refund refund) {
    if (refund.status() != RefundStatus.REJECTED) {
      assertThat(sum(refund.livePayouts()))
          .as("payouts of %s", refund.id())
          .isEqualTo(refund.accepted().total());
    }
  }

  /** 3, L5: in flight it holds all, in the end what was paid. */
  private static void holdsWhatItMay(Refund refund) {
    long paid = MinorUnits.of(refund.paid(), refund.facts().currency());
    long holds = refund.held().total();
    switch (refund.status()) {
      case PENDING, APPROVED, PROCESSING ->
          assertThat(refund.held()).as("held by %s", refund.id()).isEqualTo(refund.accepted());
      case COMPLETED -> assertThat(List.of(holds, paid)).containsOnly(refund.accepted().total());
      case FAILED, CANCELLED -> assertThat(holds).as("held by %s", refund.id()).isEqualTo(paid);
      case REJECTED -> assertThat(holds).as("held by %s", refund.id()).isZero();
    }
  }

  /** 7: a payout on its way has exactly one open pay effect, any other has none. */
  private static void payEffectsEqualPayoutsInFlight(RefundShop shop, Refund refund) {
    List<String> inFlight =
        refund.payouts().stream()
            .filter(
                p ->
                    p.state() == PayoutState.CLEARED
                        || p.state() == PayoutState.SENDING
                        || p.state() == PayoutState.UNKNOWN
                        || p.state() == PayoutState.PENDING)
            .map(Payout::id)
            .toList();
    assertThat(shop.openEffects(Effect.Kind.PAY))
        .filteredOn(effect -> effect.refundId().equals(refund.id()))
        .as("pay effects of %s", refund.id())
        .extracting(Effect::subject)
        .containsExactlyInAnyOrderElementsOf(inFlight);
  }

  /** 11: units put back are units received, each once. */
  private static void unitsAreCountedOnce(Refund refund) {
    for (RefundItem item : refund.items()) {
      assertThat(item.inspecting()).isNotNegative();
      assertThat(item.ordered() + item.inspecting()).isLessThanOrEqualTo(item.arrived());
      assertThat(item.restocked()).isBetween(0, item.ordered());
      assertThat(item.missing()).isNotNegative();
    }
  }

  private static long sum(List<Payout> payouts) {
    return payouts.stream().mapToLong(Payout::amount).sum();
  }
}
