package dev.refundkit.benchmarks;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineBalance;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;

/**
 * The arithmetic of a quote as one would write it by hand for one shape of sale: net prices, one
 * tax, no disputes, and units that were returned from the first on. It checks no facts, words no
 * refusals and keeps its working space, so that nothing but the result is allocated.
 *
 * <p>A result holds, in this order: value and tax of each part, the payout of each payment, the
 * surplus, the most that would pass, and the remarks. A part is a line as the request names it; of
 * a full refund every line, and then the shipping.
 */
final class PlainLongs {

  static final int CAPPED_BY_LINE = 1;
  static final int CAPPED_BY_COMPONENT = 2;
  static final int CAPPED_BY_ORDER = 4;
  static final int ABOVE_UNITS = 8;

  /** The answer to a request that is refused. */
  static final long[] REFUSED = {};

  private final int lines;
  private final int[] quantity;
  private final int[] taken;

  /** Of the lines and, last, of the shipping. */
  private final long[] value;

  private final long[] tax;
  private final long[] givenValue;
  private final long[] givenTax;

  private final long[] captured;
  private final long[] gone;
  private final long fees;

  /** Taken of the order as a whole (M5). */
  private final long ofOrderValue;

  private final long ofOrderShipping;
  private final long ofOrderTax;

  /** Working space; value and tax of a part stand side by side. */
  private final long[] left;

  private final long[] asked;

  /** What the asked units are worth, whatever is left. */
  private final long[] ofUnits;

  private final long[] totals;
  private final long[] shares;
  private final long[] remainders;

  PlainLongs(BenchmarkedSale benchmarked) {
    Sale sale = benchmarked.sale();
    Ledger ledger = benchmarked.ledger();
    lines = sale.lines().size();
    quantity = new int[lines];
    taken = new int[lines];
    value = new long[lines + 1];
    tax = new long[lines + 1];
    givenValue = new long[lines + 1];
    givenTax = new long[lines + 1];
    for (int i = 0; i < lines; i++) {
      quantity[i] = sale.lines().get(i).quantity();
      LineBalance balance = ledger.lines().get(sale.lines().get(i).id());
      taken[i] = balance == null ? 0 : first(balance.taken());
      state(i, benchmarked.worth().line(i), balance == null ? Worth.zero(1) : balance.given());
    }
    state(lines, benchmarked.worth().shipping(), ledger.shipping());
    captured = ledger.payments().stream().mapToLong(PaymentBalance::captured).toArray();
    gone = ledger.payments().stream().mapToLong(p -> p.captured() - p.room()).toArray();
    fees = ledger.feesKept();
    ofOrderValue = ledger.unallocated().value();
    ofOrderShipping = ledger.unallocated().shipping();
    ofOrderTax = ledger.unallocated().tax();
    left = new long[2 * lines + 2];
    asked = new long[2 * lines + 2];
    ofUnits = new long[2 * lines + 2];
    totals = new long[2 * lines + 2];
    shares = new long[2 * lines + 2];
    remainders = new long[2 * lines + 2];
  }

  private static int first(Units taken) {
    if (!taken.equals(Units.of(0, taken.count()))) {
      throw new IllegalArgumentException("not the first units: " + taken);
    }
    return taken.count();
  }

  private void state(int part, Worth whole, Worth given) {
    value[part] = whole.value();
    tax[part] = whole.tax();
    givenValue[part] = given.value();
    givenTax[part] = given.tax();
  }

  /** Units of lines, computed, and capped by line, component and order (M6). */
  long[] itemReturn(int[] named, int[] units) {
    int figures = 2 * named.length;
    long[] result = new long[figures + captured.length + 3];
    long remarks = ask(named, units) ? CAPPED_BY_LINE : 0;
    System.arraycopy(asked, 0, result, 0, figures);
    if (keepWithinComponents(result, figures, false)) {
      remarks |= CAPPED_BY_COMPONENT;
    }
    lowerWhatIsLeft(figures);
    long limit = limit();
    if (cut(result, 0, 1, figures, limit)) {
      remarks |= CAPPED_BY_ORDER;
    }
    long most = Math.min(limit, sum(left, 0, 1, figures));
    return finish(result, figures, 0, most, remarks | aboveUnits(result, units));
  }

  /** A named total over lines, and over value and tax of each (M3, M4). */
  long[] partial(int[] named, int[] units, long total) {
    int figures = 2 * named.length;
    ask(named, units);
    lowerWhatIsLeft(figures);
    long most = Math.min(limit(), sum(left, 0, 1, figures));
    if (total > most) {
      return REFUSED;
    }
    long[] result = new long[figures + captured.length + 3];
    spreadOverParts(total, result, figures);
    return finish(result, figures, 0, most, aboveUnits(result, units));
  }

  /** All that the payments hold (M13). */
  long[] full() {
    int figures = 2 * lines + 2;
    long[] result = new long[figures + captured.length + 3];
    for (int i = 0; i <= lines; i++) {
      result[2 * i] = value[i] - givenValue[i];
      result[2 * i + 1] = tax[i] - givenTax[i];
    }
    keepWithinComponents(result, figures, true);
    long limit = limit();
    cut(result, 0, 1, figures, limit);
    return finish(result, figures, limit - sum(result, 0, 1, figures), limit, 0);
  }

