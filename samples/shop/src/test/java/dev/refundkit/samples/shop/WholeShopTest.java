package dev.refundkit.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.json.RefundJson;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.orders.Stock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shop and the acquirer together, on either database. */
class WholeShopTest {

  private static final String ORDER_CALL =
      """
      {
        "order_id": "order_123456",
        "type": "partial",
        "reason": "product_damaged",
        "reason_details": "Item arrived with scratches on the surface",
        "items": [{"line_item_id": "li_abc123", "quantity": 1, "restock": false}],
        "amounts": {"subtotal": 4999, "tax": 450, "shipping": 0, "total": 5449},
        "payment_method": {"type": "original_payment", "payment_id": "pay_xyz789"},
        "processing": {"auto_approve": true, "notify_customer": true, "process_immediately": true}
      }
      """;
  private static final String PAYMENT = "pay_0901f083-aa1c-43c5-af5c-0a9d2fc64e30";
  private static final String PAYMENT_CALL =
      """
      {
        "amount": 5000,
        "reason": "requested_by_customer",
        "notes": "Customer returned item",
        "metadata": {"return_id": "ret_abc123"}
      }
      """;

  private final RefundJson json = new RefundJson();

  private RefundRequest orderCall() {
    return json.readRefundRequest(ORDER_CALL).orElseThrow();
  }

  private static RefusalCode code(Answer<?> answer) {
    return ((Answer.Refused<?>) answer).refusal().code();
  }

  @ParameterizedTest
  @EnumSource
  void bothReferenceCallsArePaidOnceAtTheAcquirer(ShopDatabase database) {
    try (RunningAcquirer acquirer = RunningAcquirer.start();
        RunningShop shop = RunningShop.start(database, acquirer.url())) {
      Refund refund = shop.engine("acme").create(orderCall(), RunningShop.AGENT).orElseThrow();
      Refund completed = shop.completed(refund.id());
      assertThat(completed.payouts()).hasSize(1);
      assertThat(acquirer.paid(completed.payouts().get(0).key())).isEqualTo(5_449);
      PaymentRefund asked =
          shop.engine("acme")
              .refundPayment(
                  json.readPaymentRefundRequest(PAYMENT, PAYMENT_CALL).orElseThrow(),
                  RunningShop.AGENT)
              .orElseThrow();
      Refund paid = shop.completed(asked.refund().id());
      assertThat(acquirer.paid(paid.payouts().get(0).key())).isEqualTo(5_000);
      assertThat(acquirer.entries()).isEqualTo(2);
      assertThat(new Stock(shop.jdbc(), "acme").units("prod_123")).contains(12L);
    }
  }

  @Test
  void oneTenantDoesNotFindTheRefundsOfAnother() {
    try (RunningAcquirer acquirer = RunningAcquirer.start();
        RunningShop shop = RunningShop.start(ShopDatabase.H2, acquirer.url())) {
      Refund refund = shop.engine("acme").create(orderCall(), RunningShop.AGENT).orElseThrow();
      shop.completed(refund.id());
      assertThat(code(shop.engine("globex").get(refund.id(), RunningShop.AGENT)))
          .isEqualTo(RefusalCode.REFUND_NOT_FOUND);
      assertThat(
              shop.engine("globex")
                  .order("order_123456", RunningShop.AGENT)
                  .orElseThrow()
                  .toString())
          .contains("7600")
          .doesNotContain("5449");
    }
  }

  @Test
  void aLostAnswerIsSettledByAskingAndPaidOnce() {
    try (RunningAcquirer acquirer = RunningAcquirer.start();
        RunningShop shop = RunningShop.start(ShopDatabase.H2, acquirer.url())) {
      acquirer.willBe("time_out_after");
      Refund refund = shop.engine("acme").create(orderCall(), RunningShop.AGENT).orElseThrow();
      shop.unknown(refund.id());
      shop.hint("acme", refund.id());
      Refund completed = shop.completed(refund.id());
      assertThat(acquirer.paid(completed.payouts().get(0).key())).isEqualTo(5_449);
      assertThat(acquirer.entries()).isEqualTo(1);
    }
  }

  @Test
  void refundsThatGaveSomethingBackCountForTheCustomersNextOne() {
    try (RunningAcquirer acquirer = RunningAcquirer.start();
        RunningShop shop = RunningShop.start(ShopDatabase.H2, acquirer.url())) {
      assertThat(shop.refundsLately("acme", "cust_abc123")).isZero();
      shop.engine("acme").create(orderCall(), RunningShop.AGENT).orElseThrow();
      assertThat(shop.refundsLately("acme", "cust_abc123")).isEqualTo(1);
      Refund rejected =
          shop.engine("acme")
              .create(
                  RefundRequest.of("order_1004", RefundType.FULL, "changed_mind"),
                  RunningShop.AGENT)
              .orElseThrow();
      assertThat(rejected.status()).isEqualTo(RefundStatus.REJECTED);
      assertThat(shop.refundsLately("acme", "cust_abc123")).isEqualTo(1);
      assertThat(shop.refundsLately("globex", "cust_abc123")).isZero();
    }
  }
}
