package dev.refundkit.testkit.simulation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often what goes wrong.
 *
 * @param permille how many of a thousand calls of ports go wrong; each history draws one of them,
 *     so that some are quiet and some are wild
 * @param weights how often each fault, compared with the others; 0 for never
 */
public record FaultPlan(List<Integer> permille, Map<Fault, Integer> weights) {

  /** All faults, from none to one in five calls. */
  public static final FaultPlan DEFAULT = new FaultPlan(List.of(50, 25, 100, 0, 200), even());

  /** Nothing goes wrong. */
  public static final FaultPlan NONE = new FaultPlan(List.of(0), Map.of());

  public FaultPlan {
    permille = List.copyOf(permille);
    EnumMap<Fault, Integer> all = new EnumMap<>(Fault.class);
    all.putAll(weights);
    weights = Collections.unmodifiableMap(all);
  }

  private static Map<Fault, Integer> even() {
    Map<Fault, Integer> all = new EnumMap<>(Fault.class);
    Arrays.stream(Fault.values()).forEach(fault -> all.put(fault, 1));
    return all;
  }

  /** The same with another weight of one fault. */
  public FaultPlan with(Fault fault, int weight) {
    Map<Fault, Integer> changed = new EnumMap<>(Fault.class);
    changed.putAll(weights);
    changed.put(fault, weight);
    return new FaultPlan(permille, changed);
  }

  int weight(Fault fault) {
    return weights.getOrDefault(fault, 0);
  }
}
