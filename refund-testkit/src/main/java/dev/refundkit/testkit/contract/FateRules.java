package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.spi.Attention;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.EffectUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a claimed effect (ST10). */
abstract class FateRules extends StoreRules {

  FateRules(RefundStoreContract contract) {
    super(contract);
  }

  private static final Instant LATER = NOW.plusSeconds(600);

  @Test
  @DisplayName("ST10: an effect that is done is closed")
  @LookAt("Maybe a done effect is only freed.")
  void doneIsClosed() {
    ClaimedEffect claim = claimed("e1");
    assertTrue(store.update(EffectUpdate.done(claim)), "it is stored");
    assertEquals(List.of(), claimable(NOW.plus(Duration.ofDays(9))), "effects that are due");
    assertFalse(store.update(EffectUpdate.done(claim)), "it can be done twice");
    assertEquals(List.of(), store.attention(null, 10).items(), "what needs a person");
  }

  @Test
  @DisplayName("ST10: an effect for later is free, and due at the time given")
  @LookAt("Maybe the effect stays held until its lease ends, or keeps its old time.")
  void againIsDueLater() {
    store.update(EffectUpdate.again(claimed("e1"), NOW.plusSeconds(1), 1, "closed"));
    assertEquals(List.of(), claimable(NOW.plusSeconds(1).minusNanos(1)), "due before the time");
    assertEquals(List.of("e1"), claimable(NOW.plusSeconds(1)), "due at the time");
  }

  @Test
  @DisplayName("ST10: an effect for later that was hurried while it was claimed is due at once")
  @LookAt("Maybe the hurry changes the time only, which is then written over.")
  void hurriedWhileClaimed() {
    ClaimedEffect claim = claimed("e1");
    stored(next().hurries("e1"));
    assertEquals(List.of(), claimable(NOW), "effects that another worker gets meanwhile");
    store.update(EffectUpdate.again(claim, LATER, 1, null));
    assertEquals(List.of("e1"), claimable(NOW), "effects that are due");
  }

  @Test
  @DisplayName("ST10: a hurry counts once")
  @LookAt("Maybe the mark of a hurry is not taken off by the next claim.")
  void aHurryCountsOnce() {
    stored(next().effects(effect("e1", LATER)));
    stored(next().hurries("e1"));
    ClaimedEffect claim = store.claim("worker", NOW, LEASE, 1).get(0);
    store.update(EffectUpdate.again(claim, LATER, 1, null));
    assertEquals(List.of(), claimable(NOW), "effects that are due");
    assertEquals(List.of("e1"), claimable(LATER), "effects that are due later");
  }

  @Test
  @DisplayName("ST10: an effect that is given up is listed for a person")
  @LookAt("Maybe a given-up effect is deleted.")
  void givenUpIsListed() {
    ClaimedEffect claim = claimed("e1");
    assertTrue(store.update(EffectUpdate.givenUp(claim, 16, "closed")), "it is stored");
    List<Attention> listed = store.attention(null, 10).items();
    assertEquals(1, listed.size(), "how much needs a person: " + listed);
    assertEquals(Attention.Kind.EFFECT, listed.get(0).kind(), "what needs a person");
    assertFalse(store.update(EffectUpdate.done(claim)), "its worker may still store");
  }

  @Test
  @DisplayName("ST10: an effect that is kept stays with its worker, until the same time")
  @LookAt("Maybe keeping an effect frees it or makes its lease longer.")
  void keptStays() {
    ClaimedEffect claim = claimed("e1");
    stored(next().update(EffectUpdate.kept(claim)));
    assertEquals(List.of(), claimable(NOW.plus(LEASE).minusNanos(1)), "effects that are free");
    assertEquals(List.of("e1"), claimable(NOW.plus(LEASE)), "effects that are free afterwards");
  }

  @Test
  @DisplayName("ST10: the fence of an effect that is kept is checked")
  @LookAt("Maybe a kept effect is passed over altogether.")
  void keptIsChecked() {
    ClaimedEffect lost = claimed("e1");
    ClaimedEffect present = claim("e1", NOW.plus(LEASE)).orElseThrow();
    assertFalse(store.update(EffectUpdate.kept(lost)), "the one before may store");
    assertTrue(store.update(EffectUpdate.kept(present)), "the present one may store");
  }

  @Test
  @DisplayName("ST10: a commit brings about the same fates as an update")
  @LookAt("Maybe a commit knows done only.")
  void commitsBringAboutFates() {
    ends(EffectUpdate.done(claimed("done")));
    ends(EffectUpdate.again(claimed("again"), LATER, 2, "closed"));
    ends(EffectUpdate.givenUp(claimed("given_up"), 16, "closed"));
    assertEquals(List.of(), claimable(LATER.minusNanos(1)), "effects that are due");
    assertEquals(1, store.attention(null, 10).items().size(), "how much needs a person");
    List<ClaimedEffect> due = store.claim("worker", LATER, LEASE, 10);
    assertEquals(List.of("again"), keys(due), "effects that are due later");
    assertEquals(2, due.get(0).attempts(), "tries that were stored");
  }

  private void ends(EffectUpdate update) {
    stored(next().update(update));
  }
}
