package dev.refundkit;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;

/** The smallest host there is: it keeps one sale and its ledger, quotes requests and books them. */
public final class RefundDesk {

  private final Sale sale;
  private final SaleWorth worth;
  private final TenderStrategy tenders;
  private Ledger ledger;
  private int booked;

  public RefundDesk(Sale sale) {
    this(sale, TenderStrategy.ORIGINAL_FIRST);
  }

  public RefundDesk(Sale sale, TenderStrategy tenders) {
    this.sale = sale;
    this.worth = SaleWorth.of(sale);
    this.tenders = tenders;
    this.ledger = Ledger.open(sale);
  }

  public Answer<Quote> quote(RefundRequest request) {
    return ledger.follow(sale, worth).flatMap(l -> quoter(l).quote(request));
  }

  public Answer<Quote> quote(PaymentRefundRequest request) {
    return ledger.follow(sale, worth).flatMap(l -> quoter(l).quote(request));
  }

  /** Quotes and books; fails if the request is refused. */
  public Quote grant(RefundRequest request) {
    return book(quote(request).orElseThrow());
  }

  public Quote grant(PaymentRefundRequest request) {
    return book(quote(request).orElseThrow());
  }

  public Quote book(Quote quote) {
    ledger = ledger.take("refund_" + ++booked, quote.allocation(), sale, worth);
    for (PayoutShare payout : quote.payouts()) {
      ledger = ledger.reserve(payout.paymentId(), payout.amount());
    }
    return quote;
  }

  /** The quote less a policy's fee, as the engine asks for it. */
  public Quote lessFee(Quote quote, long fee) {
    return quoter(ledger).lessFee(quote, fee);
  }

  public RefundDesk dispute(String paymentId, long amount, Dispute.Stage stage) {
    ledger = ledger.dispute(paymentId, new Dispute("dp_1", amount, stage));
    return this;
  }

  public Sale sale() {
    return sale;
  }

  public SaleWorth worth() {
    return worth;
  }

  public Ledger ledger() {
    return ledger;
  }

  private Quoter quoter(Ledger followed) {
    return new Quoter(sale, worth, followed, tenders);
  }
}
