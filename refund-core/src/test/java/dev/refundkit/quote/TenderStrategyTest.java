package dev.refundkit.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.PlantedFault;
import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.Split;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** M16: how a total is split over payments. */
class TenderStrategyTest {

  interface Rule {
    List<PayoutShare> split(long total, Sale sale, Ledger ledger, String named);
  }

  /** Payments with something reserved already, a total within their room, and perhaps one named. */
  record Wallet(Sale sale, Ledger ledger, long total, String named, TenderStrategy strategy) {}

  private record Tender(String type, long captured, int reservedPermille) {}

  @Provide
  static Arbitrary<Wallet> wallets() {
    Arbitrary<Tender> tender =
        Combinators.combine(
                Arbitraries.of("card", "gift_card", "store_credit", "cash"),
                Arbitraries.oneOf(
                    Arbitraries.longs().between(0, 1_000),
                    Arbitraries.longs().between(0, Long.MAX_VALUE / 8)),
                Arbitraries.integers().between(0, 1000))
            .as(Tender::new);
    return Combinators.combine(
            tender.list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(-5, 4),
            Arbitraries.of(TenderStrategy.class))
        .as(TenderStrategyTest::wallet);
  }

  private static Wallet wallet(
      List<Tender> tenders, int permille, int pick, TenderStrategy strategy) {
    SaleFixture fixture = SaleFixture.usd();
    for (int i = 0; i < tenders.size(); i++) {
      fixture.payment(Payment.captured("p" + i, tenders.get(i).type(), tenders.get(i).captured()));
    }
    Sale sale = fixture.build();
    Ledger ledger = Ledger.open(sale);
    for (int i = 0; i < tenders.size(); i++) {
      long reserved =
          Split.runningTotal(tenders.get(i).captured(), tenders.get(i).reservedPermille(), 1000);
      ledger = ledger.reserve("p" + i, reserved);
    }
    String named = pick >= 0 && pick < tenders.size() ? "p" + pick : null;
    long room = named == null ? ledger.room() : ledger.payment(named).orElseThrow().room();
    return new Wallet(sale, ledger, Split.runningTotal(room, permille, 1000), named, strategy);
  }

  @Property
  void payouts_add_up_within_each_payments_room_and_a_named_one_never_spills(
      @ForAll("wallets") Wallet wallet) {
    check(wallet.strategy()::split, wallet);
  }

  private static void check(Rule rule, Wallet wallet) {
    List<PayoutShare> payouts =
        rule.split(wallet.total(), wallet.sale(), wallet.ledger(), wallet.named());
    assertThat(payouts.stream().mapToLong(PayoutShare::amount).sum()).isEqualTo(wallet.total());
    assertThat(payouts).extracting(PayoutShare::paymentId).doesNotHaveDuplicates();
    for (PayoutShare payout : payouts) {
      long room = wallet.ledger().payment(payout.paymentId()).orElseThrow().room();
      assertThat(payout.amount()).isBetween(1L, room);
      assertThat(wallet.named() == null || payout.paymentId().equals(wallet.named())).isTrue();
    }
  }

  @Property
  void whoever_goes_later_gets_something_only_when_the_earlier_are_exhausted(
      @ForAll("wallets") Wallet wallet) {
    if (wallet.strategy() == TenderStrategy.PROPORTIONAL || wallet.named() != null) {
      return;
    }
    List<Payment> order = new ArrayList<>(wallet.sale().payments());
    if (wallet.strategy() == TenderStrategy.STORE_CREDIT_FIRST) {
      List<Payment> own = order.stream().filter(Payment::storeValue).toList();
      order.removeAll(own);
      order.addAll(0, own);
    }
    List<PayoutShare> payouts =
        wallet.strategy().split(wallet.total(), wallet.sale(), wallet.ledger(), null);
    long open = wallet.total();
    List<PayoutShare> expected = new ArrayList<>();
    for (Payment payment : order) {
      long share = Math.min(open, wallet.ledger().payment(payment.id()).orElseThrow().room());
      open -= share;
      if (share > 0) {
        expected.add(new PayoutShare(payment.id(), share));
      }
    }
    assertThat(payouts).isEqualTo(expected);
  }

  @Example
  void a_split_that_forgets_what_is_reserved_is_found() {
    PlantedFault.isFoundBy(
        wallets(),
        w ->
            check(
                (total, sale, ledger, named) ->
                    w.strategy().split(total, sale, Ledger.open(sale), named),
                w));
  }

  @Example
  void a_split_that_spills_over_from_a_named_payment_is_found() {
    PlantedFault.isFoundBy(
        wallets(),
        w ->
            check(
                (total, sale, ledger, named) -> w.strategy().split(total, sale, ledger, null), w));
  }

  @Example
  void a_split_that_rounds_every_share_down_is_found() {
    PlantedFault.isFoundBy(
        wallets(),
        w ->
            check(
                (total, sale, ledger, named) ->
                    w.strategy().split(total - total % 10, sale, ledger, named),
                w));
  }

  private static Sale threePayments() {
    return SaleFixture.usd().card("card", 500).giftCard("gift", 300).card("other", 200).build();
  }

  private static List<PayoutShare> split(TenderStrategy strategy, long total, String named) {
    Sale sale = threePayments();
    return strategy.split(total, sale, Ledger.open(sale), named);
  }

  @Test
  void original_first_goes_in_capture_order() {
    assertThat(split(TenderStrategy.ORIGINAL_FIRST, 600, null))
        .containsExactly(new PayoutShare("card", 500), new PayoutShare("gift", 100));
  }

  @Test
  void proportional_weighs_by_what_each_payment_has_left() {
    assertThat(split(TenderStrategy.PROPORTIONAL, 101, null))
        .containsExactly(
            new PayoutShare("card", 51), new PayoutShare("gift", 30), new PayoutShare("other", 20));
  }

  @Test
  void store_credit_first_takes_the_shops_own_tenders_before_cards() {
    assertThat(split(TenderStrategy.STORE_CREDIT_FIRST, 350, null))
        .containsExactly(new PayoutShare("gift", 300), new PayoutShare("card", 50));
  }

  @ParameterizedTest
  @EnumSource(TenderStrategy.class)
  void nothing_needs_no_payout(TenderStrategy strategy) {
    assertThat(split(strategy, 0, null)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TenderStrategy.class)
  void more_than_there_is_room_for_is_a_programming_error(TenderStrategy strategy) {
    assertThatIllegalArgumentException().isThrownBy(() -> split(strategy, 1001, null));
    assertThatIllegalArgumentException().isThrownBy(() -> split(strategy, 301, "gift"));
    assertThatIllegalArgumentException().isThrownBy(() -> split(strategy, 1, "unknown"));
  }
}
