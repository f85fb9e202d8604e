package dev.refundkit.proofs.kills;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.PayoutOrder;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit after the kills can fail. */
class FinalAuditTest {

  private final KeptConnections source =
      new KeptConnections("jdbc:h2:mem:audit-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
  private final Acknowledged acknowledged = new Acknowledged();
  private HttpServer processor;
  private RefundEngine engine;
  private Refund refund;

  @BeforeEach
  void a_refund_is_promised() throws IOException {
    processor = FakeProcessorProcess.listen(1, 0, 0);
    JdbcSchema.install(source);
    engine =
        HostProcess.engine(
            JdbcRefundStore.open(source, HostOptions.TENANT), asked(), KillRun.LEASE);
    refund = Ask.shared(2).put(engine).orElseThrow();
    promise("a-2", refund.id(), refund.accepted().total());
  }

  @AfterEach
  void ends() {
    processor.stop(0);
  }

  private HttpProcessor asked() {
    return new HttpProcessor(processor.getAddress().getPort(), RunningProcessor.PATIENCE, "audit");
  }

  private void promise(String key, String refundId, long total) {
    acknowledged.hear(new String[] {"ACK", key, refundId, Long.toString(total), "."});
  }

  private void check() {
    new FinalAudit(source, asked()).check(acknowledged);
  }

  private void fails(String why) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(this::check)
        .withMessageContaining(why);
  }

  @Test
  void it_passes_what_is_as_it_should_be() {
    engine.effects("worker").runDue();
    check();
  }

  @Test
  void it_sees_an_effect_that_is_still_open() {
    fails("effects that are open");
  }

  @Test
  void it_sees_a_promised_refund_that_is_lost() {
    engine.effects("worker").runDue();
    promise("a-3", "refund_lost", 1100);
    fails("the refund that was promised for a-3");
  }

  @Test
  void it_sees_a_key_that_was_answered_with_two_refunds() {
    engine.effects("worker").runDue();
    Refund other = Ask.shared(7).put(engine).orElseThrow();
    engine.effects("worker").runDue();
    promise("a-2", other.id(), other.accepted().total());
    fails("keys with two refunds");
  }

  @Test
  void it_sees_a_payout_that_was_paid_again_under_another_key() {
    engine.effects("worker").runDue();
    asked()
        .refund(
            new PayoutOrder(
                "another_key",
                refund.payouts().get(0).paymentId(),
                RequestedMethod.Type.ORIGINAL_PAYMENT,
                refund.accepted().total(),
                IsoCurrency.of("USD"),
                refund.id(),
                "changed_mind"));
    fails("paid under the key of no payout");
  }
}
