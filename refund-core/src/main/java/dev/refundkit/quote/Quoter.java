package dev.refundkit.quote;

import dev.refundkit.ledger.Adjustment;
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
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a request would give back, or why it is refused. It changes nothing; the same sale,
 * ledger and request always give the same quote.
 */
public final class Quoter {

  private final Sale sale;
  private final SaleWorth worth;
  private final Ledger ledger;
  private final Remaining remaining;
  private final ComponentCaps components;
  private final ComputedAmounts computed;
  private final TenderStrategy tenders;

  /**
   * A quoter for one sale as it stands now.
   *
   * @param ledger as {@link Ledger#follow} returned it for this sale
   */
  public Quoter(Sale sale, SaleWorth worth, Ledger ledger, TenderStrategy tenders) {
    this.sale = sale;
    this.worth = worth;
    this.ledger = ledger;
    this.remaining = Remaining.of(sale, worth, ledger);
    this.components = new ComponentCaps(sale, remaining.order());
    this.computed = new ComputedAmounts(remaining, components);
    this.tenders = tenders;
  }

  /** The quote of an order refund. */
  public Answer<Quote> quote(RefundRequest request) {
    return orDisputed(compute(request), quoter -> quoter.compute(request));
  }

  /** The quote of a payment refund: an amount of one payment that no line is named for (M5). */
  public Answer<Quote> quote(PaymentRefundRequest request) {
    return orDisputed(compute(request), quoter -> quoter.compute(request));
  }

  /** R3: what would fit if no dispute held anything is refused as disputed. */
  private Answer<Quote> orDisputed(Answer<Quote> answer, Function<Quoter, Answer<Quote>> again) {
    if (!(answer instanceof Answer.Refused<Quote> refused)) {
      return answer;
    }
    Refusal refusal = refused.refusal();
    if (refusal.code() != RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE
        && refusal.code() != RefusalCode.NOTHING_REFUNDABLE) {
      return answer;
    }
    Ledger undisputed = ledger.withoutDisputes();
    long held = undisputed.room() - ledger.room();
    if (held == 0
        || again.apply(new Quoter(sale, worth, undisputed, tenders)) instanceof Answer.Refused) {
      return answer;
    }
    String message = "a dispute holds " + held + " minor units. " + refusal.message();
    return Answer.refused(
        new Refusal(RefusalCode.PAYMENT_DISPUTED, refusal.param(), message, List.of()));
  }

  private Answer<Quote> compute(RefundRequest request) {
    Refusal refusal =
        checkMoney(
            "amounts.currency", request.amounts().currency(), request.paymentMethod().paymentId());
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    return new PartsOfRequest(sale, remaining).of(request).flatMap(parts -> quote(request, parts));
  }

  private Answer<Quote> quote(RefundRequest request, List<Part> parts) {
    Refusal refusal = NamedAmounts.check(request.type(), request.amounts());
    if (refusal == null) {
      refusal = checkAdjustment(request, parts);
    }
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    if (request.amounts().namesParts() || valueOnly(request)) {
      List<Part> within = components.lowered(parts);
      return NamedAmounts.settle(request.type(), within, request.amounts())
          .flatMap(given -> finish(request, within, given));
    }
    return finish(request, components.lowered(parts), computed(request, parts));
  }

  /** Value only, of which no value is named: what is given is the adjustment alone. */
  private static boolean valueOnly(RefundRequest request) {
    return request.type() != RefundType.TAX_ONLY
        && request.items().stream().anyMatch(item -> item.quantity() == 0);
  }

  private Answer<Quote> compute(PaymentRefundRequest request) {
    String payment = request.paymentId();
    Refusal refusal = checkMoney("currency", request.currency(), payment);
    if (refusal != null) {
      return Answer.refused(refusal);
    }
    long fees = remaining.feesKept();
    long limit = Limit.of(ledger, payment, request.amount() == null ? fees : 0);
    long amount = request.amount() == null ? limit : request.amount();
    if (amount == 0) {
      return Answer.refused(nothingLeft());
    }
    if (amount > limit) {
      return Answer.refused(Limit.tooMuch("amount", amount, limit));
    }
    long intoFees = Math.max(0, amount - Math.max(0, ledger.room() - fees));
    OrderShare share = remaining.order().spread(amount - intoFees);
    Adjustment adjustment = new Adjustment(amount - share.total(), 0, intoFees);
    Worth noShipping = Worth.zero(sale.shipping().taxes().size());
    Allocation allocation = new Allocation(List.of(), noShipping, share, adjustment);
    return Answer.of(
        quote(RefundType.PAYMENT, allocation, List.of(), payment, request.amount(), false, limit));
  }

