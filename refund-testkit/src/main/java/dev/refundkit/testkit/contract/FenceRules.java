package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which workers may still store. */
abstract class FenceRules extends StoreRules {

  FenceRules(RefundStoreContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("ST8: a worker whose effect was taken over can no longer store")
  @LookAt("Maybe the fence is not compared, or only by commit and not by update.")
  void takenOverIsRefused() {
    ClaimedEffect lost = claimed("e1");
    ClaimedEffect present = claim("e1", NOW.plus(LEASE)).orElseThrow();
    assertFalse(store.update(EffectUpdate.done(lost)), "an update of the one before is stored");
    assertEquals(
        CommitResult.FENCED,
        store.commit(next().update(EffectUpdate.done(lost)).build()),
        "a commit of the one before");
    assertTrue(store.update(EffectUpdate.done(present)), "the present one may store");
  }

  @Test
  @DisplayName("ST8: a worker whose lease has ended but was not taken over can still store")
  @LookAt("Maybe the store looks at a clock of its own.")
  void endedButNotTakenOver() {
    stored(next().effects(effect("e1", Instant.EPOCH), effect("e2", Instant.EPOCH)));
    ClaimedEffect first = claim("e1", Instant.EPOCH).orElseThrow();
    ClaimedEffect second = claim("e2", Instant.EPOCH).orElseThrow();
    stored(next().update(EffectUpdate.done(first)));
    assertTrue(store.update(EffectUpdate.done(second)), "an update long after the lease");
  }

  @Test
  @DisplayName("ST8: a fence does not come again when the effect was closed and opened again")
  @LookAt("Maybe fences are counted in the effect's row, which is deleted when it is closed.")
  void fencesOutliveTheEffect() {
    ClaimedEffect sleeper = claimed("e1");
    ClaimedEffect second = claim("e1", NOW.plus(LEASE)).orElseThrow();
    store.update(EffectUpdate.done(second));
    for (int life = 0; life < 3; life++) {
      ClaimedEffect present = claimed("e1");
      assertTrue(
          present.fence() > second.fence(),
          "fence " + present.fence() + " comes after " + second.fence());
      assertFalse(store.update(EffectUpdate.done(sleeper)), "the sleeper may store");
      store.update(EffectUpdate.done(present));
    }
  }

  @Test
  @DisplayName("ST8: a worker whose effect was dropped and opened again can no longer store")
  @LookAt("Maybe an effect that is dropped and wanted in one commit stays as it was.")
  void droppedAndOpenedAgain() {
    ClaimedEffect sleeper = claimed("e1");
    stored(next().drops("e1").effects(effect("e1")));
    assertFalse(store.update(EffectUpdate.done(sleeper)), "the sleeper may store");
    assertTrue(claim("e1", NOW).isPresent(), "the effect is free");
  }
}
