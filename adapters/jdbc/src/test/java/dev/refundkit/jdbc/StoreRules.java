package dev.refundkit.jdbc;

import static dev.refundkit.jdbc.Samples.LEASE;
import static dev.refundkit.jdbc.Samples.NOW;
import static dev.refundkit.jdbc.Samples.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules ST of CONTRACTS.md; each database has its own class. */
abstract class StoreRules {

  private final TestDatabase database;
  private final RefundStore store;
  private final Refund refund = Samples.refund();
  private Ledger ledger = Samples.ledger();

  StoreRules(TestDatabase database) {
    this.database = database;
    this.store = database.freshStore();
  }

  @Test
  void a_commit_raises_the_ledgers_version_by_one() {
    assertThat(store.commit(commit(ledger, "e1"))).isEqualTo(CommitResult.STORED);
    assertThat(store.ledger(SALE.id()).orElseThrow().version()).isEqualTo(1);
    assertThat(store.refund(refund.id())).contains(refund);
  }

  @Test
  void a_commit_on_an_older_version_stores_nothing() {
    store.commit(commit(ledger, "e1"));
    Commit late =
        new Commit(
            ledger,
            refund,
            List.of(effect("e2")),
            Set.of("e1"),
            Set.of(),
            null,
            new Answered("key", "f", refund, NOW));

    assertThat(store.commit(late)).isEqualTo(CommitResult.STALE);

    assertThat(store.answered("key")).isEmpty();
    assertThat(claim("e2")).isEmpty();
    assertThat(claim("e1")).isPresent();
  }

  @Test
  void fence_key_and_version_are_checked_in_that_order() {
    store.commit(answered(commit(ledger, "e1")));
    ClaimedEffect old = claim("e1").orElseThrow();
    assertThat(store.claim("e1", "second", NOW.plus(LEASE), LEASE)).isPresent();
    EffectUpdate fenced = EffectUpdate.done(old);

    Commit allWrong = answered(with(commit(ledger, "e2"), fenced));
    assertThat(store.commit(allWrong)).isEqualTo(CommitResult.FENCED);
    Commit keyAndVersionWrong = answered(commit(ledger, "e2"));
    assertThat(store.commit(keyAndVersionWrong)).isEqualTo(CommitResult.KEY_TAKEN);
    assertThat(store.commit(commit(ledger, "e2"))).isEqualTo(CommitResult.STALE);
    assertThat(store.answered("key").orElseThrow().fingerprint()).isEqualTo("f");
  }

  @Test
  void an_effect_is_held_by_one_worker_until_its_lease_ends_and_each_claim_has_a_larger_fence() {
    store.commit(commit(ledger, "e1"));
    ClaimedEffect first = claim("e1").orElseThrow();

    assertThat(store.claim("second", NOW, LEASE, 10)).isEmpty();
    assertThat(store.claim("e1", "second", NOW.plus(LEASE).minusNanos(1), LEASE)).isEmpty();
    ClaimedEffect second = store.claim("second", NOW.plus(LEASE), LEASE, 10).get(0);

    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(store.update(EffectUpdate.done(first))).isFalse();
    assertThat(store.update(EffectUpdate.done(second))).isTrue();
    assertThat(store.update(EffectUpdate.done(second))).as("it is gone").isFalse();
  }

  @Test
  void a_fence_is_never_used_again_even_if_the_effect_was_closed_and_opened_again() {
    store.commit(commit(ledger, "e1"));
    ClaimedEffect sleeper = claim("e1").orElseThrow();
    ClaimedEffect second = store.claim("e1", "second", NOW.plus(LEASE), LEASE).orElseThrow();
    store.update(EffectUpdate.done(second));
    store.commit(commit(now(), "e1"));
    assertThat(store.claim("e1", "third", NOW.plus(LEASE), LEASE)).isPresent();

    assertThat(store.update(EffectUpdate.done(sleeper))).as("the sleeper is refused").isFalse();
  }

  @Test
  void effects_are_claimed_when_they_are_due_the_longest_due_first() {
    store.commit(
        commit(
            ledger,
            effect("later", NOW.plusSeconds(60)),
            effect("second", NOW.minusSeconds(1)),
            effect("first", NOW.minusSeconds(2))));

    assertThat(store.claim("w", NOW, LEASE, 1)).extracting(c -> c.effect().key()).contains("first");
    assertThat(store.claim("w", NOW, LEASE, 10))
        .extracting(c -> c.effect().key())
        .containsExactly("second");
    assertThat(store.claim("w", NOW.plusSeconds(60), LEASE, 10))
        .extracting(c -> c.effect().key())
        .containsExactly("later");
  }

  @Test
  void an_effect_may_be_claimed_by_its_key_before_it_is_due() {
    store.commit(commit(ledger, effect("later", NOW.plusSeconds(60))));
    assertThat(claim("later")).isPresent();
    assertThat(claim("later")).as("it is held").isEmpty();
    assertThat(claim("unknown")).isEmpty();
  }

