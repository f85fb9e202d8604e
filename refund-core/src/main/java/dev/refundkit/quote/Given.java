package dev.refundkit.quote;

import dev.refundkit.sale.Worth;
import java.util.List;
import java.util.Set;

/**
 * What the parts of a request give. Minor units.
 *
 * @param surplus what the payments hold beyond them (M13)
 * @param caps of each part, what lowered it (M6)
 */
record Given(List<Worth> ofParts, long surplus, List<Set<Cap>> caps) {

  static Given uncapped(List<Worth> ofParts, long surplus) {
    return new Given(ofParts, surplus, ofParts.stream().map(w -> Set.<Cap>of()).toList());
  }

  long sum() {
    return Spread.sum(ofParts) + surplus;
  }
}
