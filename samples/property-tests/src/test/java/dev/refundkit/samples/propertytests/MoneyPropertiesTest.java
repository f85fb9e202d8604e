package dev.refundkit.samples.propertytests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.arbitrary.Currencies;
import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.arbitrary.Sales;
import dev.refundkit.testkit.arbitrary.Stories;
import dev.refundkit.testkit.story.Move;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;

/**
 * What the shop's orders and the shop's bank must keep, whatever is asked and happens. A try here
 * is a whole story; a build at night may take more of them.
 */
@Domain(RefundDomain.class)
@PropertyDefaults(tries = 300)
class MoneyPropertiesTest {

  /** The mapping of orders loses nothing, and both ways to an order lead to the same (S2, S3). */
  @Property
  void what_the_shop_states_is_what_was_sold(@ForAll Sale sale) {
    ShopHost shop = new ShopHost();
    shop.sells(sale);
    assertThat(shop.sales().order(sale.id())).contains(sale);
    for (Payment payment : sale.payments()) {
      assertThat(shop.sales().orderOfPayment(payment.id())).contains(sale);
    }
  }

  @Property
  void the_banks_book_says_what_the_engine_says(@ForAll Story story) {
    bankAndEngineAgree(new ShopHost(), story);
  }

  /**
   * After each move: what the engine calls refunded has left the bank. What is in flight may have
   * left it or not, as an answer was lost, or the bank pays later.
   */
  static void bankAndEngineAgree(ShopHost shop, Story story) {
    Storyteller teller = new Storyteller(shop, story);
    teller.tell(
        told -> {
          for (Payment payment : teller.scene().sale().payments()) {
            PaymentBalance balance = balance(shop, payment);
            assertThat(shop.bank().gaveBack(payment.id()))
                .as("given back of %s after %s", payment.id(), told.call())
                .isBetween(balance.refunded(), balance.refunded() + balance.reserved());
          }
        });
  }

  /** The one that costs money if it fails. It trusts nothing but the bank's own book. */
  @Property
  void no_payment_gives_back_more_than_came_in(@ForAll Story story) {
    ShopHost shop = new ShopHost();
    Storyteller teller = new Storyteller(shop, withoutSecondThoughts(story));
    teller.tell(
        told -> {
          for (Payment payment : teller.scene().sale().payments()) {
            assertThat(shop.bank().gaveBack(payment.id()))
                .as("given back of %s after %s", payment.id(), told.call())
                .isLessThanOrEqualTo(payment.captured());
          }
        });
  }

  /** Small orders in yen or won, with the reasons that the shop's own policy knows. */
  @Provide
  Arbitrary<Story> smallOrders() {
    return Stories.withReasons(Arbitraries.of("changed_mind", "product_damaged"))
        .of(Sales.paidInFull().in(Currencies.withDigits(0)).everyday().ofMaxLines(2))
        .ofMaxMoves(6);
  }

  /** Here the shop's own policy decides, and the story has an end of its own. */
  @Property
  void once_the_bank_is_well_again_both_books_are_the_same(@ForAll("smallOrders") Story story) {
    ShopHost shop = new ShopHost(PolicyPropertiesTest.POLICY);
    Storyteller teller = new Storyteller(shop, story);
    teller.tell();
    shop.bank().willBe(List.of(ShopBank.Mood.PAYS));
    for (int day = 1; day <= 3; day++) {
      shop.waits(Duration.ofDays(1));
      shop.engine().effects("at night").runDue();
    }
    for (Payment payment : teller.scene().sale().payments()) {
      assertThat(shop.bank().gaveBack(payment.id())).isEqualTo(balance(shop, payment).refunded());
    }
  }

  /**
   * Without the moves in which the bank pays after all what it had declined: then it may give back
   * more than came in, and nobody but the bank could prevent it.
   */
  private static Story withoutSecondThoughts(Story story) {
    List<Move> moves =
        story.moves().stream().filter(move -> !(move instanceof Move.Report)).toList();
    return new Story(story.sale(), story.tenders(), moves);
  }

  private static PaymentBalance balance(ShopHost shop, Payment payment) {
    return shop.engine().payment(payment.id(), Storyteller.AGENT).orElseThrow();
  }
}
