package dev.refundkit.samples.shop.api;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.samples.shop.ExpectedFaults;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.testkit.ports.PassingStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that can't be read, and whose exceptions tell more than a client should hear. */
final class BrokenStore extends PassingStore {

  static final String SECRET = ExpectedFaults.MARK;

  BrokenStore(RefundStore to) {
    super(to);
  }

  private static IllegalStateException broken(String about) {
    return new IllegalStateException("can't reach the database, " + SECRET + ", for " + about);
  }

  @Override
  public Optional<Refund> refund(String refundId) {
    throw broken(refundId);
  }

  @Override
  public Optional<RefundWithLedger> refundWithLedger(String refundId) {
    throw broken(refundId);
  }

  @Override
  public Optional<Ledger> ledger(String saleId) {
    throw broken(saleId);
  }

  @Override
  public Optional<Answered> answered(String idempotencyKey) {
    throw broken(idempotencyKey);
  }

  @Override
  public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
    throw broken(query.toString());
  }
}
