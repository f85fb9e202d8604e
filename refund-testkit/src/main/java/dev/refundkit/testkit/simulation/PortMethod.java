package dev.refundkit.testkit.simulation;

import static dev.refundkit.testkit.simulation.Fault.ANSWER_LOST;
import static dev.refundkit.testkit.simulation.Fault.CANNOT_TELL;
import static dev.refundkit.testkit.simulation.Fault.CLOCK_BACK;
import static dev.refundkit.testkit.simulation.Fault.CLOCK_FORWARD;
import static dev.refundkit.testkit.simulation.Fault.CRASH_AFTER;
import static dev.refundkit.testkit.simulation.Fault.CRASH_BEFORE;
import static dev.refundkit.testkit.simulation.Fault.LEASE_OVERRUN;
import static dev.refundkit.testkit.simulation.Fault.NOT_ATTEMPTED;
import static dev.refundkit.testkit.simulation.Fault.OTHER_CLIENT;
import static dev.refundkit.testkit.simulation.Fault.OTHER_WORKER;
import static dev.refundkit.testkit.simulation.Fault.REQUEST_DELAYED;
import static dev.refundkit.testkit.simulation.Fault.REQUEST_DUPLICATED;
import static dev.refundkit.testkit.simulation.Fault.REQUEST_LOST;
import static dev.refundkit.testkit.simulation.Fault.RESTOCK_REFUSED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Each call of a port, and what can go wrong with it. */
public enum PortMethod {
  STORE_READ(1),
  STORE_CLAIM(2),
  STORE_UPDATE(3),
  STORE_COMMIT(3),
  SALES(1),
  HISTORY(1),
  ABILITIES(1),
  REFUND(10, REQUEST_DELAYED, REQUEST_DUPLICATED, NOT_ATTEMPTED),
  LOOKUP(6, CANNOT_TELL),
  BOOK(6),
  RESTOCK(6, RESTOCK_REFUSED),
  NOTIFY(3),
  LABEL(6);

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is immutable
  private final Set<Fault> faults;

  private final int exposure;

  PortMethod(int exposure, Fault... own) {
    this.exposure = exposure;
    EnumSet<Fault> all = EnumSet.copyOf(anywhere());
    all.addAll(Arrays.asList(own));
    this.faults = Set.copyOf(all);
  }

  private static List<Fault> anywhere() {
    return List.of(
        CRASH_BEFORE,
        CRASH_AFTER,
        REQUEST_LOST,
        ANSWER_LOST,
        CLOCK_BACK,
        CLOCK_FORWARD,
        LEASE_OVERRUN,
        OTHER_WORKER,
        OTHER_CLIENT);
  }

  /** Whether the fault can befall this call. */
  public boolean suffers(Fault fault) {
    return faults.contains(fault);
  }

  /** How much more often than a read it goes wrong. */
  int exposure() {
    return exposure;
  }

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
