package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.testkit.ports.PassingStore;
import java.util.Optional;

/** A planted defect: a store that forgets what it was answered under which key. */
final class ForgetfulStore extends PassingStore {

  ForgetfulStore() {
    super(new InMemoryRefundStore());
  }

  @Override
  public CommitResult commit(Commit commit) {
    return super.commit(
        new Commit(
            commit.ledger(),
            commit.refund(),
            commit.effects(),
            commit.dropped(),
            commit.hurried(),
            commit.update(),
            null,
            commit.spends(),
            commit.decided()));
  }

  @Override
  public Optional<Answered> answered(String key) {
    return Optional.empty();
  }
}
