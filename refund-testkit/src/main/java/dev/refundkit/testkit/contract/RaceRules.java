package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundWithLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What several threads may do at once (A1). */
abstract class RaceRules extends StoreRules {

  RaceRules(RefundStoreContract contract) {
    super(contract);
  }

  private static final int THREADS = 4;
  private static final int ROUNDS = 20;

  @Test
  @DisplayName("ST2: of commits on the same version at the same time one is stored")
  @LookAt("Maybe the version is read first and written later, without a lock.")
  void oneCommitPerVersion() {
    for (int round = 0; round < ROUNDS; round++) {
      Commit commit = next().build();
      assertOne(
          CommitResult.STORED,
          CommitResult.STALE,
          Together.atOnce(THREADS, () -> store.commit(commit)));
    }
  }

  @Test
  @DisplayName("ST2: of commits with the same idempotency key at the same time one is stored")
  @LookAt("Maybe nothing but a query made before keeps a key from being used twice.")
  void oneCommitPerKey() {
    Refund refund = Made.refund("r1", ORDER);
    for (int round = 0; round < ROUNDS; round++) {
      List<Callable<CommitResult>> commits = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Ledger own = Made.ledger("order_" + round + "_" + thread);
        Commit commit = CommitDraft.on(own).answers("key_" + round, refund).build();
        commits.add(() -> store.commit(commit));
      }
      assertOne(CommitResult.STORED, CommitResult.KEY_TAKEN, Together.atOnce(commits));
    }
  }

  @Test
  @DisplayName("ST2: of commits that end the same claim at the same time one is stored")
  @LookAt("Maybe the fence is read first and the effect closed later, without a lock.")
  void oneCommitPerClaim() {
    for (int round = 0; round < ROUNDS; round++) {
      EffectUpdate done = EffectUpdate.done(claimed("effect_" + round));
      List<Callable<CommitResult>> commits = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Ledger own = Made.ledger("order_" + round + "_" + thread);
        commits.add(() -> store.commit(CommitDraft.on(own).update(done).build()));
      }
      assertOne(CommitResult.STORED, CommitResult.FENCED, Together.atOnce(commits));
    }
  }

  private static void assertOne(CommitResult wins, CommitResult loses, List<CommitResult> answers) {
    assertEquals(1, Collections.frequency(answers, wins), "how many were stored of " + answers);
    assertEquals(THREADS - 1, Collections.frequency(answers, loses), loses + " of " + answers);
  }

  @Test
  @DisplayName("ST1: who reads while others commit sees a step as a whole")
  @LookAt("Maybe ledger and refund are written in two transactions, or read from caches.")
  void stepsAreVisibleAtOnce() {
    whileStepsAreCommitted(
        "each refund that was read after its ledger is at least as new",
        () -> {
          long version = now(ORDER).version();
          Instant changedAt = store.refund("r1").orElseThrow().updatedAt();
          return new Sight(version, changedAt.compareTo(at(version - 1)) >= 0);
        });
  }

  @Test
  @DisplayName("ST19: who reads a refund with its ledger while others commit gets both of one step")
  @LookAt("Maybe they are read one after the other, in two statements.")
  void bothAreOfOneStep() {
    whileStepsAreCommitted(
        "each refund is of the step that its ledger's version tells",
        () -> {
          RefundWithLedger both = store.refundWithLedger("r1").orElseThrow();
          long version = both.ledger().version();
          return new Sight(version, both.refund().updatedAt().equals(at(version - 1)));
        });
  }

  /** What a reader saw: the ledger's version, and whether the refund is as it must be beside it. */
  private record Sight(long version, boolean right) {}

  /** One thread commits a hundred steps, and two look until they see the last, or what is wrong. */
  private void whileStepsAreCommitted(String rule, Supplier<Sight> look) {
    Refund first = Made.refund("r1", ORDER);
    int steps = 100;
    stored(next().refund(step(first, 0)));
    Callable<Boolean> write =
        () -> {
          for (int step = 1; step <= steps; step++) {
            stored(next().refund(step(first, step)));
          }
          return true;
        };
    Callable<Boolean> read =
        () -> {
          Sight sight = new Sight(0, true);
          while (sight.version <= steps && sight.right && !Thread.currentThread().isInterrupted()) {
            sight = look.get();
          }
          return sight.right;
        };
    assertEquals(List.of(true, true, true), Together.atOnce(List.of(write, read, read)), rule);
  }

  private static Refund step(Refund refund, int step) {
    return RefundCopy.of(refund).changedAt(at(step)).build();
  }

  private static Instant at(long step) {
    return NOW.plusSeconds(step);
  }

  @Test
  @DisplayName("ST7: workers that claim at the same time get each effect once")
  @LookAt("Maybe the claim reads due effects without locking them.")
  void eachEffectIsClaimedOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> wanted = new ArrayList<>();
      List<Effect> effects = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        wanted.add("effect_%02d_%d".formatted(round, i));
        effects.add(effect(wanted.get(i)));
      }
      stored(next().effects(effects.toArray(Effect[]::new)));
      List<String> claimed =
          Together.atOnce(THREADS, () -> keys(store.claim(worker(), NOW, LEASE, 10))).stream()
              .flatMap(List::stream)
              .collect(Collectors.toCollection(ArrayList::new));
      claimed.addAll(claimable(NOW));
      assertEquals(wanted, claimed.stream().sorted().toList(), "what all workers got together");
    }
  }

  @Test
  @DisplayName("ST9: of workers that claim the same key at the same time one gets it")
  @LookAt("Maybe the effect is read first and marked later, without a lock.")
  void oneWorkerPerKey() {
    for (int round = 0; round < ROUNDS; round++) {
      String key = "effect_" + round;
      stored(next().effects(effect(key)));
      List<Optional<ClaimedEffect>> claims =
          Together.atOnce(THREADS, () -> store.claim(key, worker(), NOW, LEASE));
      assertEquals(
          1, claims.stream().filter(Optional::isPresent).count(), "workers that got " + key);
    }
  }

  private static String worker() {
    return "worker_" + Thread.currentThread().getId();
  }

  @Test
  @DisplayName("ST11: what is stored is seen by every other thread at once")
  @LookAt("Maybe reads come from a copy that lags, or from a cache per thread.")
  void othersReadWhatWasStored() {
    Refund refund = Made.refund("r1", ORDER);
    stored(next().refund(refund));
    for (int step = 1; step <= 3; step++) {
      Refund changed = step(refund, step);
      stored(next().refund(changed).effects(effect("effect_" + step)).answers("k" + step, changed));
      String key = "k" + step;
      assertEquals(now(ORDER), Together.elsewhere(() -> now(ORDER)), "the ledger");
      assertEquals(changed, Together.elsewhere(() -> store.refund("r1")).orElseThrow(), "refund");
      assertTrue(Together.elsewhere(() -> store.answered(key)).isPresent(), "the answer");
      assertEquals(
          List.of(changed),
          Together.elsewhere(() -> store.list(RefundQuery.ALL, null, 9).items()),
          "the list of refunds");
      assertEquals(
          List.of("effect_" + step),
          Together.elsewhere(() -> claimable(NOW)),
          "effects that are due");
    }
  }
}
