package dev.refundkit.quote;

import static dev.refundkit.Asks.full;
import static dev.refundkit.Asks.itemReturn;
import static dev.refundkit.Asks.payment;
import static dev.refundkit.Asks.valueOnly;
import static dev.refundkit.Asks.wholePayment;
import static dev.refundkit.QuoteAssert.assertQuote;
import static dev.refundkit.QuoteAssert.assertRefused;
import static dev.refundkit.refusal.RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.request.RefundType;
import org.junit.jupiter.api.Test;

/** M5: refunds of a payment that name no line. */
class PaymentQuoteTest {

  @Test
  void an_amount_is_apportioned_over_value_tax_and_shipping_m5() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 700, 0).shipping(200, 100).desk();
    Quote quote = desk.grant(payment("p1", 500));
    assertQuote(quote).gives(350, 50, 100, 0).lines().pays(new PayoutShare("p1", 500));
    assertThat(quote.type()).isEqualTo(RefundType.PAYMENT);
    assertThat(quote.named()).isEqualTo(500);
    assertThat(quote.maxRefundable()).isEqualTo(1000);
  }

  @Test
  void its_tax_is_apportioned_over_the_taxes_by_name_m5() {
    RefundDesk desk =
        SaleFixture.usd()
            .line("A", 1, 600, 0, SaleFixture.taxes(200, 100))
            .line("B", 1, 0, 0, SaleFixture.taxes(100))
            .desk();
    Quote quote = desk.grant(payment("p1", 500));
    assertThat(quote.allocation().unallocated().tax("tax")).isEqualTo(150);
    assertThat(quote.allocation().unallocated().tax("county")).isEqualTo(50);
  }

  @Test
  void lines_keep_their_own_balance_m5() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 1000, 0).desk();
    desk.grant(payment("p1", 400));
    assertThat(desk.ledger().lines()).isEmpty();
    assertQuote(desk.grant(itemReturn("A", 1))).gives(500, 0);
    assertQuote(desk.quote(itemReturn("A", 1))).gives(100, 0);
  }

  @Test
  void full_afterwards_completes_every_component_to_the_sales_m5() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 1, 701, 57).line("B", 2, 333, 31).shipping(199, 17).desk();
    Quote first = desk.grant(payment("p1", 500));
    Quote rest = desk.grant(full());
    assertThat(first.allocation().subtotal() + rest.allocation().subtotal()).isEqualTo(1034);
    assertThat(first.allocation().tax() + rest.allocation().tax()).isEqualTo(105);
    assertThat(first.allocation().shippingValue() + rest.allocation().shippingValue())
        .isEqualTo(199);
    assertThat(rest.allocation().adjustment()).isZero();
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void what_lines_gave_back_is_not_apportioned_again_m5() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 700, 0).shipping(300, 0).desk();
    desk.grant(valueOnly("A", 400));
    assertQuote(desk.grant(payment("p1", 300))).gives(150, 0, 150, 0);
  }

  @Test
  void what_the_parts_do_not_hold_is_an_adjustment_m5_m13() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 900, 0).card("p1", 1000).desk();
    assertQuote(desk.grant(wholePayment("p1"))).gives(900, 0, 0, 100);
  }

  @Test
  void no_amount_means_all_that_this_payment_holds() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 600).card("p2", 400).desk();
    desk.grant(payment("p2", 150));
    Quote quote = desk.grant(wholePayment("p2"));
    assertQuote(quote).totals(250).pays(new PayoutShare("p2", 250));
    assertThat(quote.named()).isNull();
  }

  @Test
  void it_never_spills_over_to_another_payment_m16() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 600).card("p2", 400).desk();
    assertThat(
            assertRefused(desk.quote(payment("p2", 401)), AMOUNT_EXCEEDS_REFUNDABLE, "amount")
                .message())
        .contains("400");
  }
}
