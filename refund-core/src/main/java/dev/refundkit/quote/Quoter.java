package dev.refundkit.quote;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.money.Split;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a request would give back, or why it is refused. It changes nothing; the same sale,
 * ledger and request always give the same quote.
 */
public final class Quoter {

  private final Sale sale;
  private final Ledger ledger;
  private final Remaining remaining;
  private final TenderStrategy tenders;

  /**
   * A quoter for one sale as it stands now.
   *
   * @param ledger as {@link Ledger#follow} returned it for this sale
   */
  public Quoter(Sale sale, SaleWorth worth, Ledger ledger, TenderStrategy tenders) {
    this.sale = sale;
    this.ledger = ledger;
    this.remaining = Remaining.of(sale, worth, ledger);
    this.tenders = tenders;
  }

  /** The quote of an order refund. */
  public Answer<Quote> quote(RefundRequest request) {
    String payment = request.paymentMethod().paymentId();
    Refusal refusal = checkMoney("amounts.currency", request.amounts().currency(), payment);
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    return new PartsOfRequest(sale, remaining)
        .of(request)
        .flatMap(
            parts ->
                request.type() == RefundType.FULL && !request.amounts().namesParts()
                    ? full(request, parts)
                    : settle(request, parts));
  }

  /** The quote of a payment refund: an amount of one payment that no line is named for (M5). */
  public Answer<Quote> quote(PaymentRefundRequest request) {
    Refusal refusal = checkMoney("currency", request.currency(), request.paymentId());
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    String payment = request.paymentId();
    long fees = remaining.feesKept();
    long most =
        request.amount() == null
            ? Math.min(remaining.room(payment), Math.max(0, remaining.room(null) - fees))
            : remaining.room(payment);
    long amount = request.amount() == null ? most : request.amount();
    if (amount == 0 || amount > most) {
      return Answer.refused(tooMuch("amount", amount, most, payment, request.amount() == null));
    }
    OrderShare share = ofOrder(amount);
    long surplus = amount - share.total();
    Worth noShipping = Worth.zero(sale.shipping().taxes().size());
    Allocation allocation =
        new Allocation(List.of(), noShipping, share, surplus, Math.min(fees, surplus));
    return Answer.of(
        quote(RefundType.PAYMENT, allocation, payment, Set.of(), request.amount(), false, most));
  }

  /**
   * The same quote less a policy's fee (M15). A fee that the request names itself counts as one of
   * several: the larger one stays.
   *
   * @param fee minor units to keep, not negative; never more than the quote's total
   */
  public Quote lessFee(Quote quote, long fee) {
    Allocation before = quote.allocation();
    long more = Math.min(fee - before.feeKept(), quote.total());
    if (more <= 0) {
      return quote;
    }
    Allocation after =
        new Allocation(
            before.lines(),
            before.shipping(),
            before.unallocated(),
            before.adjustment() - more,
            before.feeReturned());
    return new Quote(
        quote.type(),
        after,
        tenders.split(after.total(), sale, ledger, quote.paymentId()),
        quote.paymentId(),
        quote.cappedBy(),
        quote.named(),
        quote.aboveUnits(),
        quote.maxRefundable());
  }

  private @Nullable Refusal checkMoney(
      String field, @Nullable String currency, @Nullable String payment) {
    if (currency != null && !currency.equals(sale.currency().code())) {
      return Refusal.of(
          RefusalCode.CURRENCY_MISMATCH,
          field,
          field + " is " + currency + ", but the sale is in " + sale.currency().code());
    }
    boolean worthless =
        remaining.order().total() == 0
            && ledger.payments().stream().allMatch(p -> p.refundsCount() == 0);
    if (payment == null
        ? sale.captured() == 0 && !worthless
        : sale.payment(payment).map(Payment::captured).orElse(0L) == 0) {
      String what = payment == null ? "order " + sale.id() : "payment " + payment;
      return Refusal.of(RefusalCode.PAYMENT_NOT_REFUNDABLE, what + " has no captured money");
    }
    return null;
  }

  /** M13: all that the payments still hold but kept fees. */
  private Answer<Quote> full(RefundRequest request, List<Part> parts) {
    String payment = request.paymentMethod().paymentId();
    long limit = limit(payment, request.amounts().adjustmentOrZero());
    List<Worth> worths =
        withinComponents(parts, parts.stream().map(Part::left).toList(), EnumSet.noneOf(Cap.class));
    long sum = sum(worths);
    long target = limit(payment, 0);
    if (sum > target) {
      worths = Spread.lowered(worths, sum - target);
    }
    long adjustment = Math.max(0, target - sum) + request.amounts().adjustmentOrZero();
    return finish(request, parts, worths, adjustment, EnumSet.noneOf(Cap.class), limit);
  }

