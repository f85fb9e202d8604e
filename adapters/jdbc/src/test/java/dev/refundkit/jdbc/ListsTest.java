package dev.refundkit.jdbc;

import static dev.refundkit.jdbc.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.refund.Effect;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundQuery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cursors, bounds and times of the lists. */
class ListsTest {

  @ParameterizedTest
  @EnumSource
  void a_cursor_of_another_list_is_refused(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    List.of("", "x", "r~x~y", "a~2024-01-01T00:00:00Z~y", "r~2024-01-01T00:00:00Z")
        .forEach(
            cursor ->
                assertThatThrownBy(() -> store.list(RefundQuery.ALL, cursor, 5))
                    .as(cursor)
                    .isInstanceOf(IllegalArgumentException.class));
    assertThatThrownBy(() -> store.attention("r~2024-01-01T00:00:00Z~y", 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void bounds_may_be_the_first_and_the_last_instant_of_all(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    Samples.create(Samples.engine(store), Samples.SALE.id());
    RefundQuery ever =
        new RefundQuery(null, null, null, null, null, Instant.MIN, Instant.MAX, Instant.MIN);
    RefundQuery never = new RefundQuery(null, null, null, null, null, Instant.MAX, null, null);
    assertThat(store.list(ever, null, 5).items()).hasSize(1);
    assertThat(store.list(never, null, 5).items()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void times_are_kept_to_the_nanosecond_from_the_year_1_to_9999(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    List<Instant> times =
        List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            Instant.EPOCH,
            Instant.EPOCH.plusNanos(1),
            Instant.parse("9999-12-31T23:59:59.999999999Z"));
    Effect[] effects =
        times.stream().map(time -> Samples.effect(time.toString(), time)).toArray(Effect[]::new);
    store.commit(Samples.commit(Samples.ledger(), null, effects));

    assertThat(store.claim("w", times.get(3), Samples.LEASE, 9))
        .extracting(claim -> claim.effect().dueAt())
        .containsExactlyElementsOf(times.subList(0, 4));
    Effect beyond = Samples.effect("beyond", Instant.MAX);
    assertThatThrownBy(
            () -> store.commit(Samples.commit(store.ledger("order_1").orElseThrow(), null, beyond)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("1 to 9999");
    assertThat(store.ledger("order_1").orElseThrow().version()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_effect_that_was_given_up_is_opened_anew_by_a_commit_that_wants_it(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    store.commit(Samples.commit(Samples.ledger(), null, Samples.effect("e", NOW)));
    ClaimedEffect claim = store.claim("e", "w", NOW, Samples.LEASE).orElseThrow();
    store.update(EffectUpdate.givenUp(claim, 16, "no \u0000 card"));
    Effect again = Samples.effect("e", NOW.plusSeconds(5));
    store.commit(Samples.commit(store.ledger("order_1").orElseThrow(), null, again));

    assertThat(store.attention(null, 5).items()).isEmpty();
    assertThat(store.claim("w", NOW, Samples.LEASE, 5)).isEmpty();
    List<ClaimedEffect> claimed = store.claim("w", NOW.plusSeconds(5), Samples.LEASE, 5);
    assertThat(claimed).extracting(ClaimedEffect::effect).containsExactly(again);
    assertThat(claimed).extracting(ClaimedEffect::attempts).containsExactly(0);
    assertThat(claimed.get(0).fence()).isGreaterThan(claim.fence());
  }
}
