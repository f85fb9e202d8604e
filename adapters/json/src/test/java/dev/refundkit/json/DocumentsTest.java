package dev.refundkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Remaining;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.PayoutOutcome;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.refusal.Violation;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What documents show beyond the plain case, and the documents that no page shows. */
class DocumentsTest {

  private static final Instant NOW = Instant.parse("2024-01-20T13:30:00Z");
  private static final RefundRequest FULL =
      RefundRequest.of("order_123456", RefundType.FULL, "changed_mind");
  private static final Decision APPROVE = Shop.decision(Outcome.APPROVE);

  private final Shop shop = Shop.headphones(NOW, Shop.card("pay_xyz789", 5449));
  private final RefundJson json = new RefundJson();

  @Test
  void aPlainRefundShowsNothingMore() {
    assertThat(map(shop.open("refund_1", FULL, APPROVE)))
        .doesNotContainKeys("payouts", "decision", "capped_by", "requested_total");
  }

  @Test
  void severalPayoutsAreListed() {
    Shop split = Shop.headphones(NOW, Shop.card("pay_1", 5000), Shop.card("pay_2", 449));
    Change opened = split.open("refund_1", FULL, APPROVE);
    String first = opened.refund().payouts().get(0).id();
    Change sent = opened.refund().sending(first, opened.ledger(), NOW);
    Change paid =
        sent.refund().outcome(first, new PayoutOutcome.Succeeded("re_1", null), sent.ledger(), NOW);

    assertThat(map(paid))
        .containsEntry("transaction_id", "re_1")
        .containsEntry(
            "payouts",
            List.of(
                payout("pay_1", 5000, "succeeded", "re_1"), payout("pay_2", 449, "cleared", null)))
        .extractingByKey("payment_method")
        .hasFieldOrPropertyWithValue("payment_id", null);
    assertReadBack(paid.refund());
  }

  @Test
  void aPayoutThatWentElsewhereIsListed() {
    Change opened = shop.open("refund_1", FULL, APPROVE);
    String first = opened.refund().payouts().get(0).id();
    Change sent = opened.refund().sending(first, opened.ledger(), NOW);
    Change failed =
        sent.refund().outcome(first, new PayoutOutcome.Declined("expired"), sent.ledger(), NOW);
    Change redirected =
        failed
            .refund()
            .redirect(
                RequestedMethod.Type.STORE_CREDIT,
                failed.ledger(),
                Remaining.of(shop.sale(), shop.worth(), failed.ledger()),
                "agent",
                "the card has expired",
                NOW,
                id -> id)
            .orElseThrow();

    assertThat(redirected.refund().livePayouts()).hasSize(1);
    assertThat(map(redirected))
        .extractingByKey("payouts")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .hasFieldOrPropertyWithValue("type", "store_credit");
    assertReadBack(redirected.refund());
  }

  @Test
  void aDecisionThatDidNotApproveIsShown() {
    Change opened = shop.open("refund_1", FULL, Shop.decision(Outcome.REVIEW));

    assertThat(map(opened))
        .containsEntry("status", "pending")
        .containsEntry(
            "decision",
            Map.of(
                "outcome",
                "review",
                "reasons",
                List.of(Map.of("rule", "the_rule", "outcome", "review", "sentence", "Because.")),
                "policy",
                "test",
                "version",
                "7",
                "hash",
                "cafe"))
        .extractingByKey("processing")
        .hasFieldOrPropertyWithValue("auto_approved", false)
        .hasFieldOrPropertyWithValue("approved_at", null);
    assertReadBack(opened.refund());

    Change rejected = opened.refund().reject(opened.ledger(), "ann", "worn", NOW).orElseThrow();
    assertThat(Document.of(rejected.refund()).timeline())
        .last()
        .isEqualTo(new RefundDocument.Step("rejected", NOW, "ann", "worn"));
  }

  @Test
  void aReturnIsShownWhereGoodsMustComeBack() {
    RefundRequest request =
        FULL.withItems(RequestedItem.of("li_abc123", 1))
            .withShipping(new RequestedShipping(true, "ups", null));
    Decision decision =
        new Decision(
            Outcome.APPROVE,
            true,
            true,
            null,
            null,
            Duration.ofDays(30),
            List.of(),
            List.of(),
            Shop.POLICY);
    Change opened = shop.open("refund_1", request, decision);

    assertThat(map(opened))
        .extractingByKey("shipping")
        .hasFieldOrPropertyWithValue("return_required", true)
        .hasFieldOrPropertyWithValue("return_status", "awaiting")
        .hasFieldOrPropertyWithValue("return_by", "2024-02-19T13:30:00Z");
    assertReadBack(opened.refund());
  }

  @Test
  void aNamedTotalThatAFeeLoweredIsShownBesideTheLowerOne() {
    RefundRequest request =
        RefundRequest.of("order_123456", RefundType.PARTIAL, "changed_mind")
            .withItems(RequestedItem.of("li_abc123", 1))
            .withAmounts(RequestedAmounts.total(5449));
    Quote quote = shop.quoter().lessFee(shop.quoter().quote(request).orElseThrow(), 500);
    Change opened = shop.open("refund_1", quote, request, Shop.decision(Outcome.REVIEW));

    assertThat(map(opened)).containsEntry("requested_total", 5449L);
    assertThat(Document.of(opened.refund()).amounts())
        .isEqualTo(new RefundDocument.Amounts(4999, 450, 0, -500, 4949, "USD"));
    assertReadBack(opened.refund());
  }

