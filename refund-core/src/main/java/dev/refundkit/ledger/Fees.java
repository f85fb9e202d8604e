package dev.refundkit.ledger;

/**
 * Fees of one sale that the shop keeps (M14). Minor units, none negative.
 *
 * @param kept kept and not given back since
 * @param overReturned given back although the refund that kept them fell away later; it was
 *     goodwill after all
 */
public record Fees(long kept, long overReturned) {

  public static final Fees NONE = new Fees(0, 0);

  public Fees {
    if (kept < 0 || overReturned < 0) {
      throw new IllegalArgumentException(
          "fees kept " + kept + ", given back too much " + overReturned);
    }
  }

  /** A refund that kept and returned so much now keeps and returns other amounts. */
  Fees exchange(Adjustment before, Adjustment after) {
    return keep(after.feeKept() - before.feeKept())
        .giveBack(after.feeReturned() - before.feeReturned());
  }

  private Fees keep(long more) {
    if (more >= 0) {
      return new Fees(kept + more, overReturned);
    }
    long left = Math.max(0, kept + more);
    return new Fees(left, overReturned - more - (kept - left));
  }

  private Fees giveBack(long more) {
    if (more >= 0) {
      long left = Math.max(0, kept - more);
      return new Fees(left, overReturned + more - (kept - left));
    }
    long over = Math.max(0, overReturned + more);
    return new Fees(kept - more - (overReturned - over), over);
  }
}
