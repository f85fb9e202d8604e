package dev.refundkit.proofs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.request.RefundRequest;

/** The body of a request to refund an order. */
class OrderRequestFuzzTest {

  private static final RefundJson JSON = new RefundJson();
  private static final RefundJson LARGE = new RefundJson(RefundJson.MAX_DOCUMENT_BYTES);

  @FuzzTest
  void any_body_is_answered_and_keeps_the_books(byte[] body) {
    Replies.accepted(JSON.readRefundRequest(body))
        .ifPresent(
            request -> {
              comesBack(request);
              new FuzzedShop().ask(request);
            });
  }

  private static void comesBack(RefundRequest request) {
    byte[] written = Document.of(request).toBytes();
    assertThat(LARGE.readRefundRequest(written).orElseThrow()).isEqualTo(request);
  }
}
