package dev.refundkit.testkit.simulation;

import static dev.refundkit.testkit.simulation.Invariant.ACCEPTED_IS_SOMEWHERE;
import static dev.refundkit.testkit.simulation.Invariant.BALANCE_IS_FOLD;
import static dev.refundkit.testkit.simulation.Invariant.COMES_TO_REST;
import static dev.refundkit.testkit.simulation.Invariant.KEYS_ARE_STABLE;
import static dev.refundkit.testkit.simulation.Invariant.ONE_ANSWER;
import static dev.refundkit.testkit.simulation.Invariant.PARTS_ADD_UP;
import static dev.refundkit.testkit.simulation.Invariant.STOCK;
import static dev.refundkit.testkit.simulation.Invariant.WITHIN_CAPTURED;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.RestockOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds after every step, checked on the sales that the step has touched. */
final class Invariants {

  private final SimulatedWorld world;
  private final CommitWatch commits = new CommitWatch();
  private final ProcessorChecks processor;
  private final EffectChecks effects;

  Invariants(SimulatedWorld world) {
    this.world = world;
    this.processor = new ProcessorChecks(world);
    this.effects = new EffectChecks(world.store);
  }

  CommitWatch commits() {
    return commits;
  }

  void check() {
    Set<String> touched = world.store.takeChanged();
    for (String saleId : touched) {
      world.store.knownLedger(saleId).ifPresent(this::check);
    }
    if (!touched.isEmpty()) {
      eachKeyHasOneRefund();
      effects.check();
      nothingIsTriedForEver();
      processor.check();
    }
  }

  private void check(Ledger ledger) {
    List<Refund> refunds = world.store.ofSale(ledger.saleId());
    Sale sale = world.sales.order(ledger.saleId()).orElseThrow();
    for (PaymentBalance balance : ledger.payments()) {
      balanceIsFold(balance, refunds);
    }
    refunds.forEach(Invariants::addsUp);
    WithinSale.check(ledger, sale, refunds);
    for (SaleLine line : sale.lines()) {
      unitsGoBackOnce(line, refunds);
    }
    refunds.forEach(this::toldOnce);
  }

  /** 1 and 2. */
  private void balanceIsFold(PaymentBalance balance, List<Refund> refunds) {
    long held = 0;
    long done = 0;
    for (Refund refund : refunds) {
      for (Payout payout : refund.payouts()) {
        if (payout.paymentId().equals(balance.paymentId())) {
          held += payout.state().holds() ? payout.amount() : 0;
          done += payout.state() == PayoutState.SUCCEEDED ? payout.amount() : 0;
        }
      }
    }
    boolean same = held == balance.reserved() && done == balance.refunded();
    String sums = held + " held and " + done + " done";
    BALANCE_IS_FOLD.demand(same, () -> sums + ", but " + balance);
    long late = world.processor.paidLateOn(balance.paymentId());
    WITHIN_CAPTURED.demand(
        balance.reserved() + balance.refunded() <= balance.captured() + late,
        () -> "more than captured: " + balance + ", paid late " + late);
  }

  /** 3 and 4. */
  private static void addsUp(Refund refund) {
    Set<String> keys = new HashSet<>();
    long live = 0;
    long paid = 0;
    boolean anyLive = false;
    boolean allEnded = true;
    boolean allHold = true;
    for (Payout payout : refund.payouts()) {
      PARTS_ADD_UP.demand(payout.amount() > 0, () -> "a payout of nothing: " + payout);
      KEYS_ARE_STABLE.demand(keys.add(payout.key()), () -> "a key stands twice: " + payout);
      if (!payout.replaced()) {
        anyLive = true;
        live += payout.amount();
        paid += payout.state() == PayoutState.SUCCEEDED ? payout.amount() : 0;
        allEnded &= payout.state().ended();
        allHold &= payout.state().holds();
      }
    }
    boolean rejectedAtOnce = refund.status() == RefundStatus.REJECTED && !anyLive;
    boolean sum = live == refund.accepted().total() || rejectedAtOnce;
    PARTS_ADD_UP.demand(sum, () -> "payouts of " + Clients.words(refund) + " for " + refund);
    boolean withdrawn =
        refund.status() == RefundStatus.CANCELLED || refund.status() == RefundStatus.REJECTED;
    boolean settled = !allEnded || withdrawn || refund.held().total() == paid;
    ACCEPTED_IS_SOMEWHERE.demand(settled, () -> "it holds " + refund.held() + " of " + refund);
    boolean held = !anyLive || !allHold || refund.held().equals(refund.accepted());
    ACCEPTED_IS_SOMEWHERE.demand(held, () -> "it holds " + refund.held() + " of " + refund);
  }

  /** 6. */
  private void eachKeyHasOneRefund() {
    for (Answered answered : world.store.allAnswers()) {
      ONE_ANSWER.demand(
          world.store.known(answered.refund().id()).isPresent(),
          () -> "an answer without a refund: " + answered);
    }
    for (Ask ask : world.clients.asks()) {
      int most = ask.key == null ? ask.sends : 1;
      ONE_ANSWER.demand(
          commits.led(ask.tag) <= most, () -> ask + " led to " + commits.led(ask.tag) + " refunds");
    }
  }

  /** 12. */
  private void nothingIsTriedForEver() {
    OpenEffects open = world.store.effects();
    for (Effect effect : open.open()) {
      int tries = open.tries(effect.key());
      COMES_TO_REST.demand(
          tries < world.limits.effectAttempts(),
          () -> "tried in vain " + tries + " times and not given up: " + effect);
    }
  }

  /** 11. */
  private void unitsGoBackOnce(SaleLine line, List<Refund> refunds) {
    int ordered = 0;
    for (Refund refund : refunds) {
      for (RefundItem item : refund.items()) {
        if (item.lineId().equals(line.id())) {
          ordered += item.ordered();
          STOCK.demand(
              item.restocked() <= item.ordered()
                  && (!line.shipped() || item.arrived() <= world.shop.came(refund.id(), line.id()))
                  && item.ordered() + item.inspecting() <= item.arrived()
                  && item.inspecting() >= 0
                  && onShelf(refund, item) <= item.ordered(),
              () -> onShelf(refund, item) + " on the shelf of " + item);
        }
      }
    }
    int all = ordered;
    STOCK.demand(ordered <= line.quantity(), () -> all + " units put back of " + line.quantity());
  }

  private int onShelf(Refund refund, RefundItem item) {
    int units = 0;
    for (RestockOrder order : world.shop.shelf()) {
      boolean same = order.refundId().equals(refund.id()) && order.lineId().equals(item.lineId());
      units += same ? order.quantity() : 0;
    }
    return units;
  }

  /** 16. */
  private void toldOnce(Refund refund) {
    for (String kind : List.of("completed", "failed", "rejected")) {
      long steps = refund.timeline().stream().filter(t -> t.status().equals(kind)).count();
      long told = world.shop.told(refund.id(), kind);
      KEYS_ARE_STABLE.demand(
          told <= steps, () -> told + " notices of " + steps + " times " + kind + ": " + refund);
    }
    KEYS_ARE_STABLE.demand(
        world.shop.labels(refund.id()) <= 1, () -> "several labels for " + refund);
  }
}
