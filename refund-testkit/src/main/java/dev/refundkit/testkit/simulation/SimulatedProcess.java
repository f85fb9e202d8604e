package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.EffectRunner;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.spi.CommitResult;

/** A process of the host: an engine and a worker. It may die, and another one takes its place. */
final class SimulatedProcess {

  private final SimulatedWorld world;
  private final String name;
  private int lives;
  private RefundEngine engine;
  private EffectRunner worker;
  private int stored;
  private boolean stale;

  SimulatedProcess(SimulatedWorld world, String name) {
    this.world = world;
    this.name = name;
    this.engine = start();
    this.worker = engine.effects(toString());
  }

  private RefundEngine start() {
    lives++;
    FaultyPorts ports = new FaultyPorts(world, this);
    return RefundEngine.builder()
        .sales(ports)
        .store(new FaultyStore(world, this))
        .processor(new ProcessorLine(world, this))
        .inventory(ports)
        .notifier(ports)
        .returnLabels(ports)
        .customerHistory(ports)
        .policy(world.policy)
        .clock(world.clock)
        .ids(world::nextId)
        .random(world.jitter)
        .limits(world.limits)
        .build();
  }

  /** All that it had in mind is gone. */
  void restart() {
    engine = start();
    worker = engine.effects(toString());
    stale = false;
  }

  RefundEngine engine() {
    return engine;
  }

  EffectRunner worker() {
    return worker;
  }

  void committed(CommitResult result) {
    switch (result) {
      case STORED -> {
        stored++;
        if (stale) {
          world.sightings.saw(Situation.STALE_THEN_WORKED_OUT_ANEW);
        }
        stale = false;
      }
      case STALE, OVER_BUDGET -> stale = true;
      case FENCED -> world.sightings.saw(Situation.LATE_RESULT_FENCED);
      case KEY_TAKEN -> world.sightings.saw(Situation.KEY_TAKEN);
    }
  }

  /** How many commits of its were stored so far. */
  int stored() {
    return stored;
  }

  @Override
  public String toString() {
    return name + lives;
  }
}
