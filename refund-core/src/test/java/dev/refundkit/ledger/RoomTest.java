package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.Dispute.Stage;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import org.junit.jupiter.api.Test;

/** L8, R3: what a payment may still give beside what happened outside. */
class RoomTest {

  private static Ledger open() {
    return Ledger.open(SaleFixture.usd().line("A", 1, 1_000, 0).card("p1", 1_000).build());
  }

  private static PaymentBalance p1(Ledger ledger) {
    return ledger.payment("p1").orElseThrow();
  }

  @Test
  void without_the_dispute_there_would_be_room_but_not_for_what_was_given_elsewhere_r3() {
    Ledger ledger =
        open()
            .reserve("p1", 100)
            .dispute("p1", new Dispute("d1", 600, Stage.OPEN))
            .elsewhere("p1", new Elsewhere("r1", 200));
    assertThat(p1(ledger).room()).isEqualTo(100);
    assertThat(p1(ledger).withoutDisputes().room()).isEqualTo(700);
    assertThat(p1(ledger).disputed()).isEqualTo(600);
    assertThat(p1(ledger).excess()).isZero();
  }

  @Test
  void room_is_never_below_zero_and_what_is_beyond_it_is_the_excess_l8() {
    Ledger ledger =
        open()
            .reserve("p1", 900)
            .settle("p1", 500)
            .elsewhere("p1", new Elsewhere("r1", 300))
            .dispute("p1", new Dispute("d1", 50, Stage.LOST));
    assertThat(p1(ledger).room()).isZero();
    assertThat(p1(ledger).withoutDisputes().room()).isZero();
    assertThat(p1(ledger).excess()).isEqualTo(250);
  }

  @Test
  void outside_facts_beyond_all_numbers_stop_at_the_largest_one_l8() {
    Ledger ledger =
        open()
            .elsewhere("p1", new Elsewhere("r1", Long.MAX_VALUE))
            .elsewhere("p1", new Elsewhere("r2", Long.MAX_VALUE));
    assertThat(p1(ledger).refundedElsewhere()).isEqualTo(Long.MAX_VALUE);
    assertThat(p1(ledger).room()).isZero();
    assertThat(ledger.excess()).isEqualTo(Long.MAX_VALUE - 1_000);
  }

  @Test
  void an_excess_beyond_all_numbers_stops_at_the_largest_one_l8() {
    Ledger ledger =
        open().reserve("p1", 1_500).elsewhere("p1", new Elsewhere("r1", Long.MAX_VALUE));
    assertThat(p1(ledger).excess()).isEqualTo(Long.MAX_VALUE);
    Ledger nearly =
        open().reserve("p1", 1_500).elsewhere("p1", new Elsewhere("r1", Long.MAX_VALUE - 501));
    assertThat(p1(nearly).excess()).isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void a_dispute_that_the_sale_states_is_open_and_one_of_nothing_is_won() {
    Ledger disputed = follow(open(), 300);
    assertThat(p1(disputed).disputes())
        .containsExactly(new Dispute(PaymentBalance.ONLY_DISPUTE, 300, Stage.OPEN));
    assertThat(p1(disputed).inDispute()).isTrue();
    Ledger over = follow(disputed, 0);
    assertThat(p1(over).inDispute()).isFalse();
    assertThat(p1(over).room()).isEqualTo(1_000);
  }

  @Test
  void a_lost_dispute_can_only_have_been_larger() {
    Ledger lost =
        follow(open(), 300)
            .dispute("p1", new Dispute(PaymentBalance.ONLY_DISPUTE, 300, Stage.LOST));
    assertThat(p1(follow(lost, 400)).disputed()).isEqualTo(400);
    assertThat(p1(follow(lost, 200)).disputed()).isEqualTo(300);
  }

  private static Ledger follow(Ledger ledger, long disputed) {
    Payment payment =
        new Payment("p1", "card", null, null, Payment.Status.CAPTURED, 1_000, disputed, 0);
    Sale sale = SaleFixture.usd().line("A", 1, 1_000, 0).payment(payment).build();
    return ledger.follow(sale, SaleWorth.of(sale)).orElseThrow();
  }

  @Test
  void a_payment_that_the_ledger_does_not_know_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open().settle("p9", 1))
        .withMessageContaining("p9")
        .withMessageContaining(SaleFixture.ORDER);
  }

  @Test
  void a_decided_dispute_does_not_keep_a_new_one_from_holding_l8() {
    Ledger ledger =
        open()
            .dispute("p1", new Dispute("d1", 300, Stage.WON))
            .dispute("p1", new Dispute("d2", 100, Stage.INQUIRY))
            .dispute("p1", new Dispute("d2", 100, Stage.OPEN));
    assertThat(p1(ledger).disputed()).isEqualTo(100);
  }

  @Test
  void only_what_the_sale_states_anew_moves_a_dispute() {
    Ledger won =
        follow(open(), 300).dispute("p1", new Dispute(PaymentBalance.ONLY_DISPUTE, 300, Stage.WON));
    assertThat(p1(follow(won, 300)).room()).isEqualTo(1_000);
    assertThat(p1(follow(won, 400)).room()).as("disputed once more").isEqualTo(600);
  }

  @Test
  void a_dispute_that_the_sale_states_is_not_the_lost_one_of_another_id() {
    Ledger lost = open().dispute("p1", new Dispute("d1", 500, Stage.LOST));
    assertThat(p1(follow(lost, 200)).disputed()).isEqualTo(700);
  }
}
