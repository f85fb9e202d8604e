package dev.refundkit.ledger;

import static dev.refundkit.QuoteAssert.assertRefused;
import static dev.refundkit.refusal.RefusalCode.SALE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** M18: a refused change says what changed, and a line that came free takes what is stated now. */
class SaleChangedMessageTest {

  private static SaleFixture shop() {
    return SaleFixture.usd().line("A", 2, 2_000, 200).shipping(500, 50);
  }

  static Stream<Arguments> changes() {
    SaleFixture euros = SaleFixture.in("EUR").line("A", 2, 2_000, 200).shipping(500, 50);
    SaleFixture line = SaleFixture.usd().line("A", 2, 2_001, 200).shipping(500, 50);
    SaleFixture shipping = SaleFixture.usd().line("A", 2, 2_000, 200).shipping(501, 50);
    return Stream.of(
        Arguments.of(euros, 5_000, "its currency was USD and is EUR now"),
        Arguments.of(line, 5_000, "line A was refunded and states something else now"),
        Arguments.of(shipping, 5_000, "shipping was refunded and states other amounts now"),
        Arguments.of(shop(), 4_999, "payment p1 had captured 5000 and states 4999 now"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("changes")
  void the_refusal_names_the_sale_and_what_changed(SaleFixture now, long captured, String what) {
    RefundDesk desk = shop().card("p1", 5_000).desk();
    desk.grant(Asks.itemReturn("A", 1));
    desk.grant(Asks.shipping());
    Sale sale = now.card("p1", captured).build();
    assertThat(
            assertRefused(desk.ledger().follow(sale, SaleWorth.of(sale)), SALE_CHANGED).message())
        .contains("sale " + SaleFixture.ORDER)
        .endsWith(what);
  }

  @Test
  void a_line_whose_refund_fell_away_is_taken_again_as_it_is_stated_then() {
    Ledger free = fallenAway(Asks.itemReturn("A", 1));
    Sale dearer =
        SaleFixture.usd().line("A", 3, 2_100, 0).shipping(500, 50).card("p1", 5_000).build();

    Ledger followed = free.follow(dearer, SaleWorth.of(dearer)).orElseThrow();

    assertThat(followed.lines().get("A").quantity()).isEqualTo(3);
    assertThat(followed.lines().get("A").whole()).isEqualTo(Worth.of(2_100, 0));
  }

  @Test
  void a_line_whose_refund_fell_away_may_even_be_dropped() {
    Ledger free = fallenAway(Asks.itemReturn("A", 1));
    Sale without =
        SaleFixture.usd().line("B", 1, 100, 0).shipping(500, 50).card("p1", 5_000).build();
    assertThat(free.follow(without, SaleWorth.of(without)).orElseThrow().lines()).isEmpty();
  }

  @Test
  void shipping_whose_refund_fell_away_is_taken_again_as_it_is_stated_then() {
    Ledger free = fallenAway(Asks.shipping());
    Sale dearer =
        SaleFixture.usd()
            .line("A", 2, 2_000, 200)
            .shipping(900, 0, SaleFixture.taxes(90, 9))
            .card("p1", 5_000)
            .build();

    Ledger followed = free.follow(dearer, SaleWorth.of(dearer)).orElseThrow();

    assertThat(followed.shippingWhole()).isEqualTo(Worth.of(900, 90, 9));
    assertThat(followed.shipping()).isEqualTo(Worth.zero(2));
  }

  @Test
  void shipping_that_is_partly_refunded_keeps_its_whole() {
    RefundDesk desk = shop().card("p1", 5_000).desk();
    desk.grant(Asks.shipping().withAmounts(RequestedAmounts.total(110)));
    Ledger ledger = desk.ledger();
    assertThat(ledger.shippingWhole()).isEqualTo(Worth.of(500, 50));
    desk.grant(Asks.itemReturn("A", 1));
    assertThat(desk.ledger().shippingWhole())
        .as("other refunds leave it")
        .isEqualTo(Worth.of(500, 50));
    assertThat(desk.ledger().shipping()).isEqualTo(Worth.of(100, 10));
  }

  @Test
  void shipping_that_nobody_refunded_has_no_whole_yet() {
    RefundDesk desk = shop().card("p1", 5_000).desk();
    desk.grant(Asks.itemReturn("A", 1));
    assertThat(desk.ledger().shippingWhole()).isNull();
    Sale sale = shop().card("p1", 5_000).build();
    assertThat(desk.ledger().follow(sale, SaleWorth.of(sale)).orElseThrow().shippingWhole())
        .isNull();
  }

  /** The ledger after a refund was granted and then gave up everything. */
  private static Ledger fallenAway(RefundRequest request) {
    RefundDesk desk = shop().card("p1", 5_000).desk();
    Allocation held = desk.grant(request).allocation();
    return desk.ledger()
        .exchange("r1", held, held.nothingBut(Map.of()))
        .release("p1", held.total());
  }

  @Test
  void a_line_of_which_only_value_was_refunded_may_not_change() {
    RefundDesk desk = shop().card("p1", 5_000).desk();
    desk.grant(Asks.valueOnly("A", 300));
    assertLineMayNotChange(desk.ledger());
  }

  @Test
  void a_line_whose_units_came_back_may_not_change_even_if_the_money_did_not_go_l5() {
    RefundDesk desk = shop().card("p1", 5_000).desk();
    Allocation held = desk.grant(Asks.itemReturn("A", 1)).allocation();
    Allocation arrived = held.nothingBut(Map.of("A", Units.of(0, 1)));
    assertLineMayNotChange(desk.ledger().exchange("r1", held, arrived));
  }

  private static void assertLineMayNotChange(Ledger ledger) {
    Sale other =
        SaleFixture.usd().line("A", 3, 2_000, 200).shipping(500, 50).card("p1", 5_000).build();
    assertRefused(ledger.follow(other, SaleWorth.of(other)), SALE_CHANGED);
  }
}
