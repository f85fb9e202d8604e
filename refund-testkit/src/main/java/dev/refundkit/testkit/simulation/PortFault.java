package dev.refundkit.testkit.simulation;

/** A call of a port that ends with nothing known. */
final class PortFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  PortFault(String where) {
    super(where, null, false, false);
  }
}