  /**
   * The same quote less a policy's fee (M15). A fee that the request names itself counts as one of
   * several: the larger one stays.
   *
   * @param fee minor units to keep, not negative; never more than the quote's total
   */
  public Quote lessFee(Quote quote, long fee) {
    Adjustment before = quote.allocation().adjustments();
    long more = Math.min(fee - before.feeKept(), quote.total());
    if (more <= 0) {
      return quote;
    }
    return quote(
        quote.type(),
        quote.allocation().with(before.keeping(before.feeKept() + more)),
        quote.parts(),
        quote.paymentId(),
        quote.named(),
        quote.aboveUnits(),
        quote.maxRefundable());
  }

  private @Nullable Refusal checkMoney(
      String field, @Nullable String currency, @Nullable String payment) {
    if (currency != null && !currency.equals(sale.currency().code())) {
      String message = field + " is " + currency + ", but the sale is in " + sale.currency().code();
      return Refusal.of(RefusalCode.CURRENCY_MISMATCH, field, message);
    }
    boolean free =
        remaining.order().total() == 0 && ledger.refunded() == 0 && ledger.reserved() == 0;
    boolean captured =
        payment == null
            ? sale.captured() > 0 || free
            : sale.payment(payment).map(Payment::captured).orElse(0L) > 0;
    String what = payment == null ? "order " + sale.id() : "payment " + payment;
    return captured
        ? null
        : Refusal.of(RefusalCode.PAYMENT_NOT_REFUNDABLE, what + " has no captured money");
  }

  /** An adjustment that no parts could carry is refused before anything is computed with it. */
  private @Nullable Refusal checkAdjustment(RefundRequest request, List<Part> parts) {
    long adjustment = request.amounts().adjustmentOrZero();
    if (adjustment == 0) {
      return null;
    }
    if (adjustment == Long.MIN_VALUE) { // its size is no amount
      return noTotal(adjustment);
    }
    long limit = limit(request);
    if (adjustment > limit) {
      return Limit.tooMuch("amounts.adjustment", adjustment, limit);
    }
    long most = Math.max(Spread.sum(parts.stream().map(Part::left).toList()), limit);
    return !request.amounts().namesParts() && adjustment < -most ? noTotal(adjustment) : null;
  }

  private static Refusal noTotal(long adjustment) {
    return Refusal.invalid("amounts.adjustment", "must leave a total above 0, was " + adjustment);
  }

  private Given computed(RefundRequest request, List<Part> parts) {
    if (request.type() == RefundType.FULL) {
      return computed.full(parts, all(request));
    }
    long goodwill = Math.max(0, request.amounts().adjustmentOrZero());
    Cap cap = request.paymentMethod().paymentId() == null ? Cap.ORDER : Cap.PAYMENT;
    return computed.units(parts, Math.max(0, limit(request) - goodwill), cap);
  }

  private Answer<Quote> finish(RefundRequest request, List<Part> parts, Given given) {
    long adjustment = request.amounts().adjustmentOrZero();
    long limit = limit(request);
    long total = Split.add(given.sum(), adjustment);
    long most = Math.min(limit, most(request, parts, limit));
    // The total itself may have stopped at the edge of long; a fee is kept of what was really paid.
    long held = limit - Math.max(0, adjustment) - Spread.sum(given.ofParts());
    if (given.sum() > Split.add(limit, -adjustment) || given.surplus() > Math.max(0, held)) {
      return Answer.refused(Limit.tooMuch("amounts.total", total, most));
    }
    if (total < 0 || (total == 0 && adjustment != 0)) {
      return Answer.refused(noTotal(adjustment));
    }
    if (total == 0 && !worthless(request, parts)) {
      return Answer.refused(refuseNothing(request, parts, most));
    }
    Allocation allocation = allocate(request, parts, given);
    Long named = request.amounts().namesParts() ? Long.valueOf(total) : null;
    return Answer.of(
        quote(
            request.type(),
            allocation,
            quoted(parts, given),
            request.paymentMethod().paymentId(),
            named,
            request.type() != RefundType.FULL && aboveUnits(parts, given.ofParts()),
            most));
  }

  /** What the parts could give at most, with the adjustment that is named. */
  private static long most(RefundRequest request, List<Part> parts, long limit) {
    long adjustment = request.amounts().adjustmentOrZero();
    long ofParts = Spread.sum(parts.stream().map(Part::left).toList());
    if (request.type() == RefundType.FULL) {
      ofParts = Math.max(ofParts, limit - Math.max(0, adjustment));
    }
    return Math.max(0, Split.add(ofParts, adjustment));
  }

