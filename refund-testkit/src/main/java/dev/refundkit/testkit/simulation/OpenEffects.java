package dev.refundkit.testkit.simulation;

import dev.refundkit.refund.Effect;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.EffectUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which effects are not done, as the commits that were stored say it. */
final class OpenEffects {

  private final Map<String, Effect> open = new LinkedHashMap<>();
  private final Map<String, Effect> givenUp = new LinkedHashMap<>();

  /** Who may work on an effect; the fence stays when it is handed back. */
  private record Claim(long fence, @Nullable Instant until) {}

  private final Map<String, Claim> claims = new HashMap<>();
  private final Map<String, Integer> tries = new HashMap<>();
  private final Set<String> ever = new LinkedHashSet<>();

  /** An effect was claimed: an open one, held by nobody, under a new fence. */
  void claimed(ClaimedEffect claimed, Instant now, Duration lease) {
    String key = claimed.effect().key();
    Claim before = claims.put(key, new Claim(claimed.fence(), now.plus(lease)));
    Invariant.ONE_OPEN_EFFECT.demand(
        isOpen(key), () -> "claimed although it is done or dropped: " + claimed);
    Invariant.ONE_HOLDS_IT.demand(
        before == null || before.until == null || !now.isBefore(before.until),
        () -> "claimed at " + now + " while it was held: " + claimed);
    Invariant.ONE_HOLDS_IT.demand(
        before == null || before.fence < claimed.fence(),
        () -> "claimed under an old fence: " + claimed);
  }

  private void demandHeld(EffectUpdate update) {
    Claim claim = claims.get(update.key());
    Invariant.ONE_HOLDS_IT.demand(
        claim != null && claim.until != null && claim.fence == update.fence(),
        () -> "stored although another worker has taken over: " + update);
    if (update.fate() != EffectUpdate.Fate.KEPT) {
      claims.put(update.key(), new Claim(update.fence(), null));
    }
  }

  void follow(Commit commit) {
    if (commit.update() != null) {
      follow(commit.update());
    }
    commit.dropped().forEach(this::remove);
    for (Effect effect : commit.effects()) {
      Claim claim = claims.get(effect.key());
      Invariant.ONE_OPEN_EFFECT.demand(
          claim == null || claim.until == null || !isOpen(effect.key()),
          () -> "wanted under the key of one that may have its answer already: " + effect);
      givenUp.remove(effect.key());
      open.putIfAbsent(effect.key(), effect);
      ever.add(effect.key());
    }
  }

  private void remove(String key) {
    open.remove(key);
    givenUp.remove(key);
    claims.remove(key);
  }

  void follow(EffectUpdate update) {
    demandHeld(update);
    switch (update.fate()) {
      case DONE -> open.remove(update.key());
      case GIVEN_UP -> {
        Effect effect = open.remove(update.key());
        if (effect != null) {
          givenUp.put(update.key(), effect);
        }
      }
      case AGAIN, KEPT -> {}
    }
    count(update);
  }

  /** Waiting for what is silent or pending is no try, and nor is what came after the last one. */
  private void count(EffectUpdate update) {
    String problem = update.problem();
    if ((update.fate() != EffectUpdate.Fate.AGAIN && update.fate() != EffectUpdate.Fate.KEPT)
        || (problem == null && update.attempts() == 0)) {
      tries.remove(update.key());
    } else if (problem != null
        && !problem.equals("the processor is silent")
        && !problem.startsWith("giving it up could not be stored")) {
      tries.merge(update.key(), 1, Integer::sum);
    }
  }

  /** How often an open effect was tried in vain. */
  int tries(String key) {
    return tries.getOrDefault(key, 0);
  }

  boolean isOpen(String key) {
    return open.containsKey(key);
  }

  Collection<Effect> open() {
    return open.values();
  }

  Collection<Effect> givenUp() {
    return givenUp.values();
  }

  /** The keys of all effects that were ever wanted. */
  Set<String> ever() {
    return ever;
  }
}
