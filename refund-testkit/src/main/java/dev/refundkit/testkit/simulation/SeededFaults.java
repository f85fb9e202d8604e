package dev.refundkit.testkit.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Faults at the calls of ports, drawn by a plan; each history leaves some kinds out altogether. */
final class SeededFaults implements FaultSource {

  private static final List<Fault> FAULTS = List.of(Fault.values());

  private final Choices choices;
  private final int permille;
  private final Map<PortMethod, int[]> outside = new EnumMap<>(PortMethod.class);
  private final Map<PortMethod, int[]> inside = new EnumMap<>(PortMethod.class);

  SeededFaults(Choices choices, FaultPlan plan) {
    this.choices = choices;
    this.permille = choices.of(plan.permille());
    List<Fault> used = new ArrayList<>();
    for (Fault fault : FAULTS) {
      boolean leftOut = choices.oneIn(4);
      for (int i = leftOut ? 0 : plan.weight(fault); i > 0; i--) {
        used.add(fault);
      }
    }
    for (PortMethod call : PortMethod.values()) {
      outside.put(call, table(used, call, false));
      inside.put(call, table(used, call, true));
    }
  }

  private static int[] table(List<Fault> used, PortMethod call, boolean inside) {
    return used.stream()
        .filter(fault -> suffers(call, fault, inside))
        .mapToInt(fault -> FAULTS.indexOf(fault) + 1)
        .toArray();
  }

  /** Only one other runs beside a call, so that a history stays readable. */
  private static boolean suffers(PortMethod call, Fault fault, boolean inside) {
    boolean nests =
        fault == Fault.LEASE_OVERRUN || fault == Fault.OTHER_WORKER || fault == Fault.OTHER_CLIENT;
    return call.suffers(fault) && !(inside && nests);
  }

  @Override
  public @Nullable Fault next(PortMethod call, boolean in) {
    int[] table = (in ? inside : outside).getOrDefault(call, new int[0]);
    int choice = choices.rarely(permille * call.exposure(), table);
    if (choice == 0 || choice > FAULTS.size()) {
      return null;
    }
    Fault fault = FAULTS.get(choice - 1);
    return suffers(call, fault, in) ? fault : null;
  }
}
