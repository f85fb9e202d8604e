package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundShop.TOTAL;
import static dev.refundkit.refund.RefundShop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.quote.Cap;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Units;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a new refund is, from the request, the sale and the policy's decision. */
class OpeningTest {

  private static Payment visa(String id, String last4, long captured) {
    return new Payment(id, "card", "visa", last4, Payment.Status.CAPTURED, captured, 0, 0);
  }

  @Test
  void the_facts_are_those_of_the_request_and_of_the_sale() {
    Processing quiet = new Processing(null, false, null);
    RefundRequest request =
        Asks.partial("shoes", 1, RequestedAmounts.total(3_300))
            .withProcessing(quiet)
            .withTexts("too small", "a regular", Map.of("ticket", 7));

    Refund refund = new RefundShop(order().build()).opens(request).refund();

    RefundFacts facts = refund.facts();
    assertThat(refund.id()).isEqualTo("r1");
    assertThat(facts.saleId()).isEqualTo(SaleFixture.ORDER);
    assertThat(facts.customerId()).isEqualTo("cust_1");
    assertThat(facts.type()).isEqualTo(RefundType.PARTIAL);
    assertThat(facts.ofPayment()).isFalse();
    assertThat(facts.reason()).isEqualTo(Asks.REASON);
    assertThat(facts.reasonDetails()).isEqualTo("too small");
    assertThat(facts.notes()).isEqualTo("a regular");
    assertThat(facts.metadata()).isEqualTo(Map.of("ticket", 7));
    assertThat(facts.currency()).isEqualTo(IsoCurrency.of("USD"));
    assertThat(facts.method()).isEqualTo(RequestedMethod.ORIGINAL);
    assertThat(facts.processing()).isEqualTo(quiet);
    assertThat(facts.requestedBy()).isEqualTo(RefundShop.CUSTOMER);
    assertThat(facts.decision()).isEqualTo(RefundShop.decision(Outcome.APPROVE));
    assertThat(facts.namedTotal()).isEqualTo(3_300);
    assertThat(facts.cappedBy()).isEmpty();
    assertThat(facts.asked()).isEqualTo(refund.accepted());
    assertThat(facts.createdAt()).isEqualTo(NOW);
    assertThat(refund.updatedAt()).isEqualTo(NOW);
    assertThat(refund.total()).isEqualTo(RefundShop.usd(3_300));
  }

  @Test
  void a_reason_that_looks_like_an_address_is_not_stored() {
    RefundRequest request =
        RefundRequest.of(SaleFixture.ORDER, RefundType.FULL, "ask jo@example.com");
    assertThat(RefundShop.oneCard().opens(request).refund().facts().reason())
        .doesNotContain("jo@example.com");
  }

  @Test
  void what_lowered_a_computed_amount_is_told_m6() {
    RefundShop shop = new RefundShop(order().card("card", 3_000).build());
    RefundFacts facts = shop.opens(Asks.itemReturn("shoes", 1)).refund().facts();
    assertThat(facts.cappedBy()).containsExactly(Cap.ORDER);
    assertThat(facts.namedTotal()).isNull();
  }

  @Test
  void the_money_may_be_counted_on_in_three_days_unless_the_policy_says_otherwise_l9() {
    Decision soon =
        new Decision(
            Outcome.APPROVE,
            false,
            false,
            null,
            Duration.ofHours(5),
            null,
            List.of(),
            List.of(),
            RefundShop.POLICY);
    assertThat(RefundShop.oneCard().opensFull().refund().facts().estimatedCompletion())
        .isEqualTo(NOW.plus(Duration.ofDays(3)));
    assertThat(RefundShop.oneCard().says(soon).opensFull().refund().facts().estimatedCompletion())
        .isEqualTo(NOW.plus(Duration.ofHours(5)));
  }

  @Test
  void the_card_is_shown_when_one_payment_gives_all() {
    RefundShop shop =
        new RefundShop(
            order().payment(visa("card", "4242", TOTAL)).payment(visa("b", "1111", 100)).build());
    RefundFacts facts = shop.opens(Asks.itemReturn("shoes", 2)).refund().facts();
    assertThat(facts.methodBrand()).isEqualTo("visa");
    assertThat(facts.methodLast4()).isEqualTo("4242");
  }

