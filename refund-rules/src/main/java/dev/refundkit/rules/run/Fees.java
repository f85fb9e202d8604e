package dev.refundkit.rules.run;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.Split;
import dev.refundkit.policy.Fee;
import dev.refundkit.rules.settings.FeeSetting;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.vocabulary.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses, of the fees that rules ask for, the one that keeps most of this case (M15). */
final class Fees {

  private final Settings settings;
  private final IsoCurrency currency;
  private final long subtotal;
  private final long tax;

  Fees(Settings settings, IsoCurrency currency, Allocation share) {
    this.settings = settings;
    this.currency = currency;
    long value = 0;
    long taxes = 0;
    for (LineShare line : share.lines()) {
      value += line.worth().value();
      taxes += line.worth().tax();
    }
    this.subtotal = value;
    this.tax = taxes;
  }

  @Nullable Fee largest(Fired fired) {
    Fee largest = null;
    for (Firing firing : fired.firings()) {
      for (String name : firing.fees()) {
        Fee fee = fee(settings.fee(name), name, firing.lines());
        if (largest == null || kept(fee) > kept(largest)) {
          largest = fee;
        }
      }
    }
    return largest == null || kept(largest) == 0 ? null : largest;
  }

  private long kept(Fee fee) {
    return fee.on(subtotal, tax);
  }

  /** A part of some lines only becomes a fixed amount: the engine takes parts of all goods. */
  private Fee fee(FeeSetting fee, String name, List<Line> lines) {
    long base = lines.isEmpty() ? subtotal : lines.stream().mapToLong(Line::getSubtotal).sum();
    if (fee.basisPoints() == 0) {
      return new Fee(Math.min(base, settings.fixedFee(name, currency)), 0, fee.withTax());
    }
    if (base == subtotal) {
      return new Fee(0, fee.basisPoints(), fee.withTax());
    }
    return new Fee(Split.runningTotal(base, fee.basisPoints(), 10_000), 0, fee.withTax());
  }
}
