package dev.refundkit.proofs.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.refundkit.engine.WebhookSignature;
import dev.refundkit.engine.WebhookSignature.Verdict;
import dev.refundkit.json.RefundJson;
import dev.refundkit.testkit.story.ScriptedHost;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What a processor's webhook may send: a header in the first line, and a body after it. */
class NoticeFuzzTest {

  private static final byte[] PRESENT = "the present secret".getBytes(UTF_8);
  private static final byte[] BEFORE = "the secret before".getBytes(UTF_8);
  private static final WebhookSignature SIGNATURE = signature(PRESENT, BEFORE);
  private static final RefundJson JSON = new RefundJson();

  @FuzzTest
  void no_notice_passes_unsigned_and_any_body_is_answered(byte[] notice) {
    int end = endOfLine(notice);
    String header = new String(notice, 0, end, ISO_8859_1);
    byte[] body = Arrays.copyOfRange(notice, Math.min(end + 1, notice.length), notice.length);

    assertThat(SIGNATURE.verify(SIGNATURE.header(body), body)).isEqualTo(Verdict.GENUINE);
    if (SIGNATURE.verify(header, body) == Verdict.GENUINE) {
      assertThat(header).containsAnyOf(signed(PRESENT, body), signed(BEFORE, body));
    }
    Replies.accepted(JSON.readNotice(body));
  }

  private static WebhookSignature signature(byte[]... secrets) {
    return WebhookSignature.of(List.of(secrets), Duration.ofMinutes(5), () -> ScriptedHost.START);
  }

  private static String signed(byte[] secret, byte[] body) {
    String header = signature(secret).header(body);
    return header.substring(header.indexOf("v1="));
  }

  private static int endOfLine(byte[] notice) {
    int end = 0;
    while (end < notice.length && notice[end] != '\n') {
      end++;
    }
    return end;
  }
}
