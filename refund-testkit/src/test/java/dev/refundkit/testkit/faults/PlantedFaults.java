package dev.refundkit.testkit.faults;

import static dev.refundkit.testkit.faults.PlantedFault.calling;
import static dev.refundkit.testkit.faults.PlantedFault.deaf;
import static dev.refundkit.testkit.faults.PlantedFault.in;
import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import java.util.List;
import java.util.stream.Stream;

/** The defects that the suite must find, each by itself. */
final class PlantedFaults {

  private static final String CORE = "dev.refundkit.";
  private static final String SPLIT = CORE + "money.Split";
  private static final String WORTH = CORE + "sale.SaleWorth";
  private static final String BALANCE = CORE + "ledger.PaymentBalance";
  private static final String LEDGER = CORE + "ledger.Ledger";
  private static final String REMAINING = CORE + "quote.Remaining";
  private static final String TENDERS = CORE + "quote.TenderStrategy";
  private static final String PAYOUTS = CORE + "refund.Payouts";
  private static final String ENGINE = CORE + "engine.";

  private PlantedFaults() {}

  static Stream<PlantedFault> all() {
    return Stream.of(splits(), sales(), balances(), parts(), lives(), doors())
        .flatMap(List::stream);
  }

  private static List<PlantedFault> splits() {
    return List.of(
        in(SPLIT, "runningTotal", Faults.RoundsDown.class, "units are rounded down"),
        in(SPLIT, "runningTotal", Faults.RoundsHalfDown.class, "units are rounded half down"),
        in(SPLIT, "runningTotal", Faults.WrapsRound.class, "large amounts wrap round"),
        in(SPLIT, "largestRemainder", Faults.LosesTheRest.class, "a spread loses the last cents"),
        in(SPLIT, "largestRemainder", Faults.RestToTheLast.class, "the last gets the odd cents"),
        calling(
            CORE + "sale.Worth",
            "spread",
            "largestRemainder",
            "tiesToTheLater",
            "of equal remainders the later wins"));
  }

  private static List<PlantedFault> sales() {
    return List.of(
        in(WORTH, "units", Faults.TaxByRate.class, "tax is rounded once a refund"),
        in(WORTH, "units", Faults.TaxLumped.class, "several taxes are given back as one"),
        in(WORTH, "shipping", Faults.Untaxed.class, "the shipping's tax is forgotten"),
        in(WORTH, "stated", Faults.ReadAsExclusive.class, "prices with tax are read as without"),
        calling(
            WORTH, "of", "largestRemainder", "greedy", "the first line bears the order's discount"),
        deaf(
            WORTH,
            named("discount").and(isDeclaredBy(Sale.class)),
            "the order's discount is given back"),
        in(
            CORE + "sale.Units",
            "firstFree",
            Faults.AlwaysTheFirstUnits.class,
            "which units came back is forgotten"),
        in(
            CORE + "money.MinorUnits",
            "toMoney",
            Faults.TwoDecimals.class,
            "every currency has two decimals"));
  }

  private static List<PlantedFault> balances() {
    return List.of(
        in(BALANCE, "room", Faults.AllThatWasCaptured.class, "the cap of a payment is forgotten"),
        in(BALANCE, "room", Faults.ReservedIsFree.class, "what is in flight counts as free"),
        in(BALANCE, "room", Faults.DisputesHoldNothing.class, "disputes hold nothing"),
        in(BALANCE, "room", Faults.ElsewhereIsForgotten.class, "refunds elsewhere are forgotten"),
        in(BALANCE, "follow", Faults.UnchangedBalance.class, "later captures are not seen"),
        in(CORE + "ledger.Dispute", "held", Faults.WonStillHolds.class, "won disputes still hold"),
        in(LEDGER, "reserve", Faults.UnchangedLedger.class, "nothing is reserved"),
        in(LEDGER, "settle", Faults.SettledStaysReserved.class, "what is paid stays reserved"),
        in(LEDGER, "reverse", Faults.UnchangedLedger.class, "a reversal changes no balance"),
        in(LEDGER, "exchange", Faults.UnchangedLedger.class, "lines stay refunded after a failure"),
        in(LEDGER, "feesKept", Faults.Zero.class, "kept fees are given back by the next refund"));
  }

  private static List<PlantedFault> parts() {
    return List.of(
        in(REMAINING, "line", Faults.LineIsWhole.class, "the cap of a line is forgotten"),
        in(REMAINING, "firstUnits", Faults.AtLeastOneUnit.class, "value alone takes a unit along"),
        in(
            CORE + "quote.ComponentCaps",
            "lower",
            Faults.Unlowered.class,
            "the caps of components are forgotten"),
        in(
            CORE + "ledger.OrderShare",
            "spread",
            Faults.OfNothing.class,
            "payment refunds touch no component"),
        in(TENDERS, "split", Faults.NamesNoPayment.class, "a named payment spills over"),
        deaf(
            TENDERS,
            named("storeValue").and(isDeclaredBy(Payment.class)),
            "store credit does not go first"),
        in(CORE + "policy.Fee", "on", Faults.OneMore.class, "a policy's fee is one unit too much"));
  }

  private static List<PlantedFault> lives() {
    return List.of(
        in(PAYOUTS, "apply", Faults.TimeoutIsADecline.class, "a time-out releases the money"),
        in(PAYOUTS, "succeed", Faults.ReleasedIsSkipped.class, "late payments are ignored"),
        calling(PAYOUTS, "payAgain", "reserve", "unreserved", "a retry reserves nothing"),
        calling(
            CORE + "ledger.Allocation",
            "shrunkTo",
            "largestRemainder",
            "greedy",
            "a partial failure is taken off the first line"),
        in(
            CORE + "refund.Draft",
            "releaseAll",
            Faults.NotDone.class,
            "a cancelled refund still holds"),
        in(
            CORE + "refund.Goods",
            "settleToArrived",
            Faults.NotDoneButSaysSo.class,
            "goods that never came are paid for"));
  }

  private static List<PlantedFault> doors() {
    return List.of(
        in(ENGINE + "Intake", "take", Faults.NoKey.class, "the idempotency key is ignored"),
        in(ENGINE + "Fingerprint", "of", Faults.SamePrint.class, "a key answers any request"),
        deaf(
            ENGINE + "InMemoryRefundStore",
            named("version").and(isDeclaredBy(Ledger.class)),
            "two requests at once both pass"));
  }
}
