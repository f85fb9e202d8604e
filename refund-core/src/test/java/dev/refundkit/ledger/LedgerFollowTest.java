package dev.refundkit.ledger;

import static dev.refundkit.QuoteAssert.assertRefused;
import static dev.refundkit.refusal.RefusalCode.SALE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.refusal.Answer;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** M18: what a host may state differently at the next call. */
class LedgerFollowTest {

  /** One unit of A and the shipping have been refunded. */
  private static Ledger refunded() {
    RefundDesk desk = shop().card("p1", 5000).desk();
    desk.grant(Asks.itemReturn("A", 1));
    desk.grant(Asks.shipping());
    return desk.ledger();
  }

  private static SaleFixture shop() {
    return SaleFixture.usd().line("A", 2, 2000, 200).line("B", 1, 700, 70).shipping(500, 50);
  }

  private static Answer<Ledger> follow(Sale sale) {
    return refunded().follow(sale, SaleWorth.of(sale));
  }

  static Stream<Named<Sale>> changed() {
    SaleFixture otherQuantity = SaleFixture.usd().line("A", 3, 2000, 200).line("B", 1, 700, 70);
    SaleFixture otherSubtotal = SaleFixture.usd().line("A", 2, 2001, 200).line("B", 1, 700, 70);
    SaleFixture otherTax = SaleFixture.usd().line("A", 2, 2000, 201).line("B", 1, 700, 70);
    SaleFixture gone = SaleFixture.usd().line("B", 1, 700, 70);
    SaleFixture otherShipping = SaleFixture.usd().line("A", 2, 2000, 200).line("B", 1, 700, 70);
    SaleFixture euros = SaleFixture.in("EUR").line("A", 2, 2000, 200).line("B", 1, 700, 70);
    return Stream.of(
        Named.of("another quantity", otherQuantity.shipping(500, 50).card("p1", 5000).build()),
        Named.of("another subtotal", otherSubtotal.shipping(500, 50).card("p1", 5000).build()),
        Named.of("another tax", otherTax.shipping(500, 50).card("p1", 5000).build()),
        Named.of("no such line", gone.shipping(500, 50).card("p1", 5000).build()),
        Named.of("an order discount", shop().orderDiscount(10).card("p1", 5000).build()),
        Named.of("other shipping", otherShipping.shipping(501, 50).card("p1", 5000).build()),
        Named.of("another currency", euros.shipping(500, 50).card("p1", 5000).build()),
        Named.of("a smaller capture", shop().card("p1", 4999).build()),
        Named.of("no such payment", shop().card("p2", 5000).build()),
        Named.of("a payment that failed after all", shop().payment(failed()).build()));
  }

  private static Payment failed() {
    return new Payment("p1", "card", null, null, Payment.Status.FAILED, 5000, 0, 0);
  }

  @ParameterizedTest(name = "a refunded sale that states {0} is refused")
  @MethodSource("changed")
  void a_refunded_sale_may_not_change(Sale sale) {
    assertRefused(follow(sale), SALE_CHANGED);
  }

  @Test
  void captures_may_grow_and_payments_may_come() {
    Ledger ledger = follow(shop().card("p1", 6000).giftCard("p2", 300).build()).orElseThrow();
    assertThat(ledger.captured()).isEqualTo(6300);
    assertThat(ledger.room()).isEqualTo(refunded().room() + 1300);
    assertThat(ledger.payment("p1").orElseThrow().reserved()).isEqualTo(refunded().reserved());
  }

  @Test
  void a_line_that_was_never_refunded_may_change() {
    Sale other =
        SaleFixture.usd()
            .line("A", 2, 2000, 200)
            .line("B", 4, 900, 90)
            .line("C", 1, 100, 0)
            .shipping(500, 50)
            .card("p1", 5000)
            .build();
    assertThat(follow(other).orElseThrow().lines()).isEqualTo(refunded().lines());
  }

  @Test
  void a_line_whose_refund_was_cancelled_may_change_again() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 2000, 200).desk();
    Allocation held = desk.grant(Asks.itemReturn("A", 1)).allocation();
    LineShare none = new LineShare("A", Units.NONE, Worth.zero(1));
    Allocation nothing =
        new Allocation(List.of(none), held.shipping(), OrderShare.NONE, Adjustment.NONE);
    Sale other = SaleFixture.usd().line("A", 3, 2100, 0).card("p1", 2200).build();
    Ledger cancelled = desk.ledger().exchange("r1", held, nothing).release("p1", 1100);
    assertThat(cancelled.follow(other, SaleWorth.of(other)).orElseThrow().room()).isEqualTo(2200);
  }

  @Test
  void shipping_that_was_never_refunded_may_change_even_its_taxes() {
    Sale before = SaleFixture.usd().line("A", 1, 100, 0).card("p1", 200).build();
    Sale after = SaleFixture.usd().line("A", 1, 100, 0).shipping(50, 5).card("p1", 200).build();
    Ledger ledger = Ledger.open(before).follow(after, SaleWorth.of(after)).orElseThrow();
    assertThat(ledger.shipping().taxCount()).isEqualTo(1);
  }

  @Test
  void the_same_sale_changes_nothing() {
    Ledger ledger = refunded();
    Sale sale = shop().card("p1", 5000).build();
    assertThat(ledger.follow(sale, SaleWorth.of(sale)).orElseThrow()).isEqualTo(ledger);
  }

  @Test
  void a_dispute_that_the_sale_states_is_taken_over_and_let_go_l8() {
    Sale disputed = shop().payment(stated(300, 0)).build();
    Ledger held = follow(disputed).orElseThrow();
    assertThat(held.room()).isEqualTo(refunded().room() - 300);
    Sale released = shop().card("p1", 5000).build();
    Ledger free = held.follow(released, SaleWorth.of(released)).orElseThrow();
    assertThat(free.room()).isEqualTo(refunded().room());
  }

  @Test
  void what_the_sale_states_as_refunded_elsewhere_lowers_the_room_once_l8() {
    Sale sale = shop().payment(stated(0, 400)).build();
    Ledger once = follow(sale).orElseThrow();
    Ledger twice = once.follow(sale, SaleWorth.of(sale)).orElseThrow();
    assertThat(once.room()).isEqualTo(refunded().room() - 400);
    assertThat(twice).isEqualTo(once);
  }

  private static Payment stated(long disputed, long elsewhere) {
    return new Payment(
        "p1", "card", null, null, Payment.Status.CAPTURED, 5000, disputed, elsewhere);
  }
}
