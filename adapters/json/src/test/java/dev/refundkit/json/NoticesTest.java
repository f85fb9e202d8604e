package dev.refundkit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusedException;
import dev.refundkit.request.ProcessorNotice;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Bodies of processors' notices. */
class NoticesTest {

  private final RefundJson json = new RefundJson();

  @Test
  void whatItIsAboutIsReadAndWhatItClaimsIsLeft() {
    String body =
        """
        {"id": "evt_1", "type": "refund.failed", "refund_id": "refund_1", "payment_id": "pay_1",
         "status": "failed", "created_at": "2024-01-20T13:30:00Z"}""";
    assertThat(read(body).orElseThrow())
        .isEqualTo(new ProcessorNotice("evt_1", "refund_1", "pay_1"));
  }

  @Test
  void aNoticeOfAllPayoutsNamesNoPayment() {
    assertThat(read("{\"id\": \"evt_1\", \"refund_id\": \"refund_1\"}").orElseThrow())
        .isEqualTo(new ProcessorNotice("evt_1", "refund_1", null));
  }

  @Test
  void aNoticeWithoutItsRefundOrWithUnknownFieldsIsRefusedByName() {
    assertThat(refusedFields("{\"id\": \"evt_1\", \"amount\": 5}"))
        .containsExactlyInAnyOrder("refund_id", "amount");
    assertThat(refusedFields("[]")).containsExactly("body");
  }

  private Answer<ProcessorNotice> read(String body) {
    return json.readNotice(body.getBytes(UTF_8));
  }

  private Iterable<String> refusedFields(String body) {
    RefusedException refused =
        Assertions.catchThrowableOfType(RefusedException.class, () -> read(body).orElseThrow());
    return refused.refusal().violations().stream().map(v -> v.field()).toList();
  }
}