  /**
   * What is left of the named lines, and what the asked units are worth; whether more than that.
   */
  private boolean ask(int[] named, int[] units) {
    boolean capped = false;
    for (int i = 0; i < named.length; i++) {
      int line = named[i];
      left[2 * i] = value[line] - givenValue[line];
      left[2 * i + 1] = tax[line] - givenTax[line];
      if (units[i] == 0) {
        asked[2 * i] = left[2 * i];
        asked[2 * i + 1] = left[2 * i + 1];
      } else {
        ofUnits[2 * i] = worth(value[line], line, units[i]);
        ofUnits[2 * i + 1] = worth(tax[line], line, units[i]);
        asked[2 * i] = Math.min(ofUnits[2 * i], left[2 * i]);
        asked[2 * i + 1] = Math.min(ofUnits[2 * i + 1], left[2 * i + 1]);
        capped |= asked[2 * i] < ofUnits[2 * i] || asked[2 * i + 1] < ofUnits[2 * i + 1];
      }
    }
    return capped;
  }

  private long worth(long total, int line, int units) {
    return runningTotal(total, taken[line] + units, quantity[line])
        - runningTotal(total, taken[line], quantity[line]);
  }

  /** To what the order has left of each component, and what is asked with it. */
  private void lowerWhatIsLeft(int figures) {
    keepWithinComponents(left, figures, false);
    for (int i = 0; i < figures; i++) {
      asked[i] = Math.min(asked[i], left[i]);
    }
  }

  /** Up to what is asked of each part, and beyond that by what each has left. */
  private void spreadOverParts(long total, long[] result, int figures) {
    long over = total - sum(asked, 0, 1, figures);
    for (int i = 0; i < figures; i += 2) {
      long ofPart = asked[i] + asked[i + 1];
      totals[i] = over <= 0 ? ofPart : left[i] + left[i + 1] - ofPart;
    }
    largestRemainder(over <= 0 ? total : over, totals, 0, 2, figures);
    for (int i = 0; i < figures; i += 2) {
      totals[i] = over <= 0 ? shares[i] : asked[i] + asked[i + 1] + shares[i];
    }
    for (int i = 0; i < figures; i += 2) {
      if (totals[i] == asked[i] + asked[i + 1]) {
        result[i] = asked[i];
        result[i + 1] = asked[i + 1];
      } else {
        largestRemainder(totals[i], left, i, 1, i + 2);
        result[i] = shares[i];
        result[i + 1] = shares[i + 1];
      }
    }
  }

  private boolean keepWithinComponents(long[] parts, int figures, boolean shipping) {
    long ofOrder = -ofOrderValue;
    long taxOfOrder = tax[lines] - givenTax[lines] - ofOrderTax;
    for (int i = 0; i < lines; i++) {
      ofOrder += value[i] - givenValue[i];
      taxOfOrder += tax[i] - givenTax[i];
    }
    int ofLines = shipping ? figures - 2 : figures;
    boolean lowered = cut(parts, 0, 2, ofLines, ofOrder);
    if (shipping) {
      long most = value[lines] - givenValue[lines] - ofOrderShipping;
      lowered |= cut(parts, ofLines, 2, figures, most);
    }
    return cut(parts, 1, 2, figures, taxOfOrder) || lowered;
  }

  /** Lowers figures so that together they stay within the most. */
  private boolean cut(long[] figures, int first, int step, int end, long most) {
    long over = sum(figures, first, step, end) - Math.max(0, most);
    if (over <= 0) {
      return false;
    }
    largestRemainder(over, figures, first, step, end);
    for (int i = first; i < end; i += step) {
      figures[i] -= shares[i];
    }
    return true;
  }

  private long limit() {
    long room = 0;
    for (int i = 0; i < captured.length; i++) {
      room += captured[i] - gone[i];
    }
    return Math.max(0, room - fees);
  }

  private long aboveUnits(long[] result, int[] units) {
    for (int i = 0; i < units.length; i++) {
      boolean above = result[2 * i] > ofUnits[2 * i] || result[2 * i + 1] > ofUnits[2 * i + 1];
      if (above && units[i] > 0) {
        return ABOVE_UNITS;
      }
    }
    return 0;
  }

  private long[] finish(long[] result, int figures, long surplus, long most, long remarks) {
    long open = sum(result, 0, 1, figures) + surplus;
    if (open == 0) {
      return REFUSED;
    }
    int at = figures;
    for (int i = 0; i < captured.length; i++) {
      result[at] = Math.min(open, captured[i] - gone[i]);
      open -= result[at++];
    }
    result[at++] = surplus;
    result[at++] = most;
    result[at] = remarks;
    return result;
  }

  private static long sum(long[] figures, int first, int step, int end) {
    long sum = 0;
    for (int i = first; i < end; i += step) {
      sum += figures[i];
    }
    return sum;
  }

  /** What the first {@code k} of {@code n} units are worth, for amounts whose product fits. */
  static long runningTotal(long total, long k, long n) {
    long product = total * k;
    long rest = product % n;
    return product / n + (rest >= n - rest ? 1 : 0);
  }

  /** Spreads an amount over some of the weights; the shares stand in the working space. */
  private void largestRemainder(long amount, long[] weights, int first, int step, int end) {
    largestRemainder(amount, weights, shares, remainders, first, step, end);
  }

  static void largestRemainder(
      long amount, long[] weights, long[] shares, long[] remainders, int first, int step, int end) {
    long sum = Math.max(1, sum(weights, first, step, end));
    long open = amount;
    for (int i = first; i < end; i += step) {
      long product = amount * weights[i];
      shares[i] = product / sum;
      remainders[i] = product % sum;
      open -= shares[i];
    }
    for (; open > 0; open--) {
      int largest = first;
      for (int i = first + step; i < end; i += step) {
        if (remainders[i] > remainders[largest]) {
          largest = i;
        }
      }
      shares[largest]++;
      remainders[largest] = -1;
    }
  }
}
