package dev.refundkit.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.SaleFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaleTest {

  static Stream<Named<Executable>> nonsense() {
    return Stream.of(
        sale("a line id that stands twice", f -> f.line("A", 1, 1, 0).line("A", 1, 1, 0)),
        sale("a payment id that stands twice", f -> f.card("p1", 1).card("p1", 1)),
        sale("an order discount above the lines", f -> f.line("A", 1, 10, 5, 0).orderDiscount(6)),
        sale("a negative order discount", f -> f.line("A", 1, 10, 0).orderDiscount(-1)),
        sale("a quantity of 0", f -> f.line("A", 0, 10, 0)),
        sale("a negative subtotal", f -> f.line("A", 1, -10, 0)),
        sale("a line discount above its subtotal", f -> f.line("A", 1, 10, 11, 0)),
        sale("a negative tax", f -> f.line("A", 1, 10, -1)),
        sale("a tax named twice", f -> f.line("A", 1, 10, 0, twice())),
        sale("a shipping tax named twice", f -> f.shipping(10, 0, twice())),
        sale("a shipping discount above shipping", f -> f.shipping(10, 11, List.of())),
        sale("a negative capture", f -> f.card("p1", -1)),
        sale("more than four digits of a card", f -> f.payment(card("41111"))),
        sale("letters in the last four digits", f -> f.payment(card("12ab"))));
  }

  private static Payment card(String last4) {
    return new Payment("p1", "card", "visa", last4, Payment.Status.CAPTURED, 1, 0, 0);
  }

  private static List<TaxPart> twice() {
    return List.of(new TaxPart("state", 1), new TaxPart("state", 1));
  }

  private interface Draft {
    SaleFixture draw(SaleFixture fixture);
  }

  private static Named<Executable> sale(String what, Draft draft) {
    return Named.of(what, () -> draft.draw(SaleFixture.usd()).card("other", 1).build());
  }

  @ParameterizedTest(name = "a sale does not have {0}")
  @MethodSource("nonsense")
  void a_sale_makes_sense(Executable draft) {
    assertThatIllegalArgumentException().isThrownBy(draft::execute);
  }

  @Test
  void a_sale_that_does_not_fit_a_long_is_refused() {
    SaleFixture total =
        SaleFixture.usd().card("p1", 1).line("A", 1, Long.MAX_VALUE, 0).shipping(1, 0);
    SaleFixture captures = SaleFixture.usd().card("p1", Long.MAX_VALUE).card("p2", 1);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(total::build);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(captures::build);
  }

  @Test
  void a_price_that_includes_its_tax_may_be_the_largest_amount_there_is() {
    long most = Long.MAX_VALUE;
    SaleFixture sale = SaleFixture.usd().pricesIncludeTax().line("A", 1, most, most / 6);
    assertThat(sale.build().captured()).isEqualTo(most);
  }

  @Test
  void only_a_captured_payment_holds_money() {
    for (Payment.Status status : List.of(Payment.Status.AUTHORIZED, Payment.Status.FAILED)) {
      Payment payment = new Payment("p1", "card", null, null, status, 500, 0, 0);
      assertThat(payment.captured()).isZero();
    }
    assertThat(SaleFixture.usd().card("p1", 3).card("p2", 4).build().captured()).isEqualTo(7);
  }

  @Test
  void gift_cards_and_store_credit_are_the_shops_own_tenders() {
    assertThat(Payment.captured("g", "gift_card", 1).storeValue()).isTrue();
    assertThat(Payment.captured("s", "store_credit", 1).storeValue()).isTrue();
    assertThat(Payment.captured("c", "card", 1).storeValue()).isFalse();
  }

  @Test
  void lines_and_payments_are_found_by_id() {
    Sale sale = SaleFixture.usd().line("A", 1, 10, 0).build();
    assertThat(sale.line("A")).map(SaleLine::id).hasValue("A");
    assertThat(sale.line("B")).isEmpty();
    assertThat(sale.payment("p1")).isPresent();
    assertThat(sale.payment("p2")).isEmpty();
  }
}
