package dev.refundkit.testkit.contract;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.policy.Spend;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.EffectUpdate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A commit in the making: only what a test is about has to be named. */
final class CommitDraft {

  private final Ledger ledger;
  private @Nullable Refund refund;
  private List<Effect> effects = List.of();
  private Set<String> dropped = Set.of();
  private Set<String> hurried = Set.of();
  private @Nullable EffectUpdate update;
  private @Nullable Answered answered;
  private List<Spend> spends = List.of();

  private CommitDraft(Ledger ledger) {
    this.ledger = ledger;
  }

  /** On a ledger as it was read. */
  static CommitDraft on(Ledger ledger) {
    return new CommitDraft(ledger);
  }

  CommitDraft refund(Refund stored) {
    refund = stored;
    return this;
  }

  CommitDraft effects(Effect... added) {
    effects = List.of(added);
    return this;
  }

  CommitDraft drops(String... keys) {
    dropped = Set.of(keys);
    return this;
  }

  CommitDraft hurries(String... keys) {
    hurried = Set.of(keys);
    return this;
  }

  CommitDraft update(EffectUpdate outcome) {
    update = outcome;
    return this;
  }

  /** Answers a request with this key by the refund. */
  CommitDraft answers(String key, Refund first) {
    answered = new Answered(key, "f00d", first, first.updatedAt());
    return this;
  }

  CommitDraft spends(Spend... taken) {
    spends = List.of(taken);
    return this;
  }

  Commit build() {
    return new Commit(ledger, refund, effects, dropped, hurried, update, answered, spends, null);
  }
}
