package dev.refundkit.samples.shop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.samples.shop.RunningShop;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk as people use it, over HTTP. */
class DeskTest {

  private RunningAcquirer acquirer;
  private RunningShop shop;

  @BeforeEach
  void start() {
    acquirer = RunningAcquirer.start();
    shop = RunningShop.start(ShopDatabase.H2, acquirer.url());
  }

  @AfterEach
  void stop() {
    shop.close();
    acquirer.close();
  }

  private Visitor visitor(String name) {
    return new Visitor(shop.port()).signedIn(name);
  }

  /** A refund that the policy leaves to a person: a damaged article of a customer at risk. */
  private Refund inReview(String askedBy) {
    Refund refund =
        shop.engine("acme")
            .create(
                RefundRequest.of("order_1010", RefundType.FULL, "product_damaged"),
                Actor.of(askedBy))
            .orElseThrow();
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    return refund;
  }

  private RefundStatus status(Refund refund) {
    return shop.engine("acme").get(refund.id(), RunningShop.AGENT).orElseThrow().status();
  }

  @Test
  void aRefundInReviewIsFoundReadAndApproved() {
    Refund refund = inReview("agent");
    Visitor visitor = visitor("acme-approver");
    String path = "/desk/refunds/" + refund.id();
    Visitor.Page queue = visitor.open("/desk");
    assertThat(queue.text()).contains(path).contains("1 refund").contains("USD");
    Visitor.Page page = visitor.open(path);
    assertThat(page.text()).contains("wants a person to decide");
    refund
        .facts()
        .decision()
        .reasons()
        .forEach(reason -> assertThat(page.text()).contains(reason.rule()));
    Visitor.Page after = visitor.submit(path, path + "/approve", "note", "seen the photos");
    assertThat(after.text()).contains("Approved.").contains("seen the photos");
    assertThat(shop.completed(refund.id()).approval().by()).isEqualTo("approver");
  }
}
