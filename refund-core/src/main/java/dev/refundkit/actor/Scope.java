package dev.refundkit.actor;

import java.util.Arrays;
import java.util.Optional;

/** What an authority is for (L3). */
public enum Scope {
  /** get and list. */
  REFUNDS_READ("refunds:read"),
  /** create, cancel, receive a return, inspect, close a return. */
  REFUNDS_WRITE("refunds:write"),
  /** approve, reject, process, retry, redirect, resolve, and a positive adjustment. */
  REFUNDS_APPROVE("refunds:approve"),
  /** Balances of payments. */
  PAYMENTS_READ("payments:read"),
  /** Payment refunds, disputes, refunds made elsewhere. */
  PAYMENTS_WRITE("payments:write");

  private final String wire;

  Scope(String wire) {
    this.wire = wire;
  }

  /** As it is written: {@code refunds:approve}. */
  public String wire() {
    return wire;
  }

  static Optional<Scope> of(String wire) {
    return Arrays.stream(values()).filter(scope -> scope.wire.equals(wire)).findFirst();
  }
}
