package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.Dispute.Stage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Balances of payments, repeats (L12) and used limits (L3). */
class LedgerTest {

  private static final Instant NOW = SaleFixture.NOW;

  private static Ledger open() {
    return Ledger.open(
        SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 700).card("p2", 300).build());
  }

  @Test
  void money_in_flight_and_money_given_back_both_lower_the_room() {
    Ledger ledger = open().reserve("p1", 500).settle("p1", 200);
    PaymentBalance p1 = ledger.payment("p1").orElseThrow();
    assertThat(p1.reserved()).isEqualTo(300);
    assertThat(p1.refunded()).isEqualTo(200);
    assertThat(p1.refundsCount()).isEqualTo(1);
    assertThat(ledger.room()).isEqualTo(500);
    assertThat(ledger.reserved()).isEqualTo(300);
    assertThat(ledger.refunded()).isEqualTo(200);
    assertThat(ledger.captured()).isEqualTo(1000);
  }

  @Test
  void what_is_released_or_reversed_can_be_given_back_again() {
    Ledger ledger = open().reserve("p1", 500).release("p1", 100).settle("p1", 400);
    assertThat(ledger.room()).isEqualTo(600);
    Ledger reversed = ledger.reverse("p1", 400);
    assertThat(reversed.room()).isEqualTo(1000);
    assertThat(reversed.payment("p1").orElseThrow().refundsCount()).isZero();
  }

  @Test
  void no_balance_goes_below_zero() {
    assertThatIllegalStateException().isThrownBy(() -> open().release("p1", 1));
    assertThatIllegalStateException().isThrownBy(() -> open().settle("p1", 1));
    assertThatIllegalStateException().isThrownBy(() -> open().reverse("p1", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> open().reserve("unknown", 1));
  }

  @ParameterizedTest(name = "a dispute in stage {0} holds {1}")
  @CsvSource({"INQUIRY, 0", "OPEN, 400", "WON, 0", "LOST, 400"})
  void a_dispute_holds_while_it_is_open_or_lost_l8(Stage stage, long held) {
    Ledger ledger = open().dispute("p1", new Dispute("d1", 400, stage));
    assertThat(ledger.room()).isEqualTo(1000 - held);
    boolean undecided = stage == Stage.INQUIRY || stage == Stage.OPEN;
    assertThat(ledger.payment("p1").orElseThrow().inDispute()).isEqualTo(undecided);
  }

  @Test
  void a_dispute_moves_on_under_its_id_and_others_stand_beside_it() {
    Ledger ledger =
        open()
            .dispute("p1", new Dispute("d1", 400, Stage.OPEN))
            .dispute("p1", new Dispute("d2", 100, Stage.OPEN))
            .dispute("p1", new Dispute("d1", 400, Stage.WON));
    assertThat(ledger.room()).isEqualTo(900);
    assertThat(ledger.payment("p1").orElseThrow().disputes()).hasSize(2);
  }

  @Test
  void a_late_notice_of_a_dispute_that_is_decided_changes_nothing_l8() {
    Ledger won =
        open()
            .dispute("p1", new Dispute("d1", 400, Stage.OPEN))
            .dispute("p1", new Dispute("d1", 400, Stage.WON));
    assertThat(won.dispute("p1", new Dispute("d1", 400, Stage.OPEN))).isEqualTo(won);
    assertThat(won.dispute("p1", new Dispute("d1", 400, Stage.LOST)).room()).isEqualTo(600);
  }

  @Test
  void money_given_back_elsewhere_counts_once_per_reference_l8() {
    Ledger ledger =
        open()
            .elsewhere("p1", new Elsewhere("r1", 100))
            .elsewhere("p1", new Elsewhere("r1", 100))
            .elsewhere("p1", new Elsewhere("r2", 50));
    assertThat(ledger.room()).isEqualTo(850);
    assertThat(ledger.payment("p1").orElseThrow().refundedElsewhere()).isEqualTo(150);
  }

  @Test
  void outside_facts_are_recorded_even_beyond_the_capture_and_the_excess_is_shown_l8() {
    Ledger ledger = open().reserve("p1", 700).elsewhere("p1", new Elsewhere("r1", 100));
    assertThat(ledger.payment("p1").orElseThrow().room()).isZero();
    assertThat(ledger.payment("p1").orElseThrow().excess()).isEqualTo(100);
    assertThat(ledger.excess()).isEqualTo(100);
    assertThat(ledger.room()).as("the other payment's own room").isEqualTo(300);
  }

  @Test
  void the_same_request_within_ten_minutes_is_a_repeat_l12() {
    Ledger ledger = open().remember(new RecentRequest(null, 500, "damaged", NOW));
    Instant later = NOW.plus(Duration.ofMinutes(9));
    assertThat(ledger.repeats(null, 500, "damaged", later)).isTrue();
    assertThat(ledger.repeats("p1", 500, "damaged", later)).isFalse();
    assertThat(ledger.repeats(null, 501, "damaged", later)).isFalse();
    assertThat(ledger.repeats(null, 500, "changed_mind", later)).isFalse();
    assertThat(ledger.repeats(null, 500, "damaged", NOW.plus(Duration.ofMinutes(11)))).isFalse();
  }

  @Test
  void old_requests_are_forgotten_l12() {
    Ledger ledger =
        open()
            .remember(new RecentRequest(null, 500, "damaged", NOW))
            .remember(new RecentRequest("p1", 600, "damaged", NOW.plus(Duration.ofMinutes(20))));
    assertThat(ledger.recent()).hasSize(1);
  }

  @Test
  void limits_are_used_up_per_actor_kind_and_day_l3() {
    Ledger ledger =
        open()
            .use("jo", Usage.Kind.ASKED, 100, NOW)
            .use("jo", Usage.Kind.ASKED, 50, NOW.plus(Duration.ofHours(2)))
            .use("jo", Usage.Kind.APPROVED, 7, NOW)
            .use("al", Usage.Kind.ASKED, 9, NOW);
    assertThat(ledger.used("jo", Usage.Kind.ASKED, NOW)).isEqualTo(150);
    assertThat(ledger.used("jo", Usage.Kind.APPROVED, NOW)).isEqualTo(7);
    assertThat(ledger.used("al", Usage.Kind.ASKED, NOW)).isEqualTo(9);
    assertThat(ledger.used("al", Usage.Kind.APPROVED, NOW)).isZero();
  }

  @Test
  void asking_again_and_again_for_enormous_amounts_uses_a_limit_up_and_breaks_nothing_l3() {
    Ledger ledger =
        open()
            .use("jo", Usage.Kind.ASKED, Long.MAX_VALUE - 5, NOW)
            .use("jo", Usage.Kind.ASKED, 100, NOW);
    assertThat(ledger.used("jo", Usage.Kind.ASKED, NOW)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_refund_of_nothing_uses_nothing_of_a_limit_and_no_refund_gives_any_back_l3() {
    Ledger ledger = open().use("jo", Usage.Kind.ASKED, 0, NOW);
    assertThat(ledger.used("jo", Usage.Kind.ASKED, NOW)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.use("jo", Usage.Kind.ASKED, -1, NOW));
  }

  @Test
  void a_new_day_utc_starts_from_nothing_l3() {
    Instant midnight = Instant.parse("2024-03-02T00:00:00Z");
    Ledger ledger = open().use("jo", Usage.Kind.ASKED, 100, midnight.minusMillis(1));
    assertThat(ledger.used("jo", Usage.Kind.ASKED, midnight)).isZero();
    Ledger next = ledger.use("jo", Usage.Kind.ASKED, 5, midnight);
    assertThat(next.used("jo", Usage.Kind.ASKED, midnight)).isEqualTo(5);
    assertThat(next.usage()).hasSize(1);
  }

  @Test
  void only_a_store_raises_the_version() {
    Ledger ledger = open();
    assertThat(ledger.version()).isZero();
    assertThat(ledger.reserve("p1", 5).version()).isZero();
    assertThat(ledger.withVersion(3).reserve("p1", 5).version()).isEqualTo(3);
  }
}
