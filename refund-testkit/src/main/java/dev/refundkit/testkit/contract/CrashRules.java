package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.EffectUpdate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a crash must not lose (ST3). */
abstract class CrashRules extends StoreRules {

  CrashRules(RefundStoreContract contract) {
    super(contract);
  }

  private final Refund refund = Made.refund("r1", ORDER);

  @BeforeEach
  void needsToLast() {
    contract.durable().required();
  }

  private void crash() {
    store = contract.reopen(store);
  }

  @Test
  @DisplayName("ST3: a crash loses no ledger, refund or answer that was stored")
  @LookAt("Maybe the database acknowledges commits before they are on disk.")
  void keepsWhatWasStored() {
    stored(next().refund(refund).answers("key", refund));
    Ledger ledger = now(ORDER);
    crash();
    assertEquals(ledger, now(ORDER), "the ledger");
    assertEquals(Optional.of(refund), store.refund("r1"), "the refund");
    assertTrue(store.answered("key").isPresent(), "the answer is there");
    assertTrue(
        store.refundOfPayout(refund.payouts().get(0).key()).isPresent(),
        "the refund is found by its payout");
  }

  @Test
  @DisplayName("ST3: a crash loses no effect, nor what became of it")
  @LookAt("Maybe effects wait in memory, or updates are written later.")
  void keepsEffects() {
    stored(next().effects(effect("open")));
    store.update(EffectUpdate.done(claimed("done")));
    store.update(EffectUpdate.givenUp(claimed("given_up"), 16, "closed"));
    crash();
    assertEquals(1, store.attention(null, 10).items().size(), "how much needs a person");
    assertEquals(List.of("open"), claimable(NOW), "effects that are due");
  }

  @Test
  @DisplayName("ST3: a crash frees no effect before its lease ends")
  @LookAt("Maybe leases are kept in memory.")
  void keepsLeases() {
    ClaimedEffect held = claimed("e1");
    crash();
    assertEquals(List.of(), claimable(NOW.plus(LEASE).minusNanos(1)), "effects that are free");
    assertTrue(store.update(EffectUpdate.done(held)), "its worker may store");
  }

  @Test
  @DisplayName("ST8: a fence does not come again after a crash")
  @LookAt("Maybe fences are counted in memory and begin anew.")
  void keepsFences() {
    ClaimedEffect sleeper = claimed("e1");
    store.update(EffectUpdate.done(claim("e1", NOW.plus(LEASE)).orElseThrow()));
    crash();
    ClaimedEffect present = claimed("e1");
    assertTrue(
        present.fence() > sleeper.fence() + 1,
        "fence " + present.fence() + " comes after those from before the crash");
    assertFalse(store.update(EffectUpdate.done(sleeper)), "the sleeper may store");
  }
}
