package dev.refundkit.ledger;

import dev.refundkit.money.Split;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one refund takes of its sale, part by part. Minor units.
 *
 * @param lines of the lines
 * @param shipping of the shipping and its taxes
 * @param unallocated of the order as a whole, for payment refunds (M5)
 * @param adjustments beside the parts
 */
public record Allocation(
    List<LineShare> lines, Worth shipping, OrderShare unallocated, Adjustment adjustments) {

  public Allocation {
    lines = List.copyOf(lines);
  }

  /** Value of the goods, net of tax (M9). */
  public long subtotal() {
    long sum = unallocated.value();
    for (LineShare line : lines) {
      sum += line.worth().value();
    }
    return sum;
  }

  /** All taxes, of goods and shipping (M9). */
  public long tax() {
    long sum = shipping.tax() + unallocated.tax();
    for (LineShare line : lines) {
      sum += line.worth().tax();
    }
    return sum;
  }

  /** Shipping, net of tax (M9). */
  public long shippingValue() {
    return shipping.value() + unallocated.shipping();
  }

  /** Negative for a fee that is kept, positive for goodwill (M14). */
  public long adjustment() {
    return adjustments.net();
  }

  public long total() {
    return subtotal() + tax() + shippingValue() + adjustment();
  }

  /** The same with something else beside the parts. */
  public Allocation with(Adjustment other) {
    return new Allocation(lines, shipping, unallocated, other);
  }

  /**
   * The same lines and nothing of them, but for the units that came back to the shop: no failure
   * undoes those (L5).
   */
  public Allocation nothingBut(Map<String, Units> arrived) {
    List<LineShare> none =
        lines.stream()
            .map(
                line ->
                    new LineShare(
                        line.lineId(),
                        arrived.getOrDefault(line.lineId(), Units.NONE),
                        Worth.zero(line.worth().taxCount())))
            .toList();
    return new Allocation(none, Worth.zero(shipping.taxCount()), OrderShare.NONE, Adjustment.NONE);
  }

  /**
   * The same refund with another, smaller total: what is missing is taken from its parts (and from
   * goodwill) by largest remainder (L5); a kept fee and the units stay as they are.
   *
   * @throws IllegalArgumentException if the total is negative or larger than this one's
   */
  public Allocation shrunkTo(long total) {
    long missing = total() - total;
    if (total < 0 || missing < 0) {
      throw new IllegalArgumentException("cannot shrink " + total() + " to " + total);
    }
    List<Long> parts = new ArrayList<>();
    lines.forEach(line -> addWorth(parts, line.worth()));
    addWorth(parts, shipping);
    parts.add(unallocated.value());
    parts.add(unallocated.shipping());
    Map<String, Long> taxes = new TreeMap<>(unallocated.taxes());
    parts.addAll(taxes.values());
    parts.add(adjustments.given());
    long[] weights = parts.stream().mapToLong(Long::longValue).toArray();
    long[] cut = Split.largestRemainder(missing, weights);
    Cursor left = new Cursor(subtract(weights, cut));
    List<LineShare> keptLines = new ArrayList<>();
    for (LineShare line : lines) {
      keptLines.add(
          new LineShare(line.lineId(), line.units(), left.worth(line.worth().taxCount())));
    }
    Worth keptShipping = left.worth(shipping.taxCount());
    long keptValue = left.next();
    long keptShippingValue = left.next();
    taxes.replaceAll((name, amount) -> left.next());
    long keptGoodwill = left.next();
    return new Allocation(
        keptLines,
        keptShipping,
        new OrderShare(keptValue, keptShippingValue, taxes),
        adjustments
            .giving(keptGoodwill)
            .returning(Math.min(adjustments.feeReturned(), keptGoodwill)));
  }

  private static void addWorth(List<Long> parts, Worth worth) {
    parts.add(worth.value());
    Arrays.stream(worth.taxes()).forEach(parts::add);
  }

  private static long[] subtract(long[] from, long[] cut) {
    long[] left = new long[from.length];
    Arrays.setAll(left, i -> from[i] - cut[i]);
    return left;
  }

  /** Reads the parts back in the order in which they were listed. */
  private static final class Cursor {
    private final long[] parts;
    private int at;

    Cursor(long[] parts) {
      this.parts = parts;
    }

    long next() {
      return parts[at++];
    }

    Worth worth(int taxCount) {
      long value = next();
      long[] taxes = new long[taxCount];
      for (int i = 0; i < taxCount; i++) {
        taxes[i] = next();
      }
      return Worth.of(value, taxes);
    }
  }
}
