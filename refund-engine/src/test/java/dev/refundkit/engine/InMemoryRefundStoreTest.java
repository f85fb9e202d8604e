package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.NOW;
import static dev.refundkit.engine.Orders.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.Page;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is special to the store that keeps everything in memory. The rules ST of CONTRACTS.md are
 * tested on it by the contract of stores in refund-testkit.
 */
class InMemoryRefundStoreTest {

  @Test
  void its_tenant_is_the_default_one_unless_named() {
    assertThat(new InMemoryRefundStore().tenant()).isEqualTo("default");
  }

  @Test
  void an_engine_on_it_joins_no_transaction_of_the_host() {
    HostTransaction transaction =
        new HostTransaction() {
          @Override
          public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException(type.getName());
          }
        };
    assertThatThrownBy(() -> new Shop().engine.within(transaction))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("cannot join");
  }

  @Test
  void effects_that_look_the_same_are_each_listed_once_over_pages() {
    InMemoryRefundStore store = new InMemoryRefundStore();
    List<Effect> effects =
        Stream.of("a", "b", "c")
            .map(k -> new Effect(k, Effect.Kind.NOTIFY, PLAIN, "refund_1", "completed", 0, NOW))
            .toList();
    Ledger ledger = Ledger.open(new Orders().order(PLAIN).orElseThrow());
    store.commit(new Commit(ledger, null, effects, Set.of(), Set.of(), null, null));
    store
        .claim("w", NOW, Duration.ofMinutes(1), 3)
        .forEach(claim -> store.update(EffectUpdate.givenUp(claim, 16, "no")));

    Page<Attention> first = store.attention(null, 2);
    assertThat(first.items()).hasSize(2);
    assertThat(store.attention(first.next(), 2).items()).hasSize(1);
  }
}
