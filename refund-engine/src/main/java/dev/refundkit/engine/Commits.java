package dev.refundkit.engine;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.Spend;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundWithLedger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores steps; a step whose sale changed meanwhile is worked out anew, up to a limit (R5). */
final class Commits {

  private final RefundStore store;
  private final int attempts;
  private final Heard heard;

  Commits(Ports ports) {
    this.store = ports.store();
    this.attempts = ports.limits().commitAttempts();
    this.heard = ports.heard();
  }

  /** A step that is worked out from what is stored now. */
  interface Step<T> {
    Answer<Stored<T>> workOut();
  }

  /**
   * What a step wants stored, and what it answers then.
   *
   * @param before the refund that it changes, as it is stored now; null if it changes none
   * @param commit null if nothing has to be stored
   */
  record Stored<T>(@Nullable Refund before, @Nullable Commit commit, T value) {}

  /** Works a step out and stores it. */
  <T> Answer<T> run(Step<T> step) {
    for (int i = 0; i < attempts; i++) {
      Answer<Stored<T>> answer = step.workOut();
      if (answer instanceof Answer.Refused<Stored<T>> refused) {
        return Answer.refused(refused.refusal());
      }
      Stored<T> stored = answer.orElseThrow();
      CommitResult result =
          stored.commit() == null ? CommitResult.STORED : store.commit(stored.commit());
      switch (result) {
        case STORED -> {
          tell(stored);
          return Answer.of(stored.value());
        }
        case KEY_TAKEN -> {
          return conflict("another request has used the idempotency key");
        }
        case FENCED -> {
          return conflict("another worker has taken over");
        }
        case STALE, OVER_BUDGET -> {
          // Somebody else changed the sale or took the budget's rest: work it out anew.
        }
      }
    }
    return conflict("the order was changed by others " + attempts + " times in a row");
  }

  private void tell(Stored<?> stored) {
    Refund after = stored.commit() == null ? null : stored.commit().refund();
    if (after != null) {
      heard.tell(listener -> listener.changed(stored.before(), after));
    }
  }

  /**
   * Changes the refund of a claimed effect; refused if another worker has taken over.
   *
   * @param move null if the refund is not as the effect expects it
   */
  Answer<Refund> change(Effect effect, EffectUpdate update, Move move) {
    String refundId = effect.refundId();
    return run(
        () -> {
          RefundWithLedger now =
              store
                  .refundWithLedger(refundId)
                  .orElseThrow(
                      () -> new IllegalStateException("the store has lost refund " + refundId));
          Change change = move.of(now.refund(), now.ledger());
          return change == null
              ? conflict("refund " + refundId + " has moved on")
              : Answer.of(new Stored<>(now.refund(), commit(change, update), change.refund()));
        });
  }

  /** What an effect leads to. */
  interface Move {
    @Nullable Change of(Refund refund, Ledger ledger);
  }

  static <T> Answer<T> conflict(String why) {
    return Answer.refused(
        Refusal.of(RefusalCode.CONFLICT, why + "; nothing was stored, the call may be repeated"));
  }

  /** A new refund, with what its approval takes of budgets, and the case that was decided. */
  static Commit opening(Change change, @Nullable Answered answered, RefundCase decided) {
    return commit(change, null, answered, change.refund().spends(), decided);
  }

  static Commit commit(Change change, @Nullable EffectUpdate update) {
    return commit(change, update, null, List.of(), null);
  }

  private static Commit commit(
      Change change,
      @Nullable EffectUpdate update,
      @Nullable Answered answered,
      List<Spend> spends,
      @Nullable RefundCase decided) {
    return new Commit(
        change.ledger(),
        change.refund(),
        change.effects(),
        change.dropped(),
        Set.of(),
        update,
        answered,
        spends,
        decided);
  }
}
