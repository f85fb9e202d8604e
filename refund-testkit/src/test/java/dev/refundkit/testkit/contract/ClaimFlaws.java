package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a store may do wrong when it hands out effects. */
final class ClaimFlaws {

  private static final Duration AGES = Duration.ofDays(365);

  private ClaimFlaws() {}

  static List<Flaw<RefundStore>> all() {
    return List.of(
        of("the newest are claimed first", ClaimFlaws::newestFirst, "longestDueFirst"),
        of(
            "times are rounded up",
            claimsAt(now -> now.truncatedTo(ChronoUnit.MILLIS).plusMillis(1), lease -> lease),
            "dueExactly"),
        of(
            "leases end early",
            claimsAt(now -> now, lease -> lease.minusNanos(1)),
            "heldUntilTheLeaseEnds"),
        of(
            "claims go by a clock of the store's",
            claimsAt(now -> Instant.now(), lease -> lease),
            "usesTheGivenTime"),
        of("leases end by a clock of the store's", ClaimFlaws::ownClock, "endedButNotTakenOver"),
        of("tries are not stored", claims(c -> claim(c, c.fence(), 0)), "claimsAreWhole"),
        of("only what is due is claimed by key", ClaimFlaws::byKeyIfDue, "byKeyDueOrNot"),
        of("a claim by key takes over", ClaimFlaws::byKeyTakesOver, "byKeyUnlessHeld"),
        of(
            "all fences are the same",
            store -> new Fences(store, fence -> 1L, false),
            "eachClaimRaisesTheFence",
            "takenOverIsRefused"),
        of(
            "fences begin anew with each effect",
            store -> new Fences(store, fence -> fence + 1, true),
            "fencesOutliveTheEffect"));
  }

  private static ClaimedEffect claim(ClaimedEffect claim, long fence, int attempts) {
    return new ClaimedEffect(claim.effect(), fence, attempts);
  }

  private static UnaryOperator<RefundStore> claims(UnaryOperator<ClaimedEffect> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
            return to.claim(worker, now, lease, limit).stream().map(change).toList();
          }

          @Override
          public Optional<ClaimedEffect> claim(
              String effectKey, String worker, Instant now, Duration lease) {
            return to.claim(effectKey, worker, now, lease).map(change);
          }
        };
  }

  private static UnaryOperator<RefundStore> claimsAt(
      UnaryOperator<Instant> time, UnaryOperator<Duration> length) {
    return store ->
        new PassingStore(store) {
          @Override
          public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
            return to.claim(worker, time.apply(now), length.apply(lease), limit);
          }

          @Override
          public Optional<ClaimedEffect> claim(
              String effectKey, String worker, Instant now, Duration lease) {
            return to.claim(effectKey, worker, time.apply(now), length.apply(lease));
          }
        };
  }

  private static RefundStore newestFirst(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
        List<ClaimedEffect> due = new ArrayList<>(to.claim(worker, now, lease, 1_000));
        Collections.reverse(due);
        List<ClaimedEffect> claimed = due.subList(0, Math.min(limit, due.size()));
        due.subList(claimed.size(), due.size())
            .forEach(c -> to.update(EffectUpdate.again(c, c.effect().dueAt(), c.attempts(), null)));
        return claimed;
      }
    };
  }

  private static RefundStore ownClock(RefundStore store) {
    Map<String, Instant> ends = new HashMap<>();
    return new PassingStore(store) {
      @Override
      public Optional<ClaimedEffect> claim(
          String effectKey, String worker, Instant now, Duration lease) {
        ends.put(effectKey, now.plus(lease));
        return to.claim(effectKey, worker, now, lease);
      }

      @Override
      public boolean update(EffectUpdate update) {
        boolean ended = Instant.now().isAfter(ends.getOrDefault(update.key(), Instant.MAX));
        return !ended && to.update(update);
      }
    };
  }

  private static RefundStore byKeyIfDue(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public Optional<ClaimedEffect> claim(
          String effectKey, String worker, Instant now, Duration lease) {
        return to.claim(effectKey, worker, now, lease)
            .filter(claim -> !claim.effect().dueAt().isAfter(now));
      }
    };
  }

  private static RefundStore byKeyTakesOver(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public Optional<ClaimedEffect> claim(
          String effectKey, String worker, Instant now, Duration lease) {
        return to.claim(effectKey, worker, now.plus(AGES), lease.minus(AGES));
      }
    };
  }

  /** Shows fences of its own, so that an old one may pass for the present one. */
  private static final class Fences extends PassingStore {

    private final UnaryOperator<Long> next;
    private final boolean forgets;
    private final Map<String, Long> shown = new HashMap<>();
    private final Map<String, Long> real = new HashMap<>();

    private Fences(RefundStore to, UnaryOperator<Long> next, boolean forgets) {
      super(to);
      this.next = next;
      this.forgets = forgets;
    }

    private ClaimedEffect show(ClaimedEffect claim) {
      String key = claim.effect().key();
      real.put(key, claim.fence());
      shown.put(key, next.apply(shown.getOrDefault(key, 0L)));
      return ClaimFlaws.claim(claim, shown.get(key), claim.attempts());
    }

    @Override
    public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
      return to.claim(worker, now, lease, limit).stream().map(this::show).toList();
    }

    @Override
    public Optional<ClaimedEffect> claim(
        String effectKey, String worker, Instant now, Duration lease) {
      return to.claim(effectKey, worker, now, lease).map(this::show);
    }

    private EffectUpdate hidden(EffectUpdate u) {
      boolean present = Objects.equals(shown.get(u.key()), u.fence());
      long fence = present ? real.getOrDefault(u.key(), -1L) : -1;
      return new EffectUpdate(u.key(), fence, u.fate(), u.again(), u.attempts(), u.problem());
    }

    @Override
    public CommitResult commit(Commit c) {
      return to.commit(c.update() == null ? c : Broken.with(c, hidden(c.update())));
    }

    @Override
    public boolean update(EffectUpdate update) {
      boolean stored = to.update(hidden(update));
      if (stored && forgets && update.fate() == EffectUpdate.Fate.DONE) {
        shown.remove(update.key());
      }
      return stored;
    }
  }
}
