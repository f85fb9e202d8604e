package dev.refundkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.ports.TestClock;
import dev.refundkit.text.StorableText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a database cannot keep never gets there, on both alike. */
class UnstorableTextTest {

  private static final List<String> BAD = List.of("a\u0000b", "a\ud800b", "\udc00");

  /** Pays, and says of it what it is told to. */
  private record OddProcessor(PayoutResult says) implements PaymentProcessor {

    @Override
    public ProcessorAbilities abilities() {
      return ProcessorAbilities.all();
    }

    @Override
    public PayoutResult refund(PayoutOrder order) {
      return says;
    }

    @Override
    public LookupResult lookup(PayoutOrder order) {
      return new LookupResult.Found(says);
    }
  }

  private static Payout payoutAfter(JdbcRefundStore store, PayoutResult says) {
    RefundEngine engine =
        RefundEngine.builder()
            .sales(new ScriptedSales(List.of(Samples.SALE)))
            .store(store)
            .processor(new OddProcessor(says))
            .inventory(order -> Inventory.Result.DONE)
            .policy(FixedPolicy.approveAll())
            .clock(new TestClock(Samples.NOW))
            .build();
    Refund refund = Samples.create(engine, Samples.SALE.id());
    engine.effects("worker \u0000").runDue();
    return store.refund(refund.id()).orElseThrow().payouts().get(0);
  }

  @ParameterizedTest
  @EnumSource
  void a_payment_is_booked_whatever_the_processor_says_of_it(TestDatabase database) {
    for (String bad : BAD) {
      String endless = bad + "x".repeat(5_000_000);
      for (String text : List.of(bad, endless)) {
        JdbcRefundStore store = database.freshStore();
        Payout paid = payoutAfter(store, new PayoutResult.Succeeded(text, text));
        assertThat(paid.state()).isEqualTo(PayoutState.SUCCEEDED);
        assertThat(StorableText.isId(String.valueOf(paid.transactionId()))).isTrue();
        assertThat(Auditor.of(database.shared(), store.tenant()).check()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_decline_and_a_pending_payout_are_booked_too(TestDatabase database) {
    for (String bad : BAD) {
      Payout declined = payoutAfter(database.freshStore(), new PayoutResult.Declined(bad));
      assertThat(declined.state()).isEqualTo(PayoutState.RELEASED);
      Payout pending = payoutAfter(database.freshStore(), new PayoutResult.Pending(bad));
      assertThat(pending.state()).isEqualTo(PayoutState.PENDING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_found_under_it(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    for (String bad : BAD) {
      assertThat(store.refund(bad)).isEmpty();
      assertThat(store.ledger(bad)).isEmpty();
      assertThat(store.answered(bad)).isEmpty();
      assertThat(store.refundOfPayout(bad)).isEmpty();
      assertThat(store.claim(bad, "w", Samples.NOW, Samples.LEASE)).isEmpty();
      RefundQuery ofNobody = new RefundQuery(null, bad, null, null, null, null, null, null);
      assertThat(store.list(ofNobody, null, 5).items()).isEmpty();
      String cursor = "r~2024-03-01T12:00:00Z~" + bad;
      assertThatThrownBy(() -> store.list(RefundQuery.ALL, cursor, 5))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> JdbcRefundStore.open(database.shared(), bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_text_in_a_column_is_never_changed_in_silence(TestDatabase database) {
    JdbcRefundStore store = database.freshStore();
    for (String bad : BAD) {
      var commit = Samples.commit(Samples.ledger(), null, Samples.effect(bad, Samples.NOW));
      assertThatThrownBy(() -> store.commit(commit))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(StorableText.RULE);
    }
    assertThat(store.ledger(Samples.SALE.id())).isEmpty();
  }
}
