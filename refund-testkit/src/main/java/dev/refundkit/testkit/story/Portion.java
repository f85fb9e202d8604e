package dev.refundkit.testkit.story;

import dev.refundkit.money.Split;

/**
 * How much of what there is when a move's turn comes: thousandths of it, rounded half up, and some
 * whole ones more or less. {@code 1000} and {@code 0} is all, {@code 1000} and {@code 1} is one too
 * much, {@code 0} and {@code 1} is one.
 *
 * @param permille of the whole, up to 2000; negative only for a fee
 * @param more added to that, in minor units or units of goods
 */
public record Portion(int permille, int more) {

  public static final Portion NOTHING = new Portion(0, 0);
  public static final Portion ONE = new Portion(0, 1);
  public static final Portion ALL = new Portion(1000, 0);
  public static final Portion ALL_AND_ONE = new Portion(1000, 1);

  /** So much of the whole, with the sign of the portion; exact up to the edge of {@code long}. */
  public long signedOf(long whole) {
    int size = Math.abs(permille);
    long part = Split.add(part(whole, Math.min(size, 1000)), part(whole, Math.max(0, size - 1000)));
    return permille < 0 ? -part - more : Split.add(part, more);
  }

  /** So much of the whole, but not less than nothing. */
  public long of(long whole) {
    return Math.max(0, signedOf(whole));
  }

  private static long part(long whole, int permille) {
    return whole / 1000 * permille + (whole % 1000 * permille + 500) / 1000;
  }

  @Override
  public String toString() {
    return permille + "‰" + (more == 0 ? "" : (more > 0 ? "+" : "") + more);
  }
}
