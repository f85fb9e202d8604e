package dev.refundkit.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refund.Refund;
import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.api.Client;
import dev.refundkit.samples.shop.api.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the acquirer tells by its webhooks, and what the shop makes of it, over HTTP both ways. */
@ParameterizedClass
@EnumSource
class WebhooksTest {

  @Parameter private ShopDatabase database;

  private RunningAcquirer acquirer;
  private RunningShop shop;
  private Client agent;

  /** The shop asks nobody by itself within the time of a test. */
  @BeforeEach
  void start() {
    acquirer = RunningAcquirer.start();
    shop = RunningShop.start(database, acquirer.url(), "--refund.effects.idle=1h");
    acquirer.tells(shop.url());
    agent = shop.client("sample_acme_agent");
  }

  @AfterEach
  void stop() {
    shop.close();
    acquirer.close();
  }

  private String pending() {
    acquirer.willBe("pending");
    Reply opened = ReferenceCall.read("order-refund.txt").send(shop.port(), "sample_acme_agent");
    String id = opened.expect(201).at("/id");
    shop.pending(id);
    assertThat(shown(id).at("/status")).isEqualTo("processing");
    return id;
  }

  private Reply shown(String refundId) {
    return agent.get("/v1/refunds/" + refundId).expect(200);
  }

  private static String key(Refund refund) {
    return refund.payouts().get(0).key();
  }

  @Test
  void aPayoutThatIsPaidLateCompletesItsRefundAndOneTakenBackFailsIt() {
    String id = pending();
    String key = key(shop.pending(id));
    acquirer.settle(key, true);
    shop.completed(id);
    assertThat(shown(id).at("/status")).isEqualTo("completed");
    assertThat(acquirer.paid(key)).isEqualTo(5_449);

    acquirer.settle(key, false);
    shop.failed(id);
    assertThat(shown(id).at("/status")).isEqualTo("failed");
    assertThat(agent.get("/v1/payments/pay_xyz789").expect(200).at("/amount_refunded"))
        .isEqualTo("0");
  }

  @Test
  void aPayoutThatTheBankRefusesLateFailsItsRefund() {
    String id = pending();
    acquirer.settle(key(shop.pending(id)), false);
    shop.failed(id);
    assertThat(shown(id).at("/status")).isEqualTo("failed");
    assertThat(acquirer.entries()).isZero();
  }

  @Test
  void aPayoutOfUnknownOutcomeIsAskedForOnceItIsTold() {
    acquirer.willBe("time_out_after");
    Reply opened = ReferenceCall.read("order-refund.txt").send(shop.port(), "sample_acme_agent");
    Refund completed = shop.completed(opened.expect(201).at("/id"));
    assertThat(acquirer.paid(key(completed))).isEqualTo(5_449);
    assertThat(acquirer.entries()).isEqualTo(1);
  }
}
