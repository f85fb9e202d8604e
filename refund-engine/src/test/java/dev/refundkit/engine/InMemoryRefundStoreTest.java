package dev.refundkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.spi.HostTransaction;
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
}
