package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.SaleFixture;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** L3, L12: how long a ledger remembers requests and used limits. */
class LedgerMemoryTest {

  private static final Instant NOW = SaleFixture.NOW;

  private static Ledger open() {
    return Ledger.open(SaleFixture.usd().line("A", 1, 1_000, 0).card("p1", 1_000).build());
  }

  @Test
  void requests_of_the_last_ten_minutes_are_remembered_beside_each_other_l12() {
    Ledger ledger =
        open()
            .remember(new RecentRequest(null, 500, "damaged", NOW))
            .remember(new RecentRequest("p1", 600, "late", NOW.plus(Duration.ofMinutes(9))));
    Instant then = NOW.plus(Duration.ofMinutes(9));
    assertThat(ledger.repeats(null, 500, "damaged", then)).isTrue();
    assertThat(ledger.repeats("p1", 600, "late", then)).isTrue();
  }

  @Test
  void a_request_is_no_repeat_any_longer_after_exactly_ten_minutes_l12() {
    Ledger ledger = open().remember(new RecentRequest(null, 500, "damaged", NOW));
    Instant end = NOW.plus(RecentRequest.WINDOW);
    assertThat(ledger.repeats(null, 500, "damaged", end.minusNanos(1))).isTrue();
    assertThat(ledger.repeats(null, 500, "damaged", end)).isFalse();
  }

  @Test
  void a_clock_that_goes_back_over_midnight_gives_no_used_limit_back_l3() {
    Instant midnight = Instant.parse("2024-03-02T00:00:00Z");
    Instant before = midnight.minusSeconds(1);
    Ledger ledger = open().use("jo", Usage.Kind.ASKED, 100, midnight);
    assertThat(ledger.used("jo", Usage.Kind.ASKED, before)).isEqualTo(100);
    assertThat(ledger.used("jo", Usage.Kind.APPROVED, before)).isZero();
    Ledger more = ledger.use("jo", Usage.Kind.ASKED, 5, before);
    assertThat(more.used("jo", Usage.Kind.ASKED, midnight)).isEqualTo(105);
    assertThat(more.usage()).hasSize(1);
  }

  @Test
  void usage_of_days_that_are_long_over_is_forgotten_l3() {
    Ledger ledger =
        open()
            .use("jo", Usage.Kind.ASKED, 100, NOW)
            .use("al", Usage.Kind.ASKED, 7, NOW.plus(Duration.ofDays(1)));
    assertThat(ledger.usage()).as("yesterday is kept").hasSize(2);
    assertThat(ledger.use("al", Usage.Kind.ASKED, 7, NOW.plus(Duration.ofDays(2))).usage())
        .extracting(Usage::actor)
        .containsExactly("al");
  }
}
