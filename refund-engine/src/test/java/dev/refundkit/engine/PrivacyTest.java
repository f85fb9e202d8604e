package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.itemReturn;
import static dev.refundkit.engine.Shop.sellable;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedShipping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No card number and no e-mail address is stored, told or listed anywhere. */
class PrivacyTest {

  private static final String CARD = "4111 1111 1111 1111";
  private static final String MAIL = "jane.doe@example.com";
  private static final String SECRET = "pay " + CARD + " or write " + MAIL;

  private final Shop shop = new Shop();

  @Test
  void free_texts_of_an_order_refund_are_masked() {
    Refund refund =
        shop.create(itemReturn(PLAIN, units("shoes", 1)).withTexts(SECRET, SECRET, metadata()));
    assertThat(refund.facts().notes()).isEqualTo("pay [card] or write [e-mail]");
    nothingIsKept();
  }

  @Test
  void free_texts_of_a_payment_refund_are_masked() {
    shop.engine
        .refundPayment(
            new PaymentRefundRequest("card", 100L, null, Shop.REASON, SECRET, metadata()), AGENT)
        .orElseThrow();
    nothingIsKept();
  }

  @Test
  void notes_of_people_are_masked() {
    shop.policy.says(Outcome.REVIEW);
    Refund first = shop.create(itemReturn(PLAIN, units("shoes", 1)));
    shop.engine.approve(first.id(), AGENT, SECRET).orElseThrow();
    shop.engine
        .receiveReturn(first.id(), List.of(sellable("shoes", 1)), AGENT, SECRET)
        .orElseThrow();
    Refund second = shop.create(itemReturn(PLAIN, units("mug", 1)));
    shop.engine.reject(second.id(), AGENT, SECRET).orElseThrow();
    Refund third = shop.create(itemReturn(PLAIN, units("mug", 1)));
    shop.engine.cancel(third.id(), AGENT, SECRET).orElseThrow();
    shop.run();
    nothingIsKept();
  }

  @Test
  void the_carrier_and_service_of_a_return_are_masked() {
    RequestedShipping shipping = new RequestedShipping(true, CARD, MAIL);
    shop.create(itemReturn(PLAIN, units("shoes", 1)).withShipping(shipping));
    nothingIsKept();
  }

  @Test
  void references_of_outside_facts_are_masked() {
    shop.engine.recordExternal("card", 100, "by " + MAIL, AGENT).orElseThrow();
    shop.engine.dispute("card", CARD, 100, Dispute.Stage.OPEN, AGENT).orElseThrow();
    nothingIsKept();
  }

  @Test
  void a_stored_answer_is_masked_too() {
    shop.engine
        .create(
            itemReturn(PLAIN, units("shoes", 1)).withTexts(SECRET, SECRET, metadata()),
            AGENT,
            "key")
        .orElseThrow();
    assertThat(shop.store.answered("key").orElseThrow().toString())
        .doesNotContain(CARD)
        .doesNotContain(MAIL);
  }

  @Test
  void a_reason_that_no_policy_declares_is_masked() {
    RefundRequest request = RefundRequest.of(PLAIN, RefundType.FULL, "card " + CARD);
    Refund refund = shop.engine.create(request, AGENT, "key").orElseThrow();
    shop.engine.refundPayment(PaymentRefundRequest.of("gift", 100, MAIL), AGENT).orElseThrow();

    assertThat(refund.facts().reason()).isEqualTo("card [card]");
    assertThat(shop.store.answered("key").orElseThrow().toString()).doesNotContain(CARD);
    nothingIsKept();
  }

  @Test
  void an_idempotency_key_is_stored_masked_and_stays_different_from_every_other() {
    RefundRequest request = itemReturn(PLAIN, units("shoes", 1));
    Refund first = shop.engine.create(request, AGENT, "key " + CARD).orElseThrow();
    Refund again = shop.engine.create(request, AGENT, "key " + CARD).orElseThrow();
    Refund other =
        shop.engine
            .create(itemReturn(PLAIN, units("mug", 1)), AGENT, "key 5555 5555 5555 4444")
            .orElseThrow();

    assertThat(again.id()).isEqualTo(first.id()).isNotEqualTo(other.id());
    assertThat(shop.store.answered("key " + CARD)).isEmpty();
    nothingIsKept();
  }

  @Test
  void an_id_that_nobody_knows_is_answered_masked() {
    assertThat(
            List.of(
                    shop.engine.create(RefundRequest.of(MAIL, RefundType.FULL, "r"), AGENT),
                    shop.engine.create(itemReturn(PLAIN, units(MAIL, 1)), AGENT),
                    shop.engine.refundPayment(PaymentRefundRequest.all(MAIL, "r"), AGENT),
                    shop.engine.get(MAIL, AGENT),
                    shop.engine.order(MAIL, AGENT),
                    shop.engine.payment(MAIL, AGENT))
                .toString())
        .contains("[e-mail]")
        .doesNotContain(MAIL);
  }

  private static Map<String, Object> metadata() {
    return Map.of(
        "text",
        SECRET,
        MAIL,
        "key",
        "deep",
        Map.of("list", List.of(CARD)),
        "number",
        4111111111111111L);
  }

  private void nothingIsKept() {
    shop.run();
    String all = shop.store.world() + " " + shop.told + " " + shop.labels + shop.processor.calls();
    assertThat(all).doesNotContain(CARD).doesNotContain(MAIL).doesNotContain("4111111111111111");
  }
}
