package dev.refundkit.proofs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.request.PaymentRefundRequest;

/** The body of a request to refund a payment. */
class PaymentRequestFuzzTest {

  private static final RefundJson JSON = new RefundJson();
  private static final RefundJson LARGE = new RefundJson(RefundJson.MAX_DOCUMENT_BYTES);

  @FuzzTest
  void any_body_is_answered_and_keeps_the_books(byte[] body) {
    Replies.accepted(JSON.readPaymentRefundRequest(FuzzedShop.PAYMENT, body))
        .ifPresent(
            request -> {
              comesBack(request);
              new FuzzedShop().ask(request);
            });
  }

  private static void comesBack(PaymentRefundRequest request) {
    byte[] written = Document.of(request).toBytes();
    assertThat(LARGE.readPaymentRefundRequest(request.paymentId(), written).orElseThrow())
        .isEqualTo(request);
  }
}
