package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.EffectUpdate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In which order a commit changes effects (ST5). */
abstract class ApplyingRules extends StoreRules {

  ApplyingRules(RefundStoreContract contract) {
    super(contract);
  }

  private static final Instant LATER = NOW.plusSeconds(600);

  @Test
  @DisplayName("ST5: the update comes before new effects: what is done is opened anew")
  @LookAt("Maybe the claimed effect is closed after the new ones were stored.")
  void updateBeforeNew() {
    ClaimedEffect claim = claimed("e1");
    stored(next().update(EffectUpdate.done(claim)).effects(effect("e1")));
    assertEquals(List.of("e1"), claimable(NOW), "effects that are due");
  }

  @Test
  @DisplayName("ST5: dropped comes before new effects: what is dropped is opened anew")
  @LookAt("Maybe keys are dropped after the new effects were stored.")
  void droppedBeforeNew() {
    stored(next().effects(effect("e1", LATER)));
    stored(next().drops("e1").effects(effect("e1")));
    assertEquals(List.of("e1"), claimable(NOW), "effects that are due");
  }

  @Test
  @DisplayName("ST5: hurried comes before new effects: a new effect is not hurried")
  @LookAt("Maybe keys are hurried after the new effects were stored.")
  void hurriedBeforeNew() {
    stored(next().hurries("e1").effects(effect("e1", LATER)));
    assertEquals(List.of(), claimable(NOW), "effects that are due before their time");
    assertEquals(List.of("e1"), claimable(LATER), "effects that are due at their time");
  }

  @Test
  @DisplayName("ST5: the update comes before hurried: what is freed and hurried is due at once")
  @LookAt("Maybe the time of the update is written over the hurry.")
  void updateBeforeHurried() {
    EffectUpdate again = EffectUpdate.again(claimed("e1"), LATER, 1, "closed");
    stored(next().update(again).hurries("e1"));
    assertEquals(List.of("e1"), claimable(NOW), "effects that are due");
  }

  @Test
  @DisplayName("ST5: a hurried effect is due at once")
  @LookAt("Maybe only effects that are claimed are hurried.")
  void hurriedIsDue() {
    stored(next().effects(effect("e1", LATER), effect("e2", LATER)));
    stored(next().hurries("e1"));
    assertEquals(List.of("e1"), claimable(NOW), "effects that are due");
  }

  @Test
  @DisplayName("ST5: a dropped effect is gone, claimed or not")
  @LookAt("Maybe effects that somebody holds are not dropped.")
  void droppedIsGone() {
    ClaimedEffect held = claimed("held");
    stored(next().effects(effect("free")));
    stored(next().drops("held", "free"));
    assertEquals(List.of(), claimable(NOW.plus(LEASE)), "effects that are due");
    assertFalse(store.update(EffectUpdate.done(held)), "its worker may still store");
  }

  @Test
  @DisplayName("ST5: a new effect whose key is open leaves that one as it is")
  @LookAt("Maybe a new effect is written over the one that is there.")
  void openStays() {
    stored(next().effects(effect("e1", LATER)));
    stored(next().effects(effect("e1")));
    assertEquals(List.of(), claimable(NOW), "effects that are due before their time");
  }

  @Test
  @DisplayName("ST5: a new effect whose key somebody holds leaves it to them")
  @LookAt("Maybe a claimed effect is opened anew.")
  void heldStays() {
    ClaimedEffect held = claimed("e1");
    stored(next().effects(effect("e1")));
    assertEquals(List.of(), claimable(NOW), "effects that another worker gets");
    assertTrue(store.update(EffectUpdate.done(held)), "its worker may store");
  }

  @Test
  @DisplayName("ST5: a new effect whose key was given up opens it anew, as if never tried")
  @LookAt("Maybe what was given up counts as open, or keeps its tries.")
  void givenUpIsOpenedAnew() {
    store.update(EffectUpdate.givenUp(claimed("e1"), 16, "closed"));
    stored(next().effects(effect("e1")));
    assertEquals(List.of(), store.attention(null, 10).items(), "what needs a person");
    List<ClaimedEffect> claims = store.claim("worker", NOW, LEASE, 10);
    assertEquals(List.of("e1"), keys(claims), "effects that are due");
    assertEquals(0, claims.get(0).attempts(), "how often it was tried");
  }

  @Test
  @DisplayName("ST5: dropping or hurrying a key that is not there is no fault")
  @LookAt("Maybe the number of changed rows is checked.")
  void unknownKeysAreNoFault() {
    stored(next().drops("none").hurries("nothing"));
    assertEquals(List.of(), claimable(NOW), "effects that are due");
  }
}