  private boolean aboveUnits(List<Part> parts, List<Worth> worths) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.units().count() > 0) {
        Worth units = remaining.unitsWorth(part.line(), part.units());
        Worth given = worths.get(i);
        if (given.value() > units.value() || given.tax() > units.tax()) {
          return true;
        }
      }
    }
    return false;
  }

  /** R1, R2: a total of 0 was named, nothing is left, or nothing of what was asked for. */
  private static Refusal refuseNothing(RefundRequest request, List<Part> parts, long most) {
    if (request.amounts().namesParts()) {
      return Refusal.invalid("amounts.total", "must be more than 0");
    }
    if (request.items().stream().noneMatch(item -> item.quantity() > 0)) {
      return nothingLeft();
    }
    long asked = Spread.sum(parts.stream().map(Part::asked).toList());
    return Limit.tooMuch("amounts.total", Math.max(1, asked), most);
  }

  private static Refusal nothingLeft() {
    return Refusal.of(
        RefusalCode.NOTHING_REFUNDABLE,
        "nothing is left to refund here. Maybe it was refunded before, or an open refund holds it.");
  }

  /**
   * M17: goods worth nothing, or of whose worth nothing is left, can be returned for nothing; an
   * order of which nothing is left cannot be refunded in full once more.
   */
  private boolean worthless(RefundRequest request, List<Part> parts) {
    boolean full = request.type() == RefundType.FULL;
    return parts.stream().anyMatch(p -> p.units().count() > 0)
        && parts.stream().allMatch(p -> nothingDue(p, full));
  }

  private boolean nothingDue(Part part, boolean full) {
    Worth left = remaining.left(part.line());
    if (part.shipping()) {
      return left.isZero();
    }
    Worth units = remaining.unitsWorth(part.line(), part.units());
    return full ? units.isZero() : units.atMost(left).isZero();
  }

  private Quote quote(
      RefundType type,
      Allocation allocation,
      List<QuotedPart> parts,
      @Nullable String payment,
      @Nullable Long named,
      boolean above,
      long most) {
    List<PayoutShare> payouts = tenders.split(allocation.total(), sale, ledger, payment);
    List<PaymentRoom> rooms = ledger.payments().stream().map(PaymentRoom::of).toList();
    return new Quote(type, allocation, parts, payouts, rooms, payment, named, above, most);
  }

  private List<QuotedPart> quoted(List<Part> parts, Given given) {
    List<QuotedPart> quoted = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String line = part.shipping() ? null : sale.lines().get(part.line()).id();
      Worth units =
          part.units().count() > 0
              ? remaining.unitsWorth(part.line(), part.units())
              : part.nothing();
      Worth own = given.ofParts().get(i);
      Set<Cap> caps = given.caps().get(i);
      Worth most = part.left().atLeast(own);
      quoted.add(new QuotedPart(line, part.units(), units, most, own, caps));
    }
    return quoted;
  }

  private Allocation allocate(RefundRequest request, List<Part> parts, Given given) {
    boolean keepEmpty = !request.items().isEmpty() && request.type() != RefundType.FULL;
    List<LineShare> lines = new ArrayList<>();
    Worth shipping = Worth.zero(sale.shipping().taxes().size());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Worth worth = given.ofParts().get(i);
      if (part.shipping()) {
        shipping = worth;
      } else if (keepEmpty || part.units().count() > 0 || !worth.isZero()) {
        lines.add(new LineShare(sale.lines().get(part.line()).id(), part.units(), worth));
      }
    }
    long named = request.amounts().adjustmentOrZero();
    long goodwill = Math.max(0, named);
    long returned = Math.min(remaining.feesKept(), goodwill);
    Adjustment adjustment =
        new Adjustment(given.surplus() + goodwill, Math.max(0, -named), returned);
    return new Allocation(lines, shipping, OrderShare.NONE, adjustment);
  }

  /** All that the payments hold but kept fees, whatever adjustment is named (M13). */
  private long all(RefundRequest request) {
    return Limit.of(ledger, request.paymentMethod().paymentId(), remaining.feesKept());
  }

  private long limit(RefundRequest request) {
    long fees = remaining.feesKept();
    long named = Math.min(fees, Math.max(0, request.amounts().adjustmentOrZero()));
    return Limit.of(ledger, request.paymentMethod().paymentId(), fees - named);
  }
}
