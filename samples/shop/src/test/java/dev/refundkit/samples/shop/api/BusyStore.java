package dev.refundkit.samples.shop.api;

import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;

/** A store in which, for as long as it is told so, others are always in the way. */
final class BusyStore extends PassingStore {

  volatile boolean busy;

  BusyStore(RefundStore to) {
    super(to);
  }

  @Override
  public CommitResult commit(Commit commit) {
    return busy ? CommitResult.STALE : super.commit(commit);
  }
}
