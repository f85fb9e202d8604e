package dev.refundkit.json;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Proposal;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.Restocking;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.Disposer;
import dev.refundkit.refund.Opening;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A shop that sells headphones, and refunds of it made by the domain itself. */
record Shop(Sale sale, Ledger ledger, Instant now) {

  static final String PAYMENT = "pay_0901f083-aa1c-43c5-af5c-0a9d2fc64e30";
  static final PolicyVersion POLICY = new PolicyVersion("test", "7", "cafe");

  private static final Disposer RESTOCK =
      (item, quantity, condition, inspected) ->
          new Disposition(Restocking.RESTOCK, List.of(), POLICY);

  /** The order of the second reference page. */
  static Shop headphones(Instant now, Payment... payments) {
    SaleLine line =
        new SaleLine(
            "li_abc123",
            "prod_123",
            "Wireless Headphones",
            null,
            "electronics",
            Set.of(),
            1,
            4999,
            0,
            List.of(new TaxPart(TaxPart.SINGLE, 450)),
            true);
    return of("order_123456", line, now, payments);
  }

  /** One payment of 15000, as on the first reference page. */
  static Shop threeUnits(Instant now) {
    SaleLine line =
        new SaleLine(
            "li_1", "prod_1", "Article", null, "other", Set.of(), 3, 15000, 0, List.of(), true);
    return of("order_1", line, now, Payment.captured(PAYMENT, "card", 15000));
  }

  static Payment card(String id, long captured) {
    return new Payment(id, "card", "visa", "4242", Payment.Status.CAPTURED, captured, 0, 0);
  }

  private static Shop of(String id, SaleLine line, Instant now, Payment... payments) {
    Sale sale =
        new Sale(
            id,
            "cust_abc123",
            IsoCurrency.of("USD"),
            now.minusSeconds(864_000),
            null,
            false,
            0,
            List.of(line),
            ShippingCharge.NONE,
            List.of(payments));
    return new Shop(sale, Ledger.open(sale), now);
  }

  Quoter quoter() {
    return new Quoter(sale, worth(), ledger, TenderStrategy.ORIGINAL_FIRST);
  }

  Change open(String id, RefundRequest request, Decision decision) {
    return opening(id, quoter().quote(request).orElseThrow(), decision).of(request);
  }

  Change open(String id, Quote quote, RefundRequest request, Decision decision) {
    return opening(id, quote, decision).of(request);
  }

  Change open(String id, PaymentRefundRequest request, Decision decision) {
    return opening(id, quoter().quote(request).orElseThrow(), decision).of(request);
  }

  Proposal propose(RefundRequest request, Decision decision) {
    Reason worn = new Reason("goods_rule", "doNotRestock", "Worn.", Map.of());
    Disposition restock = new Disposition(Restocking.DO_NOT_RESTOCK, List.of(worn), POLICY);
    return new Proposal(
        sale, quoter().quote(request).orElseThrow(), decision, Map.of("li_abc123", restock));
  }

  SaleWorth worth() {
    return SaleWorth.of(sale);
  }

  static Decision decision(Outcome outcome) {
    Reason reason = Reason.of("the_rule", outcome.wire(), "Because.");
    return Decision.of(outcome, POLICY, reason);
  }

  private Opening opening(String id, Quote quote, Decision decision) {
    return new Opening(
        id, sale, worth(), ledger, quote, decision, "customer", now, key -> key + "-k", RESTOCK);
  }

  /** A body or document of the reference pages. */
  static String page(String name) {
    try (InputStream in = Shop.class.getResourceAsStream(name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> Refusal refusal(Answer<T> answer) {
    if (answer instanceof Answer.Refused<T> refused) {
      return refused.refusal();
    }
    throw new AssertionError("accepted: " + answer);
  }
}
