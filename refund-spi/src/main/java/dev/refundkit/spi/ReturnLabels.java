package dev.refundkit.spi;

import java.util.Optional;

/** Makes return labels (CONTRACTS.md, RL). */
public interface ReturnLabels {

  /**
   * Makes a label, or finds the one made under the same key.
   *
   * @return the label's id; empty for a shop that makes none
   * @throws RuntimeException if it may be tried again later under the same key
   */
  Optional<String> make(LabelOrder order);

  /** Makes no labels. */
  static ReturnLabels none() {
    return order -> Optional.empty();
  }
}