  @Test
  void an_effect_that_is_freed_is_due_when_its_worker_said() {
    store.commit(commit(ledger, "e1"));
    ClaimedEffect claim = claim("e1").orElseThrow();
    store.update(EffectUpdate.again(claim, NOW.plusSeconds(30), 1, "later"));

    assertThat(store.claim("w", NOW.plusSeconds(29), LEASE, 10)).isEmpty();
    assertThat(store.claim("w", NOW.plusSeconds(30), LEASE, 10))
        .extracting(ClaimedEffect::attempts)
        .containsExactly(1);
  }

  @Test
  void a_hurried_effect_is_due_at_once_and_if_it_is_held_when_its_claim_ends() {
    store.commit(commit(ledger, effect("free", NOW.plusSeconds(60)), effect("held", NOW)));
    ClaimedEffect held = claim("held").orElseThrow();
    store.commit(
        new Commit(now(), null, List.of(), Set.of(), Set.of("free", "held", "gone"), null, null));

    assertThat(store.claim("w", NOW, LEASE, 10))
        .extracting(c -> c.effect().key())
        .containsExactly("free");
    store.update(EffectUpdate.again(held, NOW.plusSeconds(600), 1, null));
    ClaimedEffect again = store.claim("w", NOW, LEASE, 10).get(0);
    assertThat(again.effect().key()).isEqualTo("held");
    store.update(EffectUpdate.again(again, NOW.plusSeconds(600), 2, null));
    assertThat(store.claim("w", NOW, LEASE, 10)).as("the hurry is over").isEmpty();
  }

  @Test
  void a_new_effect_whose_key_is_open_leaves_it_as_it_is() {
    store.commit(commit(ledger, effect("e1", NOW.plusSeconds(60))));
    store.commit(commit(now(), effect("e1", NOW)));
    assertThat(store.claim("w", NOW, LEASE, 10)).isEmpty();
  }

  @Test
  void a_dropped_effect_is_gone_and_its_worker_is_refused() {
    store.commit(commit(ledger, "e1"));
    ClaimedEffect claim = claim("e1").orElseThrow();
    store.commit(new Commit(now(), null, List.of(), Set.of("e1", "never"), Set.of(), null, null));

    assertThat(store.update(EffectUpdate.done(claim))).isFalse();
    assertThat(store.commit(with(commit(now()), EffectUpdate.kept(claim))))
        .isEqualTo(CommitResult.FENCED);
  }

  @Test
  void a_given_up_effect_is_not_claimed_again_and_is_listed_for_a_person() {
    store.commit(commit(ledger, "e1"));
    store.update(EffectUpdate.givenUp(claim("e1").orElseThrow(), 16, "closed"));

    assertThat(store.claim("w", NOW.plus(Duration.ofDays(9)), LEASE, 10)).isEmpty();
    assertThat(store.attention(null, 10).items())
        .singleElement()
        .satisfies(a -> assertThat(a.kind()).isEqualTo(Attention.Kind.EFFECT))
        .satisfies(a -> assertThat(a.what()).contains("notify", "closed"));
  }

  @Test
  void a_kept_effect_stays_with_its_worker() {
    store.commit(commit(ledger, "e1"));
    ClaimedEffect claim = claim("e1").orElseThrow();
    assertThat(store.commit(with(commit(now()), EffectUpdate.kept(claim))))
        .isEqualTo(CommitResult.STORED);
    assertThat(claim("e1")).isEmpty();
    assertThat(store.update(EffectUpdate.done(claim))).isTrue();
  }

  @Test
  void what_one_tenant_stores_another_never_sees() {
    RefundStore other = database.freshStore();
    store.commit(answered(commit(ledger, "e1")));

    assertThat(other.tenant()).isNotEqualTo(store.tenant());
    assertThat(other.ledger(SALE.id())).isEmpty();
    assertThat(other.refund(refund.id())).isEmpty();
    assertThat(other.answered("key")).isEmpty();
    assertThat(other.claim("w", NOW, LEASE, 10)).isEmpty();
    assertThat(other.commit(answered(commit(ledger, "e1")))).isEqualTo(CommitResult.STORED);
  }

  private Ledger now() {
    ledger = store.ledger(SALE.id()).orElseThrow();
    return ledger;
  }

  private Optional<ClaimedEffect> claim(String key) {
    return store.claim(key, "worker", NOW, LEASE);
  }

  private Commit commit(Ledger on, String effectKey) {
    return commit(on, effect(effectKey));
  }

  private Commit commit(Ledger on, Effect... effects) {
    return new Commit(on, refund, List.of(effects), Set.of(), Set.of(), null, null);
  }

  private static Commit with(Commit c, EffectUpdate update) {
    return Samples.with(c, update);
  }

  private Commit answered(Commit c) {
    return Samples.answered(c, "key", refund);
  }

  private static Effect effect(String key) {
    return effect(key, NOW);
  }

  private static Effect effect(String key, Instant dueAt) {
    return Samples.effect(key, dueAt);
  }
}
