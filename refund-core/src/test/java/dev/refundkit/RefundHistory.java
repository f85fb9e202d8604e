package dev.refundkit;

import dev.refundkit.money.Split;
import dev.refundkit.quote.Quote;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random requests, one after the other, at one desk, with the second set of books kept beside it.
 */
public final class RefundHistory {

  /** What is asked; the rest of a step says of what and how much. */
  public enum Kind {
    RETURN_UNITS,
    VALUE_ONLY,
    TAX_ONLY,
    TAX_NAMED,
    SHIPPING,
    SHIPPING_TOTAL,
    NAMED_TOTAL,
    NAMED_PARTS,
    FEE,
    GOODWILL,
    PAYMENT,
    WHOLE_PAYMENT
  }

  /**
   * Requests that neither withhold value nor name a fee, goodwill or a payment (docs/invariants.md,
   * Money 3).
   */
  public static final Set<Kind> PLAIN = EnumSet.range(Kind.RETURN_UNITS, Kind.SHIPPING_TOTAL);

  /** Everything but refunds of payments. */
  public static final Set<Kind> OF_LINES = EnumSet.range(Kind.RETURN_UNITS, Kind.GOODWILL);

  public static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  /**
   * One request.
   *
   * @param permille how much of what is left; more than 1000 asks for too much
   */
  public record Step(Kind kind, int pick, int permille) {}

  private final RefundDesk desk;
  private final RefundBooks books;

  public RefundHistory(RefundDesk desk) {
    this.desk = desk;
    this.books = new RefundBooks(desk.sale());
  }

  public static Arbitrary<List<Step>> steps(Set<Kind> kinds) {
    return Combinators.combine(
            Arbitraries.of(kinds),
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 1100))
        .as(Step::new)
        .list()
        .ofMaxSize(7);
  }

  public RefundDesk desk() {
    return desk;
  }

  public RefundBooks books() {
    return books;
  }

  /** Asks, and where it is granted enters it in both books and audits them. */
  public Answer<Quote> take(Step step) {
    if (step.kind() == Kind.PAYMENT || step.kind() == Kind.WHOLE_PAYMENT) {
      return takeFromPayment(step);
    }
    RefundRequest request = request(step);
    long named = Math.max(0, request.amounts().adjustmentOrZero());
    return take(request, Math.min(named, books.feesKept()));
  }

  public Answer<Quote> take(RefundRequest request) {
    return take(request, 0);
  }

  private Answer<Quote> take(RefundRequest request, long feeReturned) {
    return entered(desk.quote(request), feeReturned);
  }

  private Answer<Quote> takeFromPayment(Step step) {
    List<Payment> payments = desk.sale().payments();
    String id = payments.get(step.pick() % payments.size()).id();
    if (step.kind() == Kind.WHOLE_PAYMENT) {
      return entered(desk.quote(Asks.wholePayment(id)), 0);
    }
    long room = desk.ledger().payment(id).orElseThrow().room();
    PaymentRefundRequest request = Asks.payment(id, 1 + part(room, step));
    long free = desk.ledger().room() - books.feesKept();
    long ofFees = Math.max(0, 1 + part(room, step) - Math.max(0, free));
    return entered(desk.quote(request), Math.min(books.feesKept(), ofFees));
  }

  private Answer<Quote> entered(Answer<Quote> answer, long feeReturned) {
    return answer.map(
        quote -> {
          desk.book(quote);
          books.enter(quote, feeReturned);
          books.audit(desk.ledger());
          return quote;
        });
  }

  /** The request that a step stands for at this moment. */
  public RefundRequest request(Step step) {
    Sale sale = desk.sale();
    int index = step.pick() % sale.lines().size();
    SaleLine line = sale.lines().get(index);
    long left = books.left(index).total();
    int units = (int) Math.max(1, part(books.unitsLeft(index), step));
    return switch (step.kind()) {
      case RETURN_UNITS -> Asks.itemReturn(line.id(), units);
      case VALUE_ONLY -> Asks.valueOnly(line.id(), part(left, step));
      case TAX_ONLY -> step.pick() % 2 == 0 ? Asks.taxOnly() : Asks.taxOnly(line.id());
      case TAX_NAMED ->
          Asks.taxOnly(line.id())
              .withAmounts(
                  Asks.amounts(null, part(books.left(index).tax(), step), null, null, null));
      case SHIPPING -> Asks.shipping();
      case SHIPPING_TOTAL -> Asks.shipping().withAmounts(total(part(shippingTotal(), step)));
      case NAMED_TOTAL -> Asks.partial(line.id(), units, total(part(left, step)));
      case NAMED_PARTS ->
          Asks.partial(
              line.id(),
              units,
              Asks.amounts(
                  part(books.left(index).value(), step),
                  part(books.left(index).tax(), step) / 2,
                  part(shippingTotal(), step) / 3,
                  null,
                  null));
      case FEE ->
          Asks.itemReturn(line.id(), units).withAmounts(Asks.adjustment(-1 - part(left, step) / 4));
      case GOODWILL ->
          Asks.itemReturn(line.id(), units).withAmounts(Asks.adjustment(1 + part(left, step) / 4));
      case PAYMENT, WHOLE_PAYMENT -> throw new IllegalArgumentException("not of an order: " + step);
    };
  }

  /** Returns every unit that is left, one by one, and the shipping. */
  public void returnTheRest() {
    for (int line = 0; line < desk.sale().lines().size(); line++) {
      while (books.unitsLeft(line) > 0) {
        take(Asks.itemReturn(desk.sale().lines().get(line).id(), 1)).orElseThrow();
      }
    }
    Answer<Quote> shipping = take(Asks.shipping());
    if (shipping instanceof Answer.Refused<Quote> refused
        && refused.refusal().code() != RefusalCode.NOTHING_REFUNDABLE) {
      shipping.orElseThrow();
    }
  }

  private long shippingTotal() {
    return desk.worth().shipping().total();
  }

  private static RequestedAmounts total(long total) {
    return RequestedAmounts.total(total);
  }

  private static long part(long whole, Step step) {
    return Split.runningTotal(whole * 2, step.permille(), 2000);
  }
}
