package dev.refundkit.ledger;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.Split;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Per sale: what has been refunded, what is in flight, what is held. It is the consistency
 * boundary: one commit compares one ledger's version, so that two refunds of one order cannot both
 * pass the cap. Immutable; amounts are minor units.
 *
 * @param version 0 for a ledger that was never stored; raised by one in every commit
 * @param lines the lines that refunds have touched, by line id
 * @param shipping what refunds hold or have given back of the shipping
 * @param shippingWhole what the shipping was worth when it was first refunded, null until then
 *     (M18)
 * @param unallocated what payment refunds took of the order as a whole (M5)
 * @param fees kept from the customer (M14)
 * @param payments in capture order
 * @param recent accepted requests of the last minutes
 * @param usage what actors used of their limits today
 * @param outside disputes and refunds made elsewhere as they were reported, in order
 */
public record Ledger(
    String saleId,
    IsoCurrency currency,
    long version,
    Map<String, LineBalance> lines,
    Worth shipping,
    @Nullable Worth shippingWhole,
    OrderShare unallocated,
    Fees fees,
    List<PaymentBalance> payments,
    List<RecentRequest> recent,
    List<Usage> usage,
    List<OutsideFact> outside) {

  public Ledger {
    lines = Map.copyOf(lines);
    payments = List.copyOf(payments);
    recent = List.copyOf(recent);
    usage = List.copyOf(usage);
    outside = List.copyOf(outside);
  }

  /** The ledger of a sale that nobody has refunded yet. */
  public static Ledger open(Sale sale) {
    return new Ledger(
        sale.id(),
        sale.currency(),
        0,
        Map.of(),
        Worth.zero(sale.shipping().taxes().size()),
        null,
        OrderShare.NONE,
        Fees.NONE,
        sale.payments().stream().map(PaymentBalance::open).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Takes over what the host now states of the sale: grown captures pass, anything refunded that
   * changed does not (M18).
   */
  public Answer<Ledger> follow(Sale sale, SaleWorth worth) {
    String difference = difference(sale, worth);
    if (difference != null) {
      return Answer.refused(
          Refusal.of(
              RefusalCode.SALE_CHANGED,
              "sale " + saleId + " is not what it was at an earlier refund: " + difference));
    }
    Map<String, LineBalance> balances = new LinkedHashMap<>(lines);
    balances.keySet().removeIf(lineId -> !worth.hasLine(lineId));
    balances.replaceAll((id, b) -> b.untouched() ? opened(id, sale, worth) : b);
    List<PaymentBalance> next = new ArrayList<>();
    for (Payment payment : sale.payments()) {
      next.add(
          payment(payment.id())
              .map(balance -> balance.follow(payment))
              .orElseGet(() -> PaymentBalance.open(payment)));
    }
    boolean given = !shipping.isZero();
    return Answer.of(
        copy()
            .lines(balances)
            .shipping(given ? shipping : Worth.zero(sale.shipping().taxes().size()))
            .shippingWhole(given || shippingWhole == null ? shippingWhole : worth.shipping())
            .payments(next)
            .build());
  }

  /** What of the sale is not what it was when it was refunded; null if nothing is. */
  private @Nullable String difference(Sale sale, SaleWorth worth) {
    if (!sale.currency().equals(currency)) {
      return "its currency was " + currency + " and is " + sale.currency() + " now";
    }
    for (Map.Entry<String, LineBalance> entry : lines.entrySet()) {
      if (!entry.getValue().untouched() && !states(entry.getKey(), entry.getValue(), sale, worth)) {
        return "line " + entry.getKey() + " was refunded and states something else now";
      }
    }
    if (shippingWhole != null && !shipping.isZero() && !shippingWhole.equals(worth.shipping())) {
      return "shipping was refunded and states other amounts now";
    }
    for (PaymentBalance balance : payments) {
      long captured = sale.payment(balance.paymentId()).map(Payment::captured).orElse(0L);
      if (captured < balance.captured()) {
        return "payment %s had captured %d and states %d now"
            .formatted(balance.paymentId(), balance.captured(), captured);
      }
    }
    return null;
  }

  private static boolean states(String lineId, LineBalance balance, Sale sale, SaleWorth worth) {
    if (!worth.hasLine(lineId)) {
      return false;
    }
    int line = worth.indexOf(lineId);
    return balance.quantity() == sale.lines().get(line).quantity()
        && balance.whole().equals(worth.line(line));
  }

  public Optional<PaymentBalance> payment(String paymentId) {
    for (PaymentBalance payment : payments) {
      if (payment.paymentId().equals(paymentId)) {
        return Optional.of(payment);
      }
    }
    return Optional.empty();
  }

  /** Fees that only a request that names them gives back (M14). */
  public long feesKept() {
    return fees.kept();
  }

  /** What all payments together may still give. */
  public long room() {
    return payments.stream().mapToLong(PaymentBalance::room).sum();
  }

  /** The same ledger as if no dispute held anything, to see what only a dispute refuses (R3). */
  public Ledger withoutDisputes() {
    return copy().payments(payments.stream().map(PaymentBalance::withoutDisputes).toList()).build();
  }

  public long captured() {
    long sum = 0;
    for (PaymentBalance payment : payments) {
      sum += payment.captured();
    }
    return sum;
  }

  public long reserved() {
    long sum = 0;
    for (PaymentBalance payment : payments) {
      sum += payment.reserved();
    }
    return sum;
  }

  public long refunded() {
    long sum = 0;
    for (PaymentBalance payment : payments) {
      sum += payment.refunded();
    }
    return sum;
  }

  /**
   * By how much outside facts exceed what was captured, over all payments; more than 0 needs a
   * person.
   */
  public long excess() {
    return payments.stream().mapToLong(PaymentBalance::excess).reduce(0, Split::add);
  }

  /**
   * Takes what a refund needs of the parts of the sale; the payments are reserved payout by payout.
   */
  public Ledger take(String refundId, Allocation share, Sale sale, SaleWorth worth) {
    Map<String, LineBalance> next = new LinkedHashMap<>(lines);
    for (LineShare line : share.lines()) {
      next.merge(line.lineId(), opened(line.lineId(), sale, worth), (old, opened) -> old);
      next.computeIfPresent(line.lineId(), (id, balance) -> balance.take(line));
    }
    return copy()
        .lines(next)
        .shipping(shipping.plus(share.shipping()))
        .shippingWhole(share.shipping().isZero() ? shippingWhole : worth.shipping())
        .unallocated(unallocated.plus(share.unallocated()))
        .fees(fees.exchange(refundId, Adjustment.NONE, share.adjustments()))
        .build();
  }

  private static LineBalance opened(String lineId, Sale sale, SaleWorth worth) {
    int line = worth.indexOf(lineId);
    Worth whole = worth.line(line);
    int quantity = sale.lines().get(line).quantity();
    return new LineBalance(quantity, whole, Units.NONE, Worth.zero(whole.taxCount()));
  }

  /**
   * Exchanges what a refund holds of the parts for another share of them: less after a failure,
   * more after a late payment.
   *
   * @param next what it goes on to hold; the same lines in the same order
   */
  public Ledger exchange(String refundId, Allocation held, Allocation next) {
    Map<String, LineBalance> balances = new LinkedHashMap<>(lines);
    for (int i = 0; i < held.lines().size(); i++) {
      LineShare before = held.lines().get(i);
      LineShare after = next.lines().get(i);
      balances.computeIfPresent(
          before.lineId(), (id, balance) -> balance.giveBack(before).take(after));
    }
    Worth given =
        held.shipping().equals(next.shipping())
            ? shipping
            : shipping.minus(held.shipping()).plus(next.shipping());
    return copy()
        .lines(balances)
        .shipping(given)
        .unallocated(unallocated.minus(held.unallocated()).plus(next.unallocated()))
        .fees(fees.exchange(refundId, held.adjustments(), next.adjustments()))
        .build();
  }

  public Ledger reserve(String paymentId, long amount) {
    return onPayment(paymentId, p -> p.reserve(amount));
  }

  public Ledger release(String paymentId, long amount) {
    return onPayment(paymentId, p -> p.release(amount));
  }

  /** A payout in flight is done. */
  public Ledger settle(String paymentId, long amount) {
    return onPayment(paymentId, p -> p.settle(amount));
  }

  /** A payout that was done was taken back by the processor. */
  public Ledger reverse(String paymentId, long amount) {
    return onPayment(paymentId, p -> p.reverse(amount));
  }

  /** Records a dispute's present stage; the same id again replaces it. */
  public Ledger dispute(String paymentId, Dispute dispute) {
    return onPayment(paymentId, p -> p.withDispute(dispute))
        .reported(new OutsideFact(version, paymentId, dispute, null), this);
  }

  /** Records money given back outside; the same reference again replaces it. */
  public Ledger elsewhere(String paymentId, Elsewhere entry) {
    return onPayment(paymentId, p -> p.withElsewhere(entry))
        .reported(new OutsideFact(version, paymentId, null, entry), this);
  }

  /** A report that says what is known already is not kept a second time. */
  private Ledger reported(OutsideFact fact, Ledger before) {
    if (payments.equals(before.payments)) {
      return this;
    }
    List<OutsideFact> next = new ArrayList<>(outside);
    next.add(fact);
    return copy().outside(next).build();
  }

  /** Whether the same was asked for and accepted within {@link RecentRequest#WINDOW} (L12). */
  public boolean repeats(@Nullable String paymentId, long total, String reason, Instant now) {
    return recent.stream()
        .anyMatch(
            r ->
                r.within(now)
                    && Objects.equals(r.paymentId(), paymentId)
                    && r.total() == total
                    && r.reason().equals(reason));
  }

  public Ledger remember(RecentRequest request) {
    List<RecentRequest> next =
        new ArrayList<>(recent.stream().filter(r -> r.within(request.at())).toList());
    next.add(request);
    return copy().recent(next).build();
  }

  /**
   * What the actor has used so far on this day (UTC); it stops at the edge of {@code long}, which
   * is no limit.
   */
  public long used(String actor, Usage.Kind kind, Instant now) {
    LocalDate day = day(actor, kind, now);
    return usage.stream()
        .filter(u -> u.of(actor, kind) && u.day().equals(day))
        .mapToLong(Usage::amount)
        .reduce(0, Split::add);
  }

  public Ledger use(String actor, Usage.Kind kind, long amount, Instant now) {
    if (amount < 0) {
      throw new IllegalArgumentException("a limit is not used by " + amount);
    }
    LocalDate day = day(actor, kind, now);
    long before = used(actor, kind, now);
    List<Usage> next = new ArrayList<>(usage);
    next.removeIf(u -> u.day().isBefore(day.minusDays(1)) || u.of(actor, kind));
    next.add(new Usage(actor, kind, day, Split.add(before, amount)));
    return copy().usage(next).build();
  }

  /** A clock that goes back over midnight does not give a used limit back. */
  private LocalDate day(String actor, Usage.Kind kind, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return usage.stream()
        .filter(u -> u.of(actor, kind) && u.day().isAfter(today))
        .map(Usage::day)
        .max(LocalDate::compareTo)
        .orElse(today);
  }

  /** The same ledger as a store keeps it after a commit. */
  public Ledger withVersion(long stored) {
    return copy().version(stored).build();
  }

  private Ledger onPayment(String paymentId, UnaryOperator<PaymentBalance> change) {
    if (payment(paymentId).isEmpty()) {
      throw new IllegalArgumentException(
          "no payment " + paymentId + " in the ledger of sale " + saleId);
    }
    return copy()
        .payments(
            payments.stream()
                .map(p -> p.paymentId().equals(paymentId) ? change.apply(p) : p)
                .toList())
        .build();
  }

  private LedgerCopy copy() {
    return new LedgerCopy(this);
  }
}
