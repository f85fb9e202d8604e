package dev.refundkit.samples.shop.api;

import dev.refundkit.json.RefundJson;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.spring.RefundEngines;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hears the processor. Nothing is parsed before its signature was found genuine. */
@RestController
final class Notices {

  static final String PATH = "/v1/webhooks/processor";
  static final String SIGNATURE = "Processor-Signature";

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final BodyReading bodies;
  private final NoticeSecrets secrets;
  private final RateLimits limits;
  private final RefundJson json;
  private final RefundEngines engines;

  Notices(
      BodyReading bodies,
      NoticeSecrets secrets,
      RateLimits limits,
      RefundJson json,
      RefundEngines engines) {
    this.bodies = bodies;
    this.secrets = secrets;
    this.limits = limits;
    this.json = json;
    this.engines = engines;
  }

  @PostMapping(PATH)
  ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
    byte[] body = bodies.read(request);
    String tenant = secrets.tenant(request.getHeader(SIGNATURE), body).orElse(null);
    if (tenant == null) {
      limits.stranger(request.getRemoteAddr());
      throw new FaultException(Fault.NOTICE_NOT_GENUINE);
    }
    report(tenant, body);
    return ResponseEntity.noContent().build();
  }

  /** What is not understood is taken all the same, or it would come again for ever. */
  private void report(String tenant, byte[] body) {
    Answer<Refund> told;
    try {
      told = json.readNotice(body).flatMap(notice -> engines.of(tenant).report(notice));
      engines.wake();
    } catch (RuntimeException e) {
      Unexpected.log(e);
      throw new FaultException(Fault.UNAVAILABLE);
    }
    if (told instanceof Answer.Refused<Refund> refused) {
      RefusalCode code = refused.refusal().code();
      LOG.warn("A notice for {} changed nothing: {}", tenant, code.wire());
      if (code == RefusalCode.CONFLICT) {
        throw new FaultException(Fault.UNAVAILABLE);
      }
    }
  }
}
