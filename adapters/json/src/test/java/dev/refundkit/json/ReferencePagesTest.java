package dev.refundkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.PayoutOutcome;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The two calls as the reference pages show them. */
class ReferencePagesTest {

  private static final String REFUND = "refund_0901f083-aa1c-43c5-af5c-0a9d2fc64e30";

  private final RefundJson json = new RefundJson();

  @Test
  void theOrderCallIsReadFieldForField() {
    assertThat(json.readRefundRequest(Shop.page("order-refund-request")).orElseThrow())
        .isEqualTo(
            new RefundRequest(
                "order_123456",
                RefundType.PARTIAL,
                "product_damaged",
                "Item arrived with scratches on the surface",
                List.of(new RequestedItem("li_abc123", 1, false)),
                new RequestedAmounts(4999L, 450L, 0L, null, 5449L, null),
                new RequestedMethod(RequestedMethod.Type.ORIGINAL_PAYMENT, "pay_xyz789"),
                RequestedShipping.NONE,
                new Processing(true, true, true),
                null,
                Map.of()));
  }

  @Test
  void thePaymentCallIsReadFieldForField() {
    String body = Shop.page("payment-refund-request");
    assertThat(json.readPaymentRefundRequest(Shop.PAYMENT, body).orElseThrow())
        .isEqualTo(
            new PaymentRefundRequest(
                Shop.PAYMENT,
                5000L,
                null,
                "requested_by_customer",
                "Customer returned item",
                Map.of()));
  }

  /** But for the clock, which stands still in a test and does not on the page. */
  @Test
  void anOrdersRefundIsWrittenAsThePageShowsIt() {
    Instant now = Instant.parse("2024-01-20T13:30:00Z");
    RefundRequest request = json.readRefundRequest(Shop.page("order-refund-request")).orElseThrow();
    Change change =
        Shop.headphones(now, Shop.card("pay_xyz789", 5449))
            .open(REFUND, request, Shop.decision(Outcome.APPROVE));

    String page = Shop.page("order-refund").replaceAll("13:30:0[12]Z", "13:30:00Z");
    assertThat(Document.of(change.refund()).toJson()).isEqualTo(compact(page));
  }

  @Test
  void aPaymentsRefundIsWrittenAsThePageShowsIt() {
    assertThat(Document.of(paymentRefund()).toJson())
        .isEqualTo(compact(Shop.page("payment-refund")));
  }

  @Test
  void bothDocumentsAreReadBack() {
    RefundDocument order = json.readRefund(Shop.page("order-refund")).orElseThrow();
    assertThat(order.toJson()).isEqualTo(compact(Shop.page("order-refund")));
    assertThat(json.readRefund(order.toBytes()).orElseThrow()).isEqualTo(order);

    PaymentRefundDocument payment =
        json.readPaymentRefund(Shop.page("payment-refund")).orElseThrow();
    assertThat(payment).isEqualTo(Document.of(paymentRefund()));
    assertThat(json.readPaymentRefund(payment.toBytes()).orElseThrow()).isEqualTo(payment);
  }

  @Test
  void mapsHoldLongsTextsAndNulls() {
    Map<String, Object> map = json.readRefund(Shop.page("order-refund")).orElseThrow().toMap();

    assertThat(map)
        .containsEntry("created_at", "2024-01-20T13:30:00Z")
        .containsEntry("transaction_id", null)
        .containsEntry("metadata", Map.of())
        .extractingByKey("amounts")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("total", 5449L);
    assertThat(map.keySet()).startsWith("id", "object", "order_id", "customer_id", "type");
  }

  private PaymentRefund paymentRefund() {
    Instant now = Instant.parse("2024-01-20T10:00:00Z");
    PaymentRefundRequest request =
        new PaymentRefundRequest(
            Shop.PAYMENT,
            5000L,
            "USD",
            "requested_by_customer",
            "Customer returned item",
            Map.of("return_id", "ret_abc123"));
    Change opened =
        Shop.threeUnits(now).open("ref_1234567890abcdef", request, Shop.decision(Outcome.APPROVE));
    String payout = opened.refund().payouts().get(0).id();
    Change sent = opened.refund().sending(payout, opened.ledger(), now);
    Change done =
        sent.refund()
            .outcome(
                payout,
                new PayoutOutcome.Succeeded(
                    "re_1234567890", "https://receipts.stateset.com/ref_1234567890abcdef"),
                sent.ledger(),
                now.plusSeconds(5));
    return new PaymentRefund(done.refund(), done.ledger().payment(Shop.PAYMENT).orElseThrow());
  }

  private static String compact(String json) {
    return JsonMapper.shared().readTree(json).toString();
  }
}
