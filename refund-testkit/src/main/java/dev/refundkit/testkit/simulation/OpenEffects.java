package dev.refundkit.testkit.simulation;

import dev.refundkit.refund.Effect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.EffectUpdate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which effects are not done, as the commits that were stored say it. */
final class OpenEffects {

  private final Map<String, Effect> open = new LinkedHashMap<>();
  private final Map<String, Effect> givenUp = new LinkedHashMap<>();
  private final Map<String, Integer> tries = new HashMap<>();
  private final Set<String> ever = new LinkedHashSet<>();

  void follow(Commit commit) {
    if (commit.update() != null) {
      follow(commit.update());
    }
    commit.dropped().forEach(this::remove);
    for (Effect effect : commit.effects()) {
      givenUp.remove(effect.key());
      open.putIfAbsent(effect.key(), effect);
      ever.add(effect.key());
    }
  }

  private void remove(String key) {
    open.remove(key);
    givenUp.remove(key);
  }

  void follow(EffectUpdate update) {
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

  /** Waiting for what is silent or pending is no try. */
  private void count(EffectUpdate update) {
    String problem = update.problem();
    if ((update.fate() != EffectUpdate.Fate.AGAIN && update.fate() != EffectUpdate.Fate.KEPT)
        || (problem == null && update.attempts() == 0)) {
      tries.remove(update.key());
    } else if (problem != null && !problem.equals("the processor is silent")) {
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
