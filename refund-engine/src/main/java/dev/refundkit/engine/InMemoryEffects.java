package dev.refundkit.engine;

import dev.refundkit.refund.Effect;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.EffectUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The effects of an {@link InMemoryRefundStore} that are not done, and who holds them. Guarded by
 * the store's lock.
 */
final class InMemoryEffects {

  /**
   * An effect that is not done.
   *
   * @param heldUntil when the lease ends, null while nobody holds it
   * @param hurried whether it is due at once, whatever becomes of the present claim
   */
  private record Open(
      Effect effect,
      Instant dueAt,
      long fence,
      @Nullable Instant heldUntil,
      boolean hurried,
      int attempts,
      @Nullable String problem,
      boolean givenUp) {

    boolean free(Instant now) {
      return !givenUp && (heldUntil == null || !now.isBefore(heldUntil));
    }

    boolean due(Instant now) {
      return free(now) && (hurried || !dueAt.isAfter(now));
    }

    Open hurry() {
      return new Open(effect, dueAt, fence, heldUntil, true, attempts, problem, givenUp);
    }

    Open hold(long nextFence, Instant until) {
      return new Open(effect, dueAt, nextFence, until, false, attempts, problem, false);
    }

    Open release(EffectUpdate update, boolean forGood) {
      Instant due = update.again() == null ? dueAt : update.again();
      return new Open(
          effect, due, fence, null, hurried, update.attempts(), update.problem(), forGood);
    }
  }

  private final Map<String, Open> effects = new LinkedHashMap<>();
  private long fences;

  boolean fenced(EffectUpdate update) {
    Open open = effects.get(update.key());
    return open == null || open.fence != update.fence() || open.heldUntil == null;
  }

  void apply(Commit commit) {
    if (commit.update() != null) {
      apply(commit.update());
    }
    commit.dropped().forEach(effects::remove);
    commit.hurried().forEach(key -> effects.computeIfPresent(key, (k, open) -> open.hurry()));
    commit
        .effects()
        .forEach(effect -> effects.compute(effect.key(), (k, old) -> open(effect, old)));
  }

  void apply(EffectUpdate update) {
    String key = update.key();
    switch (update.fate()) {
      case DONE -> effects.remove(key);
      case KEPT -> {}
      case AGAIN -> effects.computeIfPresent(key, (k, open) -> open.release(update, false));
      case GIVEN_UP -> effects.computeIfPresent(key, (k, open) -> open.release(update, true));
    }
  }

  /** An effect that is open already stays as it is; one that was given up is opened anew. */
  private static Open open(Effect effect, @Nullable Open old) {
    return old != null && !old.givenUp
        ? old
        : new Open(effect, effect.dueAt(), 0, null, false, 0, null, false);
  }

  List<ClaimedEffect> claim(Instant now, Duration lease, int limit) {
    List<Open> due =
        effects.values().stream()
            .filter(open -> open.due(now))
            .sorted(Comparator.comparing(Open::dueAt))
            .limit(limit)
            .toList();
    return due.stream().map(open -> hold(open, now, lease)).toList();
  }

  Optional<ClaimedEffect> claim(String effectKey, Instant now, Duration lease) {
    return Optional.ofNullable(effects.get(effectKey))
        .filter(open -> open.free(now))
        .map(open -> hold(open, now, lease));
  }

  private ClaimedEffect hold(Open open, Instant now, Duration lease) {
    Open held = open.hold(++fences, now.plus(lease));
    effects.put(open.effect.key(), held);
    return new ClaimedEffect(held.effect, held.fence, held.attempts);
  }

  Stream<InMemoryRefundStore.Listed> attention() {
    return effects.values().stream()
        .filter(Open::givenUp)
        .map(open -> new InMemoryRefundStore.Listed(attention(open), open.effect.key()));
  }

  Backlog backlog(long attention) {
    List<Instant> wanted =
        effects.values().stream()
            .filter(open -> !open.givenUp)
            .map(open -> open.effect.dueAt())
            .sorted()
            .toList();
    return new Backlog(wanted.size(), wanted.isEmpty() ? null : wanted.get(0), attention);
  }

  private static Attention attention(Open open) {
    return new Attention(
        Attention.Kind.EFFECT,
        open.effect.saleId(),
        open.effect.refundId(),
        open.effect.kind().wire() + " was given up: " + open.problem,
        open.dueAt);
  }
}
