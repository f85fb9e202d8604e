package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What another tenant must not see (ST14). */
abstract class TenantRules extends StoreRules {

  TenantRules(RefundStoreContract contract) {
    super(contract);
  }

  private final Refund refund =
      RefundCopy.of(Made.refund("r1", ORDER)).payouts(PayoutState.NEEDS_ATTENTION).build();

  private RefundStore other() {
    return contract.store(tenant + "_2");
  }

  private Commit everything() {
    return CommitDraft.on(Made.ledger(ORDER))
        .refund(refund)
        .effects(effect("e1"))
        .answers("key", refund)
        .build();
  }

  @Test
  @DisplayName("ST14: a store says whose data it has")
  @LookAt("Maybe the tenant is not handed on.")
  void saysItsTenant() {
    assertEquals(tenant, store.tenant(), "the tenant");
  }

  @Test
  @DisplayName("ST14: another tenant reads and lists nothing")
  @LookAt("Maybe a query does not name the tenant.")
  void othersReadNothing() {
    RefundStore other = other();
    stored(store, everything());
    String payout = refund.payouts().get(0).key();
    assertEquals(Optional.empty(), other.ledger(ORDER), "the ledger");
    assertEquals(Optional.empty(), other.refund("r1"), "the refund");
    assertEquals(Optional.empty(), other.refundOfPayout(payout), "the refund of a payout");
    assertEquals(Optional.empty(), other.answered("key"), "the answer");
    assertEquals(List.of(), other.list(RefundQuery.ALL, null, 10).items(), "the list");
    assertEquals(List.of(), other.attention(null, 10).items(), "what needs a person");
  }

  @Test
  @DisplayName("ST14: another tenant claims nothing")
  @LookAt("Maybe a claim does not name the tenant.")
  void othersClaimNothing() {
    RefundStore other = other();
    stored(store, everything());
    assertEquals(List.of(), other.claim("worker", NOW, LEASE, 10), "effects that are due");
    assertEquals(Optional.empty(), other.claim("e1", "worker", NOW, LEASE), "the effect, by key");
  }

  @Test
  @DisplayName("ST14: equal ids and keys of two tenants stay apart")
  @LookAt("Maybe ids and keys are unique over all tenants.")
  void equalIdsStayApart() {
    RefundStore other = other();
    stored(store, everything());
    stored(other, everything());
    Refund changed = RefundCopy.of(refund).status(RefundStatus.FAILED).build();
    stored(store, next().refund(changed).drops("e1").build());

    assertEquals(Optional.of(refund), other.refund("r1"), "the other's refund");
    assertEquals(
        Optional.of(refund),
        other.refundOfPayout(refund.payouts().get(0).key()),
        "the other's refund, by its payout");
    assertEquals(Optional.of(1L), other.ledger(ORDER).map(Ledger::version), "the other's version");
    assertTrue(other.claim("e1", "worker", NOW, LEASE).isPresent(), "the other's effect is there");
  }
}
