package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.SaleFixture;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import org.junit.jupiter.api.Test;

/** L8: what becomes of a decided dispute when the sale states none any longer. */
class LostDisputeTest {

  @Test
  void a_lost_dispute_stays_lost_when_the_sale_states_no_dispute_any_longer() {
    Ledger lost = decided(Dispute.Stage.LOST);

    Ledger followed = follow(follow(lost, 0), 0);

    assertThat(balance(followed).disputed()).isEqualTo(500);
    assertThat(balance(followed).room()).isEqualTo(1_700);
    assertThat(balance(followed).inDispute()).isFalse();
  }

  @Test
  void a_dispute_that_is_not_lost_is_free_when_the_sale_states_no_dispute_any_longer() {
    assertThat(balance(follow(decided(Dispute.Stage.OPEN), 0)).room()).isEqualTo(2_200);
    assertThat(balance(follow(decided(Dispute.Stage.WON), 0)).room()).isEqualTo(2_200);
  }

  private static Ledger decided(Dispute.Stage stage) {
    Ledger disputed = follow(Ledger.open(sale(0)), 500);
    assertThat(balance(disputed).room()).isEqualTo(1_700);
    return disputed.dispute("p1", new Dispute(PaymentBalance.ONLY_DISPUTE, 500, stage));
  }

  private static Ledger follow(Ledger ledger, long disputed) {
    Sale sale = sale(disputed);
    return ledger.follow(sale, SaleWorth.of(sale)).orElseThrow();
  }

  private static Sale sale(long disputed) {
    Payment payment =
        new Payment("p1", "card", null, null, Payment.Status.CAPTURED, 2_200, disputed, 0);
    return SaleFixture.usd().line("A", 2, 2000, 200).payment(payment).build();
  }

  private static PaymentBalance balance(Ledger ledger) {
    return ledger.payment("p1").orElseThrow();
  }
}