  @Test
  void whatCappedAnAmountIsShown() {
    Shop paidInPart = Shop.headphones(NOW, Shop.card("pay_1", 1000));
    RefundRequest request =
        RefundRequest.of("order_123456", RefundType.PARTIAL, "changed_mind")
            .withItems(RequestedItem.of("li_abc123", 1));
    Change opened = paidInPart.open("refund_1", request, Shop.decision(Outcome.REVIEW));

    assertThat(map(opened)).containsEntry("capped_by", List.of("order"));
    assertReadBack(opened.refund());
  }

  @Test
  void aPaymentRefundThatIsUndecidedHasNoOutcomeYet() {
    Shop units = Shop.threeUnits(NOW);
    Change opened =
        units.open(
            "ref_1", PaymentRefundRequest.all(Shop.PAYMENT, "r"), Shop.decision(Outcome.REVIEW));
    PaymentRefundDocument document =
        Document.of(
            new PaymentRefund(
                opened.refund(), opened.ledger().payment(Shop.PAYMENT).orElseThrow()));

    assertThat(document.toMap())
        .containsEntry("status", "pending")
        .containsEntry("processed_at", null)
        .containsEntry("processor_refund_id", null)
        .containsKey("decision");
    assertThat(json.readPaymentRefund(document.toJson()).orElseThrow()).isEqualTo(document);
  }

  @Test
  void aQuoteIsWritten() {
    RefundRequest request =
        RefundRequest.of("order_123456", RefundType.PARTIAL, "changed_mind")
            .withItems(RequestedItem.of("li_abc123", 1));

    assertThat(Document.of(shop.propose(request, APPROVE)).toJson())
        .isEqualTo(
            """
            {"items":[{"line_item_id":"li_abc123","product_id":"prod_123",\
            "product_name":"Wireless Headphones","quantity":1,"refund_amount":4999}],\
            "amounts":{"subtotal":4999,"tax":450,"shipping":0,"adjustment":0,"total":5449,\
            "currency":"USD"},\
            "payouts":[{"payment_id":"pay_xyz789","amount":5449}],\
            "parts":[{"line_item_id":"li_abc123","quantity":1,\
            "given":{"value":4999,"tax":450},"units_worth":{"value":4999,"tax":450},\
            "most":{"value":4999,"tax":450},"capped_by":[]}],\
            "payments":[{"payment_id":"pay_xyz789","refundable":5449,"disputed":0,\
            "refunded_elsewhere":0}],\
            "decision":{"outcome":"approve","restock":{"li_abc123":"do_not_restock"},\
            "restock_reasons":{"li_abc123":[{"rule":"goods_rule","outcome":"doNotRestock",\
            "sentence":"Worn."}]},\
            "reasons":[{"rule":"the_rule","outcome":"approve","sentence":"Because."}],\
            "policy":"test","version":"7","hash":"cafe"},\
            "capped_by":[],"max_refundable":5449}""");
  }

  @Test
  void theBalancesOfOrderAndPaymentAreWritten() {
    Change opened = shop.open("refund_1", FULL, APPROVE);
    OrderBalance order = OrderBalance.of(shop.sale(), shop.worth(), opened.ledger());
    PaymentBalance payment = opened.ledger().payment("pay_xyz789").orElseThrow();

    assertThat(Document.of(order).toJson())
        .isEqualTo(
            """
            {"id":"order_123456","currency":"USD","captured":5449,"refunded":0,\
            "in_flight":5449,"refundable":0,"fees_kept":0,\
            "lines":[{"id":"li_abc123","quantity_refundable":0,"refundable":0}],\
            "shipping":{"refundable":0}}""");
    assertThat(Document.of(payment).toJson())
        .isEqualTo(
            """
            {"id":"pay_xyz789","amount":5449,"amount_refunded":0,"amount_refundable":0,\
            "amount_in_flight":5449,"amount_refunded_elsewhere":0,"refunds_count":0}""");
  }

  @Test
  void aRefusalIsWritten() {
    Refusal bad =
        Refusal.invalid(
            List.of(new Violation("reason", "must be present"), new Violation("x", "no")));
    assertThat(Document.of(bad).toJson())
        .isEqualTo(
            """
            {"error":{"code":"invalid_request","message":"reason must be present; x no",\
            "type":"invalid_request","param":"reason",\
            "details":[{"field":"reason","rule":"must be present"},{"field":"x","rule":"no"}],\
            "retryable":false}}""");
    assertThat(Document.of(Refusal.of(RefusalCode.CONFLICT, "changed")).toMap().get("error"))
        .hasFieldOrPropertyWithValue("param", null)
        .hasFieldOrPropertyWithValue("retryable", true)
        .hasFieldOrPropertyWithValue("details", List.of());
  }

  private void assertReadBack(Refund refund) {
    RefundDocument document = Document.of(refund);
    assertThat(json.readRefund(document.toBytes()).orElseThrow()).isEqualTo(document);
  }

  private static Map<String, Object> map(Change change) {
    return Document.of(change.refund()).toMap();
  }

  private static Map<String, Object> payout(
      String payment, long amount, String status, String transaction) {
    Map<String, Object> payout = new LinkedHashMap<>();
    payout.put("payment_id", payment);
    payout.put("type", "original_payment");
    payout.put("amount", amount);
    payout.put("status", status);
    payout.put("transaction_id", transaction);
    return payout;
  }
}
