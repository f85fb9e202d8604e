package dev.refundkit.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Fees of one sale that the shop keeps (M14). Minor units, none negative.
 *
 * @param ofRefunds what all refunds together keep
 * @param returns what of it refunds give back, the one that was opened first in front; one that
 *     fell away stays with nothing
 */
public record Fees(long ofRefunds, List<Return> returns) {

  public static final Fees NONE = new Fees(0, List.of());

  /**
   * What one refund gives back.
   *
   * @param goodwill how much of the amount is no fee any longer, as the refund that kept it fell
   *     away later
   */
  public record Return(String refundId, long amount, long goodwill) {

    public Return {
      if (goodwill < 0 || goodwill > amount) {
        throw new IllegalArgumentException(
            "refund " + refundId + " gives back " + amount + ", of which goodwill " + goodwill);
      }
    }

    long fee() {
      return amount - goodwill;
    }

    Return now(long next) {
      return new Return(refundId, next, Math.min(goodwill, next));
    }

    Return withGoodwill(long more) {
      return new Return(refundId, amount, goodwill + more);
    }
  }

  public Fees {
    returns = List.copyOf(returns);
    if (ofRefunds < 0 || kept(ofRefunds, returns) < 0) {
      throw new IllegalArgumentException("fees " + ofRefunds + ", given back " + returns);
    }
  }

  /** Kept, and not given back since. */
  public long kept() {
    return kept(ofRefunds, returns);
  }

  /** What refunds give back, goodwill included. */
  public long returned() {
    return returns.stream().mapToLong(Return::amount).sum();
  }

  private static long kept(long ofRefunds, List<Return> returns) {
    return ofRefunds - returns.stream().mapToLong(Return::fee).sum();
  }

  /** A refund that kept and returned so much now keeps and returns other amounts. */
  Fees exchange(String refundId, Adjustment before, Adjustment after) {
    List<Return> next = new ArrayList<>(returns);
    if (after.feeReturned() != before.feeReturned()) {
      give(refundId, after.feeReturned(), next);
    }
    long keep = ofRefunds + after.feeKept() - before.feeKept();
    turnToGoodwill(-kept(keep, next), next);
    return new Fees(keep, next);
  }

  private static void give(String refundId, long amount, List<Return> returns) {
    for (int i = 0; i < returns.size(); i++) {
      if (returns.get(i).refundId().equals(refundId)) {
        returns.set(i, returns.get(i).now(amount));
        return;
      }
    }
    returns.add(new Return(refundId, amount, 0));
  }

  /** What was given back and is kept no more was goodwill, first of the refund opened last. */
  private static void turnToGoodwill(long missing, List<Return> returns) {
    long left = missing;
    for (int i = returns.size() - 1; i >= 0 && left > 0; i--) {
      Return given = returns.get(i);
      long off = Math.min(left, given.fee());
      returns.set(i, given.withGoodwill(off));
      left -= off;
    }
  }
}
