package dev.refundkit.refund;

import dev.refundkit.ledger.Ledger;
import java.util.List;
import java.util.Set;

/**
 * What a legal move leads to, all of it to be stored in one commit.
 *
 * @param effects that the new state wants done
 * @param dropped keys of effects that it no longer wants; unknown keys are no fault
 */
public record Change(Refund refund, Ledger ledger, List<Effect> effects, Set<String> dropped) {

  public Change {
    effects = List.copyOf(effects);
    dropped = Set.copyOf(dropped);
  }
}
