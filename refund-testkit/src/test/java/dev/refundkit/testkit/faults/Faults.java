package dev.refundkit.testkit.faults;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutOutcome;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.math.RoundingMode;
import java.util.List;
import javax.money.MonetaryAmount;
import net.bytebuddy.asm.Advice;

/**
 * Advice that makes methods wrong. Its code is copied into the library's methods, so it only calls
 * what is public.
 */
final class Faults {

  private Faults() {}

  static final class RoundsDown {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) long total,
        @Advice.Argument(1) long k,
        @Advice.Argument(2) long n,
        @Advice.Return(readOnly = false) long worth) {
      worth = Wrong.rounded(total, k, n, RoundingMode.DOWN);
    }
  }

  static final class RoundsHalfDown {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) long total,
        @Advice.Argument(1) long k,
        @Advice.Argument(2) long n,
        @Advice.Return(readOnly = false) long worth) {
      worth = Wrong.rounded(total, k, n, RoundingMode.HALF_DOWN);
    }
  }

  static final class WrapsRound {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) long total,
        @Advice.Argument(1) long k,
        @Advice.Argument(2) long n,
        @Advice.Return(readOnly = false) long worth) {
      worth = Wrong.wrapping(total, k, n);
    }
  }

  static final class LosesTheRest {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) long amount,
        @Advice.Argument(1) long[] weights,
        @Advice.Return(readOnly = false) long[] shares) {
      shares = Wrong.losing(amount, weights);
    }
  }

  static final class RestToTheLast {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) long amount,
        @Advice.Argument(1) long[] weights,
        @Advice.Return(readOnly = false) long[] shares) {
      shares = Wrong.leftToTheLast(amount, weights);
    }
  }

  static final class TaxByRate {
    @Advice.OnMethodExit
    static void exit(
        @Advice.This SaleWorth sale,
        @Advice.Argument(0) int line,
        @Advice.Return(readOnly = false) Worth units) {
      units = Wrong.taxByRate(sale, line, units);
    }
  }

  static final class TaxLumped {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Worth units) {
      units = Wrong.taxLumped(units);
    }
  }

  static final class Untaxed {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Worth worth) {
      worth = Worth.zero(worth.taxCount()).withValue(worth.value());
    }
  }

  static final class ReadAsExclusive {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 3, readOnly = false) boolean inclusive) {
      inclusive = false;
    }
  }

  static final class AlwaysTheFirstUnits {
    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) int count, @Advice.Return(readOnly = false) Units units) {
      units = Units.of(0, count);
    }
  }

  static final class AtLeastOneUnit {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) int count) {
      count = Math.max(1, count);
    }
  }

  static final class AllThatWasCaptured {
    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("captured") long captured, @Advice.Return(readOnly = false) long room) {
      room = captured;
    }
  }

  static final class ReservedIsFree {
    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("reserved") long reserved, @Advice.Return(readOnly = false) long room) {
      room = room + reserved;
    }
  }

  static final class DisputesHoldNothing {
    @Advice.OnMethodExit
    static void exit(
        @Advice.This PaymentBalance balance, @Advice.Return(readOnly = false) long room) {
      long gone = balance.reserved() + balance.refunded() + balance.refundedElsewhere();
      room = Math.max(0, balance.captured() - gone);
    }
  }

  static final class ElsewhereIsForgotten {
    @Advice.OnMethodExit
    static void exit(
        @Advice.This PaymentBalance balance, @Advice.Return(readOnly = false) long room) {
      room =
          Math.max(
              0, balance.captured() - balance.reserved() - balance.refunded() - balance.disputed());
    }
  }

  static final class WonStillHolds {
    @Advice.OnMethodExit
    static void exit(@Advice.This Dispute dispute, @Advice.Return(readOnly = false) long held) {
      held = dispute.stage() == Dispute.Stage.WON ? dispute.amount() : held;
    }
  }

  static final class UnchangedBalance {
    @Advice.OnMethodExit
    static void exit(
        @Advice.This PaymentBalance before, @Advice.Return(readOnly = false) PaymentBalance after) {
      after = before.captured() > 0 ? before : after;
    }
  }

  static final class UnchangedLedger {
    @Advice.OnMethodExit
    static void exit(@Advice.This Ledger before, @Advice.Return(readOnly = false) Ledger after) {
      after = before;
    }
  }

  static final class SettledStaysReserved {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) String payment,
        @Advice.Argument(1) long amount,
        @Advice.Return(readOnly = false) Ledger after) {
      after = after.reserve(payment, amount);
    }
  }

  static final class LineIsWhole {
    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("worth") SaleWorth worth,
        @Advice.Argument(0) int line,
        @Advice.Return(readOnly = false) Worth left) {
      left = worth.line(line);
    }
  }

  static final class Unlowered {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(1) List<Worth> worths,
        @Advice.Return(readOnly = false) List<Worth> within) {
      within = worths;
    }
  }

  static final class OfNothing {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) OrderShare share) {
      share = OrderShare.NONE;
    }
  }

  static final class Zero {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) long amount) {
      amount = 0;
    }
  }

  static final class NamesNoPayment {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 3, readOnly = false) String named) {
      named = null;
    }
  }

  static final class NoKey {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 2, readOnly = false) String key) {
      key = null;
    }
  }

  static final class SamePrint {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) String print) {
      print = "same";
    }
  }

  static final class TwoDecimals {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) long minor,
        @Advice.Argument(1) IsoCurrency currency,
        @Advice.Return(readOnly = false) MonetaryAmount amount) {
      amount = Wrong.twoDecimals(minor, currency);
    }
  }

  static final class TimeoutIsADecline {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 2, readOnly = false) PayoutOutcome outcome) {
      if (outcome instanceof PayoutOutcome.Unknown) {
        outcome = new PayoutOutcome.Declined("timeout");
      }
    }
  }

  static final class ReleasedIsSkipped {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(1) Payout payout) {
      return payout.state() == PayoutState.RELEASED;
    }
  }

  static final class NotDone {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  static final class NotDoneButSaysSo {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean done) {
      done = true;
    }
  }

  static final class OneMore {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) long amount) {
      amount = amount > 0 ? amount + 1 : amount;
    }
  }
}
