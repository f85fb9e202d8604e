package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.refund.Effect;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.EffectUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who gets which effect, and for how long. */
abstract class ClaimRules extends StoreRules {

  ClaimRules(RefundStoreContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("ST7: the longest due is claimed first, and no more than asked for")
  @LookAt("Maybe effects are claimed in the order in which they were stored, or by key.")
  void longestDueFirst() {
    stored(
        next()
            .effects(
                effect("a", NOW.minusSeconds(1)),
                effect("b", NOW.minusSeconds(3)),
                effect("c", NOW.minusSeconds(2)),
                effect("d", NOW.plusNanos(1))));
    assertEquals(List.of("b", "c"), keys(store.claim("worker", NOW, LEASE, 2)), "the first two");
    assertEquals(List.of("a"), claimable(NOW), "what else is due");
  }

  @Test
  @DisplayName("ST7: an effect is due at its time, not a nanosecond before")
  @LookAt("Maybe times are rounded to milli- or microseconds, or compared with > for >=.")
  void dueExactly() {
    stored(next().effects(effect("e1")));
    assertEquals(List.of(), claimable(NOW.minusNanos(1)), "effects due a nanosecond before");
    assertEquals(List.of("e1"), claimable(NOW), "effects due at the time");
  }

  @Test
  @DisplayName("ST7: an effect is held until its lease ends, and free from then on")
  @LookAt("Maybe the end of the lease is rounded, or compared with > for >=.")
  void heldUntilTheLeaseEnds() {
    claimed("e1");
    Instant end = NOW.plus(LEASE);
    assertEquals(List.of(), claimable(end.minusNanos(1)), "a nanosecond before the end");
    assertEquals(Optional.empty(), claim("e1", end.minusNanos(1)), "the same, by key");
    assertEquals(List.of("e1"), claimable(end), "at the end");
  }

  @Test
  @DisplayName("ST7: each claim raises the effect's fence")
  @LookAt("Maybe the fence is the worker's, or set only by the first claim.")
  void eachClaimRaisesTheFence() {
    long fence = claimed("e1").fence();
    for (int claims = 1; claims <= 3; claims++) {
      Instant end = NOW.plus(LEASE.multipliedBy(claims));
      long next =
          claims % 2 == 0
              ? claim("e1", end).orElseThrow().fence()
              : store.claim("worker", end, LEASE, 1).get(0).fence();
      assertTrue(next > fence, "fence " + next + " comes after " + fence);
      fence = next;
    }
  }

  @Test
  @DisplayName("ST7: the time is the one that the claim is given")
  @LookAt("Maybe the store or its database looks at a clock of its own.")
  void usesTheGivenTime() {
    Instant past = Instant.parse("2001-01-01T00:00:00Z");
    Instant future = Instant.parse("2999-01-01T00:00:00Z");
    stored(next().effects(effect("past", past), effect("future", future)));
    assertEquals(List.of(), claimable(past.minusSeconds(1)), "effects due before all");
    assertEquals(List.of("past"), claimable(past), "effects due in 2001");
    assertEquals(List.of(), claimable(past.plusSeconds(1)), "effects that are free a second later");
    assertEquals(List.of("past", "future"), claimable(future), "effects due in 2999");
  }

  @Test
  @DisplayName("ST7: what was given up is not claimed, neither when due nor by key")
  @LookAt("Maybe giving up only sets a far time.")
  void givenUpIsNotClaimed() {
    store.update(EffectUpdate.givenUp(claimed("e1"), 16, "closed"));
    Instant later = NOW.plus(Duration.ofDays(36_500));
    assertEquals(List.of(), claimable(later), "effects due in a hundred years");
    assertEquals(Optional.empty(), claim("e1", later), "the effect, by key");
  }

  @Test
  @DisplayName("ST7: a claim gives the effect as it was stored, and how often it was tried")
  @LookAt("Maybe a part of the effect or its tries are not stored.")
  void claimsAreWhole() {
    Effect restock =
        new Effect("e1", Effect.Kind.RESTOCK, ORDER, "r1", "shoes", 7, NOW.minusNanos(1));
    stored(next().effects(restock));
    ClaimedEffect first = claim("e1", NOW).orElseThrow();
    assertEquals(restock, first.effect(), "the effect");
    assertEquals(0, first.attempts(), "tries before the first");
    store.update(EffectUpdate.again(first, NOW, 3, "closed"));
    assertEquals(3, claim("e1", NOW).orElseThrow().attempts(), "tries that were stored");
  }

  @Test
  @DisplayName("ST9: an effect is claimed by its key, due or not")
  @LookAt("Maybe the claim by key looks at when the effect is due.")
  void byKeyDueOrNot() {
    stored(next().effects(effect("e1", NOW.plusSeconds(600)), effect("e2")));
    assertTrue(claim("e1", NOW).isPresent(), "an effect that is not due is claimed");
    assertTrue(claim("e2", NOW).isPresent(), "an effect that is due is claimed");
  }

  @Test
  @DisplayName("ST9: an effect that another worker holds is not claimed by its key")
  @LookAt("Maybe the claim by key takes over what another worker holds.")
  void byKeyUnlessHeld() {
    claimed("e1");
    assertEquals(Optional.empty(), store.claim("e1", "second", NOW, LEASE), "a second claim");
    assertTrue(
        store.claim("e1", "second", NOW.plus(LEASE), LEASE).isPresent(),
        "it is claimed once the lease has ended");
  }
}
