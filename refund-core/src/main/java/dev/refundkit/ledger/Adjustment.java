package dev.refundkit.ledger;

/**
 * What a refund gives beside the parts of the sale, and what it keeps of them (M14). Minor units,
 * none negative.
 *
 * @param given goodwill, a surplus of the payments over the parts (M13), or a fee that is returned
 * @param feeKept what the shop keeps
 * @param feeReturned how much of what the refund gives is a fee that was kept earlier
 */
public record Adjustment(long given, long feeKept, long feeReturned) {

  public static final Adjustment NONE = new Adjustment(0, 0, 0);

  public Adjustment {
    if (given < 0 || feeKept < 0 || feeReturned < 0) {
      throw new IllegalArgumentException(
          "adjustment gives " + given + " of which " + feeReturned + " fee, and keeps " + feeKept);
    }
  }

  /** As it stands on the wire: negative where more is kept than given. */
  public long net() {
    return given - feeKept;
  }

  public Adjustment giving(long amount) {
    return new Adjustment(amount, feeKept, feeReturned);
  }

  public Adjustment returning(long fee) {
    return new Adjustment(given, feeKept, fee);
  }

  public Adjustment keeping(long fee) {
    return new Adjustment(given, fee, feeReturned);
  }
}
