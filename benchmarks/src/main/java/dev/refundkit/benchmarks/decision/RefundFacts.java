package dev.refundkit.benchmarks.decision;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.request.RefundType;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the hand-written rules look at of a request. Amounts are minor units. */
final class RefundFacts {

  private static final long SECONDS_PER_DAY = 86_400;

  private final RefundCase asked;
  private final Settings settings;
  private final List<LineFacts> lines;
  private final long total;
  private final int ageDays;

  RefundFacts(RefundCase asked, Settings settings) {
    this.asked = asked;
    this.settings = settings;
    this.total = asked.quote().total();
    this.ageDays = ageDays(asked.sale(), asked.now());
    List<LineShare> shares = asked.quote().allocation().lines();
    this.lines = new ArrayList<>(shares.size());
    for (LineShare share : shares) {
      lines.add(new LineFacts(this, asked.sale().line(share.lineId()).orElseThrow(), share));
    }
  }

  /** Whole days since delivery, or since the order was placed where nothing was delivered. */
  static int ageDays(Sale sale, Instant now) {
    return days(sale.deliveredAt() == null ? sale.placedAt() : sale.deliveredAt(), now);
  }

  private static int days(Instant since, Instant now) {
    return Math.toIntExact(
        Math.floorDiv(Duration.between(since, now).toSeconds(), SECONDS_PER_DAY));
  }

  List<LineFacts> lines() {
    return lines;
  }

  RefundType type() {
    return asked.quote().type();
  }

  String reason() {
    return asked.reason();
  }

  long total() {
    return total;
  }

  long goodwill() {
    return asked.quote().allocation().adjustments().given();
  }

  boolean capped() {
    return !asked.quote().cappedBy().isEmpty();
  }

  boolean aboveUnits() {
    return asked.quote().aboveUnits();
  }

  boolean repeat() {
    return asked.repeat();
  }

  int units() {
    int units = 0;
    for (LineFacts line : lines) {
      units += line.quantity();
    }
    return units;
  }

  /** Of how many lines units are taken that have left the shop. */
  int shippedLines() {
    int shipped = 0;
    for (LineFacts line : lines) {
      if (line.shipped() && line.quantity() > 0) {
        shipped++;
      }
    }
    return shipped;
  }

  boolean delivered() {
    return asked.sale().deliveredAt() != null;
  }

  int ageDays() {
    return ageDays;
  }

  int orderAgeDays() {
    return days(asked.sale().placedAt(), asked.now());
  }

  /** What earlier refunds gave back or hold, here and elsewhere. */
  long refundedBefore() {
    long before = asked.ledger().refunded() + asked.ledger().reserved();
    for (PaymentBalance payment : asked.ledger().payments()) {
      before += payment.refundedElsewhere();
    }
    return before;
  }

  /** What payment refunds took without naming a line. */
  long paymentRefunds() {
    return asked.ledger().unallocated().total();
  }

  /** By how much facts from outside exceed what was captured. */
  long excess() {
    return asked.ledger().excess();
  }

  boolean disputed() {
    for (PaymentBalance payment : asked.ledger().payments()) {
      if (payment.inDispute()) {
        return true;
      }
    }
    return false;
  }

  boolean chargedBack() {
    for (PaymentBalance payment : asked.ledger().payments()) {
      for (Dispute dispute : payment.disputes()) {
        if (dispute.stage() == Dispute.Stage.LOST) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether some of the money would go back to a payment of this type. */
  boolean drawsOn(String paymentType) {
    for (PayoutShare payout : asked.quote().payouts()) {
      Payment payment = asked.sale().payment(payout.paymentId()).orElse(null);
      if (payment != null && payment.type().equals(paymentType)) {
        return true;
      }
    }
    return false;
  }

  @Nullable Integer refunds90d() {
    return asked.customer().refunds90d();
  }

  @Nullable Long lifetimeValue() {
    return asked.customer().lifetimeValue();
  }

  /** Rounded up; a score that is not between 0 and 1 counts as the highest. */
  @Nullable Integer riskPercent() {
    BigDecimal score = asked.customer().riskScore();
    if (score == null) {
      return null;
    }
    if (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0) {
      return 100;
    }
    return score.movePointRight(2).setScale(0, RoundingMode.CEILING).intValueExact();
  }

  long limit(String name) {
    return settings.limit(name, asked.sale().currency());
  }

  int days(String name, String category) {
    return settings.days(name, category);
  }

  int number(String name) {
    return settings.number(name);
  }

  /** The category as the policy knows it. */
  String category(String category) {
    return settings.category(category);
  }
}
