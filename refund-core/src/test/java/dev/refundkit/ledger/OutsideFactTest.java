package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.Dispute.Stage;
import org.junit.jupiter.api.Test;

/** What was reported from outside stays known in the order of its reports. */
class OutsideFactTest {

  private static final Dispute OPEN = new Dispute("d1", 400, Stage.OPEN);
  private static final Dispute WON = new Dispute("d1", 400, Stage.WON);
  private static final Elsewhere GIVEN = new Elsewhere("re_1", 50);

  private static Ledger ledger() {
    return Ledger.open(SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 1000).build());
  }

  @Test
  void each_report_is_kept_with_the_version_before_it() {
    Ledger later =
        ledger().dispute("p1", OPEN).withVersion(1).elsewhere("p1", GIVEN).withVersion(2);
    assertThat(later.dispute("p1", WON).outside())
        .containsExactly(
            new OutsideFact(0, "p1", OPEN, null),
            new OutsideFact(1, "p1", null, GIVEN),
            new OutsideFact(2, "p1", WON, null));
  }

  @Test
  void a_report_that_changes_nothing_is_not_kept() {
    Ledger known = ledger().dispute("p1", WON).elsewhere("p1", GIVEN);
    assertThat(known.dispute("p1", WON).dispute("p1", OPEN).elsewhere("p1", GIVEN).outside())
        .hasSize(2);
  }
}
