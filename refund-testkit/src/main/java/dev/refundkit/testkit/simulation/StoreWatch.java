package dev.refundkit.testkit.simulation;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Commit;
import org.jspecify.annotations.Nullable;

/** Looks at each commit that was stored. */
interface StoreWatch {

  /**
   * A commit was stored.
   *
   * @param refund as it was before, null if it is new or the commit has none
   * @param ledger as it was before, null if nothing was stored of the sale
   */
  void stored(Commit commit, @Nullable Refund refund, @Nullable Ledger ledger);
}