  @Test
  void no_card_is_shown_when_several_payments_give() {
    RefundShop shop =
        new RefundShop(
            order().payment(visa("card", "4242", 8_000)).payment(visa("b", "1111", 5_750)).build());
    RefundFacts facts = shop.opensFull().refund().facts();
    assertThat(facts.methodBrand()).isNull();
    assertThat(facts.methodLast4()).isNull();
  }

  @Test
  void goods_worth_nothing_show_the_card_that_the_request_names() {
    RefundShop shop =
        new RefundShop(
            SaleFixture.usd()
                .line("gift", 1, 0, 0)
                .line("mug", 1, 500, 0)
                .payment(visa("card", "4242", 500))
                .build());
    RefundRequest gift = Asks.itemReturn("gift", 1).withMethod(Asks.from("card"));
    assertThat(shop.opens(gift).refund().facts().methodLast4()).isEqualTo("4242");
  }

  @Test
  void a_line_is_taken_over_with_its_units_and_whether_it_may_be_put_back_l2() {
    RefundRequest request =
        Asks.partial(new RequestedItem("shoes", 1, true), RequestedItem.of("mug", 1));

    RefundLife life =
        new RefundShop(RefundShop.unshipped(order().build(), "mug"))
            .says(Outcome.REVIEW)
            .opens(request);

    RefundItem shoes = life.item("shoes");
    assertThat(shoes.productId()).isEqualTo("prod_shoes");
    assertThat(shoes.productName()).isEqualTo("Article shoes");
    assertThat(shoes.units()).isEqualTo(Units.of(0, 1));
    assertThat(shoes.shipped()).isTrue();
    assertThat(shoes.restock()).isTrue();
    assertThat(shoes.came()).isEqualTo(Units.NONE);
    assertThat(life.item("mug").shipped()).isFalse();
    assertThat(life.item("mug").restock()).isFalse();
  }

  @Test
  void one_payout_is_reserved_for_each_payment_under_a_key_of_its_own() {
    RefundShop shop = RefundShop.twoPayments().says(Outcome.REVIEW);
    RefundLife life = shop.opensFull();
    assertThat(life.payout(1))
        .isEqualTo(
            Payout.reserved(
                "r1-1", "card", RequestedMethod.Type.ORIGINAL_PAYMENT, 8_000, "key-r1-1"));
    assertThat(life.payout(2))
        .isEqualTo(
            Payout.reserved(
                "r1-2", "gift", RequestedMethod.Type.ORIGINAL_PAYMENT, 5_750, "key-r1-2"));
    assertThat(shop.room()).isZero();
  }

  @Test
  void a_payout_goes_where_the_request_asks_for_m16() {
    RefundRequest credit =
        Asks.full().withMethod(new RequestedMethod(RequestedMethod.Type.STORE_CREDIT, null));
    assertThat(RefundShop.oneCard().opens(credit).payout(1).destination())
        .isEqualTo(RequestedMethod.Type.STORE_CREDIT);
  }

  @Test
  void the_refund_of_a_payment_names_no_lines_and_goes_to_the_payment_m5() {
    RefundShop shop = RefundShop.twoPayments();
    PaymentRefundRequest request =
        new PaymentRefundRequest("gift", 700L, null, "goodwill", "note", Map.of("k", "v"));

    RefundLife life = shop.opens(request);

    RefundFacts facts = life.refund().facts();
    assertThat(facts.ofPayment()).isTrue();
    assertThat(facts.method()).isEqualTo(Asks.from("gift"));
    assertThat(facts.reason()).isEqualTo("goodwill");
    assertThat(facts.reasonDetails()).isNull();
    assertThat(facts.notes()).isEqualTo("note");
    assertThat(facts.metadata()).isEqualTo(Map.of("k", "v"));
    assertThat(facts.processing()).isEqualTo(Processing.DEFAULT);
    assertThat(life.refund().items()).isEmpty();
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.NOT_REQUIRED);
    assertThat(life.payout(1).paymentId()).isEqualTo("gift");
    assertThat(shop.room()).isEqualTo(TOTAL - 700);
    assertThat(shop.worthLeft("shoes").total()).as("lines keep their own").isEqualTo(11_000);
  }
}
