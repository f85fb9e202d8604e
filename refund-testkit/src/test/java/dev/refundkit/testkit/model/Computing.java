package dev.refundkit.testkit.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the parts give if no amount is named, before money bounds it (M1, M2, M6). */
final class Computing {

  private final ModelSale sale;
  private final Balances now;
  private final Set<String> cappedBy = new LinkedHashSet<>();

  Computing(ModelSale sale, Balances now) {
    this.sale = sale;
    this.now = now;
  }

  /** What lowered the amounts: line, component. */
  Set<String> cappedBy() {
    return cappedBy;
  }

  /**
   * The amount of each slot.
   *
   * @param allThatIsLeft true for full, shipping and tax_only; false for the worth of the asked
   *     units
   */
  Map<Slot, Long> amounts(List<Part> parts, boolean allThatIsLeft) {
    Map<Slot, Long> amounts = new LinkedHashMap<>();
    for (Part part : parts) {
      for (Slot slot : part.slots()) {
        boolean left = allThatIsLeft || part.line() == null;
        amounts.put(slot, left ? now.ownLeft(slot) : ofUnits(slot, part));
      }
    }
    return withinComponents(amounts);
  }

  /** M2: each unit its own interval, at most what is left of the line. */
  long ofUnits(Slot slot, Part part) {
    long worth = worth(sale, slot, part);
    long left = now.ownLeft(slot);
    if (worth > left) {
      cappedBy.add("line");
    }
    return Math.min(worth, left);
  }

  static long worth(ModelSale sale, Slot slot, Part part) {
    long worth = 0;
    for (int unit : part.units()) {
      worth += sale.unitWorth(slot, unit);
    }
    return worth;
  }

  /** Payment refunds may have taken of the order's value, shipping and taxes (M5). */
  private Map<Slot, Long> withinComponents(Map<Slot, Long> amounts) {
    Map<Slot, Long> within = new LinkedHashMap<>(amounts);
    for (String component : sale.components()) {
      Map<Slot, Long> ofIt = new LinkedHashMap<>();
      amounts.forEach(
          (slot, amount) -> {
            if (slot.component().equals(component)) {
              ofIt.put(slot, amount);
            }
          });
      long shortfall = sum(ofIt) - now.componentLeft(component);
      if (shortfall > 0) {
        cappedBy.add("component");
        within.putAll(Holding.lowered(ofIt, shortfall));
      }
    }
    return within;
  }

  static long sum(Map<Slot, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }
}
