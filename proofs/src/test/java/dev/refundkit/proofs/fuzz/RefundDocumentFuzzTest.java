package dev.refundkit.proofs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.refundkit.json.RefundJson;

/** Documents of refunds that somebody gives back to be read. */
class RefundDocumentFuzzTest {

  private static final RefundJson JSON = new RefundJson();

  @FuzzTest
  void any_document_is_answered_and_comes_back_equal(byte[] document) {
    Replies.accepted(JSON.readRefund(document))
        .ifPresent(
            read -> assertThat(JSON.readRefund(read.toBytes()).orElseThrow()).isEqualTo(read));
    Replies.accepted(JSON.readPaymentRefund(document))
        .ifPresent(
            read ->
                assertThat(JSON.readPaymentRefund(read.toBytes()).orElseThrow()).isEqualTo(read));
  }
}
