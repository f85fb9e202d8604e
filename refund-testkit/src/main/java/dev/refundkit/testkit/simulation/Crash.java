package dev.refundkit.testkit.simulation;

/** A process dies. An error, because the engine catches none: nothing after it happens. */
final class Crash extends Error {

  private static final long serialVersionUID = 1;

  Crash(String where) {
    super(where, null, false, false);
  }
}
