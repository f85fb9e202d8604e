package dev.refundkit.testkit.simulation;

import org.jspecify.annotations.Nullable;

/** Says what goes wrong at each call of a port. */
interface FaultSource {

  /** Nothing goes wrong. */
  FaultSource NONE = (call, inside) -> null;

  /**
   * What goes wrong with the next call.
   *
   * @param inside whether the call is made while another process waits for one of its own
   */
  @Nullable Fault next(PortMethod call, boolean inside);
}