  private Answer<Quote> settle(RefundRequest request, List<Part> parts) {
    String payment = request.paymentMethod().paymentId();
    long adjustment = request.amounts().adjustmentOrZero();
    long limit = limit(payment, adjustment);
    if (!request.amounts().namesParts()) {
      return computed(request, parts, limit);
    }
    return NamedAmounts.settle(request.type(), parts, request.amounts())
        .flatMap(
            worths -> {
              Set<Cap> over = EnumSet.noneOf(Cap.class);
              List<Worth> within = withinComponents(parts, worths, over);
              if (!over.isEmpty()) {
                return Answer.refused(
                    tooMuch(
                        "amounts.total",
                        sum(worths) + adjustment,
                        sum(within) + adjustment,
                        payment,
                        false));
              }
              return finish(request, parts, worths, adjustment, over, limit);
            });
  }

  /** M6: what the units are worth, capped by line, component, payment and order. */
  private Answer<Quote> computed(RefundRequest request, List<Part> parts, long limit) {
    Set<Cap> caps = EnumSet.noneOf(Cap.class);
    for (Part part : parts) {
      if (!part.shipping()
          && !part.units().ranges().isEmpty()
          && !part.asked().equals(remaining.unitsWorth(part.line(), part.units()))) {
        caps.add(Cap.LINE);
      }
    }
    List<Worth> worths = withinComponents(parts, parts.stream().map(Part::asked).toList(), caps);
    long adjustment = request.amounts().adjustmentOrZero();
    long over = sum(worths) + adjustment - limit;
    if (over > 0 && over <= sum(worths)) {
      caps.add(request.paymentMethod().paymentId() == null ? Cap.ORDER : Cap.PAYMENT);
      worths = Spread.lowered(worths, over);
    }
    return finish(request, parts, worths, adjustment, caps, limit);
  }

  private Answer<Quote> finish(
      RefundRequest request,
      List<Part> parts,
      List<Worth> worths,
      long adjustment,
      Set<Cap> caps,
      long limit) {
    long total = sum(worths) + adjustment;
    String payment = request.paymentMethod().paymentId();
    long left = parts.stream().mapToLong(p -> p.left().total()).sum();
    long most =
        request.type() == RefundType.FULL ? limit : Math.min(limit, left + Math.max(0, adjustment));
    boolean somethingNamed =
        request.amounts().namesParts() || request.items().stream().anyMatch(i -> i.quantity() > 0);
    boolean worthless = worthless(request, parts);
    if (total > limit) {
      return Answer.refused(tooMuch("amounts.total", total, most, payment, false));
    }
    if (total == 0 && adjustment == 0 && !worthless) {
      boolean zeroNamed = request.amounts().namesParts();
      return Answer.refused(
          zeroNamed
              ? Refusal.invalid("amounts.total", "must be more than 0")
              : tooMuch(
                  "amounts.total",
                  parts.stream().mapToLong(p -> p.asked().total()).sum(),
                  0,
                  payment,
                  !somethingNamed));
    }
    if (total < 0 || (total == 0 && adjustment != 0)) {
      return Answer.refused(
          Refusal.invalid(
              "amounts.adjustment",
              "must leave a total above 0, but " + adjustment + " leaves " + total));
    }
    Allocation allocation =
        allocate(
            parts,
            worths,
            adjustment,
            !request.items().isEmpty() && request.type() != RefundType.FULL);
    boolean above = false;
    for (int i = 0; i < parts.size(); i++) {
      above |=
          parts.get(i).units().count() > 0 && worths.get(i).total() > parts.get(i).asked().total();
    }
    Long named = request.amounts().namesParts() ? Long.valueOf(total) : null;
    return Answer.of(quote(request.type(), allocation, payment, caps, named, above, most));
  }

  /**
   * M17: goods worth nothing, or of whose value nothing is left, can be returned for nothing; an
   * order of which nothing is left cannot be refunded in full once more.
   */
  private boolean worthless(RefundRequest request, List<Part> parts) {
    boolean full = request.type() == RefundType.FULL;
    return parts.stream().anyMatch(p -> p.units().count() > 0)
        && parts.stream()
            .allMatch(
                p ->
                    (full && !p.shipping())
                        ? remaining.unitsWorth(p.line(), p.units()).isZero()
                        : p.asked().isZero());
  }

  private Quote quote(
      RefundType type,
      Allocation allocation,
      @Nullable String payment,
      Set<Cap> caps,
      @Nullable Long named,
      boolean above,
      long most) {
    List<PayoutShare> payouts = tenders.split(allocation.total(), sale, ledger, payment);
    return new Quote(type, allocation, payouts, payment, caps, named, above, most);
  }

