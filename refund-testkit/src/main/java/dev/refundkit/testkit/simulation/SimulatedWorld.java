package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.EngineLimits;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one history: the outside as it truly stands, the store, and two processes of the
 * host between them. One thread.
 */
final class SimulatedWorld {

  final Choices choices;
  final SimulatedClock clock = new SimulatedClock();
  final Counts<Fault> faults = new Counts<>(Fault.class);
  final Narration narration;
  final Interference interference = new Interference(this);
  final Sightings sightings = new Sightings(this);
  final Network network = new Network(this);
  final SimulatedShop shop = new SimulatedShop(this);
  final ObservedStore store;
  final RefundPolicy policy;
  final EngineLimits limits;
  final SimulatedProcessor processor;
  final ScriptedSales sales;
  final Random jitter;
  final Clients clients;
  final Notices notices = new Notices(this);
  final Invariants invariants;
  private final SimulatedProcess first;
  private final SimulatedProcess second;
  private final String idFormat;
  private Fates fates;
  private boolean quiet;
  private int ids;

  SimulatedWorld(
      Choices choices, Narration narration, RefundStore store, RefundPolicy policy, Setting set) {
    this.choices = choices;
    this.narration = narration;
    this.store = new ObservedStore(store);
    this.policy = policy;
    this.limits = set.limits();
    this.processor = new SimulatedProcessor(set.abilities(), clock);
    this.sales = new ScriptedSales(set.sales());
    this.fates = Fates.drawn(choices);
    this.jitter = new Random(set.jitter());
    this.idFormat = set.abilities().maxKeyLength() < 20 ? "refund_%010d" : "r%d";
    this.clients = new Clients(this);
    this.invariants = new Invariants(this);
    this.store.watch(invariants.commits());
    this.store.watch(sightings);
    this.first = new SimulatedProcess(this, "A");
    this.second = new SimulatedProcess(this, "B");
  }

  SimulatedProcess process(int pick) {
    return pick == 0 ? first : second;
  }

  SimulatedProcess other(SimulatedProcess process) {
    return process == first ? second : first;
  }

  List<Sale> allSales() {
    return sales.all();
  }

  String nextId() {
    return idFormat.formatted(++ids);
  }

  /** True time goes by, for everybody. */
  void pass(Duration time) {
    Duration left = time;
    do {
      Duration next = network.nextWithin(left);
      clock.pass(next);
      network.deliverDue();
      left = left.minus(next);
    } while (!left.isZero());
  }

  /**
   * Lets a process work; if it dies, another one takes its place.
   *
   * @return whether it lived
   */
  boolean on(SimulatedProcess process, Runnable work) {
    try {
      work.run();
      return true;
    } catch (Crash crash) {
      narration.line(() -> "process " + process + " is dead: " + crash.getMessage());
      process.restart();
      return false;
    }
  }

  /** What the processor makes of a request that it sees for the first time. */
  State fate(PayoutOrder order) {
    return quiet ? State.PAID : fates.of(order);
  }

  /** What happens to the first call about a payout, if nothing else does. */
  @Nullable Fault trouble(PayoutOrder order) {
    return quiet ? null : fates.trouble(order);
  }

  /** Somebody else says what becomes of payouts. */
  void fates(Fates others) {
    fates = others;
  }

  /** From now on everything works. */
  void becomeQuiet() {
    quiet = true;
    interference.by(FaultSource.NONE);
    clock.correct();
  }

  void paymentTouched(String paymentId) {
    sales.orderOfPayment(paymentId).ifPresent(sale -> store.touch(sale.id()));
  }
}
