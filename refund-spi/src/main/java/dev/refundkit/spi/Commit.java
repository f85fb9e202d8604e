package dev.refundkit.spi;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.Spend;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that one step changes, to be stored as one: everything or nothing.
 *
 * @param ledger the sale's next ledger; its version is the one it was read at, and the stored one
 *     becomes that plus 1
 * @param refund the refund's next state, new or changed; null if only the ledger changes
 * @param effects new effects, open and not claimed; a key that is open already stays as it is
 * @param dropped keys of effects that are not wanted any longer, claimed or not
 * @param hurried keys of open effects that are due at once; what is claimed is due again when its
 *     claim ends
 * @param update of the claimed effect that led to this commit
 * @param answered the answer to keep for a request with a key
 * @param spends what the step takes of the policy's budgets, in order of their keys
 * @param decided the case that the policy decided, for a history of past cases; null where none was
 */
public record Commit(
    Ledger ledger,
    @Nullable Refund refund,
    List<Effect> effects,
    Set<String> dropped,
    Set<String> hurried,
    @Nullable EffectUpdate update,
    @Nullable Answered answered,
    List<Spend> spends,
    @Nullable RefundCase decided) {

  public Commit {
    effects = List.copyOf(effects);
    dropped = Set.copyOf(dropped);
    hurried = Set.copyOf(hurried);
    spends = List.copyOf(spends);
  }
}
