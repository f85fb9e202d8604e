package dev.refundkit.testkit.simulation;

import dev.refundkit.spi.PayoutOrder;
import java.util.ArrayList;
import java.util.List;

/** What the processor wants to tell the shop, and has not got through. */
final class Notices {

  /**
   * One notice.
   *
   * @param paid what it says of the payout
   */
  record Sent(PayoutOrder order, boolean paid) {}

  private final SimulatedWorld world;
  private final List<Sent> waiting = new ArrayList<>();

  Notices(SimulatedWorld world) {
    this.world = world;
  }

  void send(PayoutOrder order, boolean paid) {
    waiting.add(new Sent(order, paid));
  }

  List<Sent> waiting() {
    return waiting;
  }

  /** The host hands a notice on. */
  void report(SimulatedProcess process, Sent notice, String what) {
    world.sightings.noticed(notice);
    String refundId = notice.order().refundId();
    var before = world.store.known(refundId).orElse(null);
    int others = world.other(process).stored();
    world.clients.call(
        process,
        "%s: %s %s".formatted(what, notice.order().key(), notice.paid() ? "paid" : "failed"),
        engine -> engine.report(refundId, notice.order().paymentId()));
    var after = world.store.known(refundId).orElse(null);
    if (before != null && after != null && others == world.other(process).stored()) {
      Invariant.BOOKS_AGREE.demand(
          before.payouts().equals(after.payouts()),
          () -> "a notice by itself moved " + before.payouts() + " to " + after.payouts());
    }
  }
}
