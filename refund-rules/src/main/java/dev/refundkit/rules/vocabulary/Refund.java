package dev.refundkit.rules.vocabulary;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.sale.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request as a whole. Amounts are minor units of the sale's currency, before any fee of the
 * policy's. Immutable.
 *
 * <p>Text is in the words of the wire: {@code type} is {@code full}, {@code partial}, {@code
 * item_return}, {@code shipping}, {@code tax_only} or {@code payment}.
 */
public final class Refund {

  private static final String MIXED = "mixed";
  private static final Integer HIGHEST_RISK = 100;
  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1_000_000);

  private final RefundCase refund;
  private final Settings settings;
  private final String type;
  private final Allocation share;
  private final long total;
  private final long refundedBefore;
  private final int ageDays;
  private final int orderAgeDays;
  private final int units;
  private final int shippedLines;
  private final boolean disputed;
  private final boolean chargedBack;
  private final Set<String> paymentTypes;
  private final @Nullable Integer riskPercent;

  Refund(RefundCase refund, Settings settings, int shippedLines) {
    this.refund = refund;
    this.settings = settings;
    this.type = refund.quote().type().wire();
    this.share = refund.quote().allocation();
    this.total = refund.quote().total();
    Ledger ledger = refund.ledger();
    this.refundedBefore = ledger.refunded() + ledger.reserved() + elsewhere(ledger);
    this.ageDays = Ages.window(refund.sale(), refund.now());
    this.orderAgeDays = Ages.days(refund.sale().placedAt(), refund.now());
    this.units = units(share);
    this.shippedLines = shippedLines;
    this.paymentTypes = paymentTypes(refund);
    this.riskPercent = percent(refund.customer().riskScore());
    boolean open = false;
    boolean lost = false;
    for (PaymentBalance payment : ledger.payments()) {
      open |= payment.inDispute();
      for (Dispute dispute : payment.disputes()) {
        lost |= dispute.stage() == Dispute.Stage.LOST;
      }
    }
    this.disputed = open;
    this.chargedBack = lost;
  }

  private static long elsewhere(Ledger ledger) {
    long sum = 0;
    for (PaymentBalance payment : ledger.payments()) {
      sum += payment.refundedElsewhere();
    }
    return sum;
  }

  private static int units(Allocation share) {
    int sum = 0;
    for (LineShare line : share.lines()) {
      sum += line.units().count();
    }
    return sum;
  }

  private static Set<String> paymentTypes(RefundCase refund) {
    Set<String> types = new HashSet<>(2);
    for (PayoutShare payout : refund.quote().payouts()) {
      types.add(refund.sale().payment(payout.paymentId()).map(Payment::type).orElse(MIXED));
    }
    return Set.copyOf(types);
  }

  /** Rounded up; a score that is not between 0 and 1 counts as the highest. */
  private static @Nullable Integer percent(@Nullable BigDecimal score) {
    if (score == null) {
      return null;
    }
    boolean inScale = score.signum() >= 0 && score.compareTo(BigDecimal.ONE) <= 0;
    return inScale
        ? score.movePointRight(2).setScale(0, RoundingMode.CEILING).intValueExact()
        : HIGHEST_RISK;
  }

  /**
   * {@code full}, {@code partial}, {@code item_return}, {@code shipping} ...: what is asked for.
   */
  public String getType() {
    return type;
  }

  /** The request's reason code. */
  public String getReason() {
    return refund.reason();
  }

  /** The sale's currency, ISO 4217. */
  public String getCurrency() {
    return refund.sale().currency().code();
  }

  /** What the customer would get. */
  public long getTotal() {
    return total;
  }

  /** Goods, net of tax. */
  public long getSubtotal() {
    return share.subtotal();
  }

  /** All taxes. */
  public long getTax() {
    return share.tax();
  }

  /** Shipping, net of tax. */
  public long getShipping() {
    return share.shippingValue();
  }

  /** What is given on top of the parts' worth; 0 or more. */
  public long getGoodwill() {
    return share.adjustments().given();
  }

  /** What all payments of the order captured. */
  public long getCaptured() {
    return refund.ledger().captured();
  }

  /** What earlier refunds of the order gave back or hold, here and elsewhere. */
  public long getRefundedBefore() {
    return refundedBefore;
  }

  /**
   * What the order would have given back after this refund, as a part of what was captured:
   * percent, rounded up.
   */
  public int getRefundedPercent() {
    BigDecimal part = BigDecimal.valueOf(getRefundedAfter()).movePointRight(2);
    BigDecimal whole = BigDecimal.valueOf(Math.max(1, getCaptured()));
    return part.divide(whole, 0, RoundingMode.CEILING).min(MOST_PERCENT).intValueExact();
  }

  /** What the order would have given back after this refund. */
  public long getRefundedAfter() {
    return refundedBefore + total;
  }

  /** What earlier payment refunds took of the order without naming a line (M5). */
  public long getPaymentRefunds() {
    return refund.ledger().unallocated().total();
  }

  /** By how much facts from outside exceed what was captured. */
  public long getExcess() {
    return refund.ledger().excess();
  }

  /** How many lines the refund takes. */
  public int getLines() {
    return share.lines().size();
  }

  /** How many units the refund takes. */
  public int getUnits() {
    return units;
  }

  /** Of how many lines it takes units that have left the shop. */
  public int getShippedLines() {
    return shippedLines;
  }

  /** Whether a computed amount was lowered to what is left (M6). */
  public boolean isCapped() {
    return !refund.quote().cappedBy().isEmpty();
  }

  /** Whether the amounts of some line exceed what its units are worth. */
  public boolean isAboveUnits() {
    return refund.quote().aboveUnits();
  }

  /** Whether the caller named the amount. */
  public boolean isAmountNamed() {
    return refund.quote().named() != null;
  }

  /** Whether the same request without a key was accepted a few minutes ago (L12). */
  public boolean isRepeat() {
    return refund.repeat();
  }

  /** Whether a dispute or an inquiry on any payment of the order is undecided. */
  public boolean isDisputed() {
    return disputed;
  }

  /** Whether a dispute on any payment of the order was lost. */
  public boolean isChargedBack() {
    return chargedBack;
  }

  /**
   * The type of the payments that the refund draws on, {@code mixed} for several types, {@code
   * none} for no payment.
   */
  public String getPaymentType() {
    return paymentTypes.isEmpty()
        ? "none"
        : paymentTypes.size() > 1 ? MIXED : paymentTypes.iterator().next();
  }

  /** The types of all payments that the refund draws on. */
  public Set<String> getPaymentTypes() {
    return paymentTypes;
  }

  /** Whether the order has been delivered. */
  public boolean isDelivered() {
    return refund.sale().deliveredAt() != null;
  }

  /**
   * Whole days since delivery, or since the order was placed where nothing was delivered; negative
   * for a date to come.
   */
  public int getAgeDays() {
    return ageDays;
  }

  /** The same as ageDays in whole hours. */
  public int getAgeHours() {
    return Ages.windowHours(refund.sale(), refund.now());
  }

  /** Whole days since the order was placed. */
  public int getOrderAgeDays() {
    return orderAgeDays;
  }

  /** Whether the host names a customer. */
  public boolean isCustomerNamed() {
    return refund.sale().customerId() != null;
  }

  /** The customer's refunds of the last 90 days; null if not known. */
  public @Nullable Integer getRefunds90d() {
    return refund.customer().refunds90d();
  }

  /** What the customer has bought in all; null if not known. */
  public @Nullable Long getLifetimeValue() {
    return refund.customer().lifetimeValue();
  }

  /** The customer's risk, 0 to 100, rounded up; null if not known. */
  public @Nullable Integer getRiskPercent() {
    return riskPercent;
  }

  /** A fact of the host's own about the customer, as text; null if the host did not give it. */
  public @Nullable String customer(String name) {
    Object value = refund.customer().more().get(name);
    return value == null ? null : value.toString();
  }

  /**
   * A whole number of the host's own about the customer; null if the host did not give it, or not
   * as a whole number.
   */
  public @Nullable Integer customerNumber(String name) {
    Object value = refund.customer().more().get(name);
    try {
      return value instanceof Number number
          ? Integer.valueOf(new BigDecimal(number.toString()).intValueExact())
          : null;
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  /** A limit of policy.yaml in the sale's currency, minor units. */
  public long limit(String name) {
    return settings.limit(name, refund.sale().currency());
  }

  /** A whole number of policy.yaml. */
  public int number(String name) {
    return settings.number(name);
  }
}