  private Allocation allocate(
      List<Part> parts, List<Worth> worths, long adjustment, boolean keepEmpty) {
    List<LineShare> lines = new ArrayList<>();
    Worth shipping = Worth.zero(sale.shipping().taxes().size());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.shipping()) {
        shipping = worths.get(i);
      } else if (keepEmpty || part.units().count() > 0 || !worths.get(i).isZero()) {
        lines.add(new LineShare(sale.lines().get(part.line()).id(), part.units(), worths.get(i)));
      }
    }
    long returned = Math.min(remaining.feesKept(), Math.max(0, adjustment));
    return new Allocation(lines, shipping, OrderShare.NONE, adjustment, returned);
  }

  /**
   * What the payments may give for this request: their room less the kept fees that it does not
   * name (M14).
   */
  private long limit(@Nullable String payment, long adjustment) {
    long fees = remaining.feesKept();
    long withheld = fees - Math.min(fees, Math.max(0, adjustment));
    return Math.min(remaining.room(payment), Math.max(0, remaining.room(null) - withheld));
  }

  private List<Worth> withinComponents(List<Part> parts, List<Worth> worths, Set<Cap> caps) {
    OrderShare order = remaining.order();
    List<Worth> within = new ArrayList<>(worths);
    lowerValues(parts, within, false, order.value(), caps);
    lowerValues(parts, within, true, order.shipping(), caps);
    for (String name : taxNames(parts)) {
      long[] taxes = new long[within.size()];
      for (int i = 0; i < taxes.length; i++) {
        int at = indexOf(parts.get(i), name);
        taxes[i] = at < 0 ? 0 : within.get(i).tax(at);
      }
      long[] cut = cut(taxes, order.tax(name), caps);
      for (int i = 0; i < taxes.length; i++) {
        if (cut[i] > 0) {
          long[] own = new long[within.get(i).taxCount()];
          own[indexOf(parts.get(i), name)] = cut[i];
          within.set(i, within.get(i).minus(Worth.of(0, own)));
        }
      }
    }
    return within;
  }

  private static void lowerValues(
      List<Part> parts, List<Worth> worths, boolean shipping, long most, Set<Cap> caps) {
    long[] values = new long[worths.size()];
    Arrays.setAll(values, i -> parts.get(i).shipping() == shipping ? worths.get(i).value() : 0);
    long[] cut = cut(values, most, caps);
    for (int i = 0; i < values.length; i++) {
      worths.set(i, worths.get(i).withValue(worths.get(i).value() - cut[i]));
    }
  }

  /** What must be cut of each figure so that together they stay within the most. */
  private static long[] cut(long[] figures, long most, Set<Cap> caps) {
    long over = Arrays.stream(figures).sum() - Math.max(0, most);
    if (over <= 0) {
      return new long[figures.length];
    }
    caps.add(Cap.COMPONENT);
    return Split.largestRemainder(over, figures);
  }

  private List<String> taxNames(List<Part> parts) {
    return parts.stream()
        .flatMap(part -> taxesOf(part).stream())
        .map(TaxPart::name)
        .distinct()
        .toList();
  }

  private int indexOf(Part part, String taxName) {
    List<TaxPart> taxes = taxesOf(part);
    for (int i = 0; i < taxes.size(); i++) {
      if (taxes.get(i).name().equals(taxName)) {
        return i;
      }
    }
    return -1;
  }

  private List<TaxPart> taxesOf(Part part) {
    return part.shipping() ? sale.shipping().taxes() : sale.lines().get(part.line()).taxes();
  }

  /**
   * M5: an amount over the order's value, tax and shipping by what is left of each; what exceeds
   * them is not part of it.
   */
  private OrderShare ofOrder(long amount) {
    OrderShare left = remaining.order();
    long[] weights = {
      Math.max(0, left.value()), Math.max(0, left.tax()), Math.max(0, left.shipping())
    };
    long[] shares = Split.largestRemainder(Math.min(amount, Arrays.stream(weights).sum()), weights);
    Map<String, Long> names = new TreeMap<>(left.taxes());
    names.values().removeIf(tax -> tax <= 0);
    long[] taxes =
        Split.largestRemainder(
            shares[1], names.values().stream().mapToLong(Long::longValue).toArray());
    int i = 0;
    for (Map.Entry<String, Long> entry : names.entrySet()) {
      entry.setValue(taxes[i++]);
    }
    return new OrderShare(shares[0], shares[2], names);
  }

  private static long sum(List<Worth> worths) {
    return worths.stream().mapToLong(Worth::total).sum();
  }

  /** R2 and R3: nothing left, held by a dispute, or simply too much. */
  private Refusal tooMuch(
      String field, long amount, long most, @Nullable String payment, boolean nothingNamed) {
    long room = remaining.room(payment);
    long withoutDisputes = remaining.roomWithoutDisputes(payment);
    if (withoutDisputes > room && most >= room && Math.max(1, amount) <= withoutDisputes) {
      return Refusal.of(
          RefusalCode.PAYMENT_DISPUTED,
          "a dispute holds " + (withoutDisputes - room) + " minor units; " + most + " would pass");
    }
    if (nothingNamed) {
      return Refusal.of(
          RefusalCode.NOTHING_REFUNDABLE,
          "nothing is left to refund here. Maybe all of it was refunded before.");
    }
    return Refusal.of(
        RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE,
        field,
        field
            + " is "
            + amount
            + " minor units; the most that would pass is "
            + most
            + ". Maybe part of it was refunded before.");
  }
}
