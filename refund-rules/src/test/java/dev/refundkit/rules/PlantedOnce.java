package dev.refundkit.rules;

/** As {@link Planted}; a class is initialised once, so nothing but one bundle may name it. */
public final class PlantedOnce {

  static {
    System.setProperty(HostileRules.MARK, "initialised");
  }
}
