package dev.refundkit.testkit.simulation;

import static dev.refundkit.testkit.simulation.Invariant.BALANCE_IS_FOLD;
import static dev.refundkit.testkit.simulation.Invariant.WITHIN_THE_SALE;

import dev.refundkit.ledger.Adjustment;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineBalance;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.refund.Refund;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What refunds hold of a sale's lines and shipping: the ledger is their sum, and within the sale.
 */
final class WithinSale {

  private WithinSale() {}

  /** 2 and 5. */
  static void check(Ledger ledger, Sale sale, List<Refund> refunds) {
    SaleWorth worth = SaleWorth.of(sale);
    for (SaleLine line : sale.lines()) {
      LineBalance balance = ledger.lines().get(line.id());
      if (balance != null) {
        within("line " + line.id(), balance.given(), worth.line(worth.indexOf(line.id())));
        WITHIN_THE_SALE.demand(
            balance.taken().count() <= line.quantity(), () -> "units of " + balance);
      }
      isSumOfShares(line.id(), balance, refunds);
    }
    within("shipping", ledger.shipping(), worth.shipping());
    restIsSum(ledger, refunds);
  }

  private static void within(String what, Worth given, Worth whole) {
    WITHIN_THE_SALE.demand(
        given.equals(given.atMost(whole)), () -> what + " has given " + given + " of " + whole);
  }

  private static void isSumOfShares(
      String lineId, @Nullable LineBalance balance, List<Refund> refunds) {
    Units units = Units.NONE;
    long value = 0;
    for (Refund refund : refunds) {
      for (LineShare share : refund.held().lines()) {
        if (share.lineId().equals(lineId)) {
          units = units.plus(share.units());
          value += share.worth().total();
        }
      }
    }
    boolean same =
        balance == null
            ? units.count() == 0 && value == 0
            : units.equals(balance.taken()) && value == balance.given().total();
    String sum = units + " worth " + value;
    BALANCE_IS_FOLD.demand(same, () -> "refunds hold " + sum + " of " + lineId + ": " + balance);
  }

  private static void restIsSum(Ledger ledger, List<Refund> refunds) {
    long shipping = 0;
    long fees = 0;
    long returned = 0;
    OrderShare unallocated = OrderShare.NONE;
    for (Refund refund : refunds) {
      shipping += refund.held().shipping().total();
      unallocated = unallocated.plus(refund.held().unallocated());
      Adjustment adjustments = refund.held().adjustments();
      fees += adjustments.feeKept();
      returned += adjustments.feeReturned();
    }
    boolean same =
        shipping == ledger.shipping().total()
            && unallocated.equals(ledger.unallocated())
            && fees == ledger.fees().ofRefunds()
            && returned == ledger.fees().returned();
    BALANCE_IS_FOLD.demand(same, () -> "shipping, fees or the rest of " + ledger);
  }
}
