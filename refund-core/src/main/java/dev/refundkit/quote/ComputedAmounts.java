package dev.refundkit.quote;

import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the parts of a request give where the caller names no amount. */
final class ComputedAmounts {

  private final Remaining remaining;
  private final ComponentCaps components;

  ComputedAmounts(Remaining remaining, ComponentCaps components) {
    this.remaining = remaining;
    this.components = components;
  }

  /** M13: everything, which is all that the payments hold. */
  Given full(List<Part> parts, long held) {
    List<Worth> worths = components.lower(parts, parts.stream().map(Part::left).toList());
    long sum = Spread.sum(worths);
    return sum > held
        ? Given.uncapped(Spread.lowered(worths, sum - held), 0)
        : Given.uncapped(worths, held - sum);
  }

  /**
   * M6: what the units are worth, lowered to what is left of line, component, payment and order.
   *
   * @param most what the payments may give
   * @param cap what to call it if they may not give it all
   */
  Given units(List<Part> parts, long most, Cap cap) {
    List<Worth> asked = parts.stream().map(Part::asked).toList();
    List<Worth> worths = components.lower(parts, asked);
    List<Set<Cap>> caps = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Set<Cap> own = EnumSet.noneOf(Cap.class);
      if (cappedByLine(parts.get(i))) {
        own.add(Cap.LINE);
      }
      if (!worths.get(i).equals(asked.get(i))) {
        own.add(Cap.COMPONENT);
      }
      caps.add(own);
    }
    long over = Spread.sum(worths) - most;
    return over <= 0 ? new Given(worths, 0, caps) : lowered(worths, over, caps, cap);
  }

  private static Given lowered(List<Worth> worths, long over, List<Set<Cap>> caps, Cap cap) {
    List<Worth> lower = Spread.lowered(worths, over);
    for (int i = 0; i < lower.size(); i++) {
      if (!lower.get(i).equals(worths.get(i))) {
        caps.get(i).add(cap);
      }
    }
    return new Given(lower, 0, caps);
  }

  private boolean cappedByLine(Part part) {
    return part.units().count() > 0
        && !part.asked().equals(remaining.unitsWorth(part.line(), part.units()));
  }
}
