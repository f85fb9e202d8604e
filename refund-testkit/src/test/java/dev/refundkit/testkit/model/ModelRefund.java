package dev.refundkit.testkit.model;

import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One refund: what it is to give, what became of it outside, and the goods that came back. */
public final class ModelRefund {

  private final RefundType type;
  private final Set<String> cappedBy;
  private final @Nullable Long named;
  final boolean startsAtOnce;

  RefundStatus status = RefundStatus.PENDING;
  Holding accepted;
  final List<ModelPayout> payouts = new ArrayList<>();
  boolean sent;

  /** Units that shall come back, by line; empty where none shall. */
  final Map<String, Integer> expected = new LinkedHashMap<>();

  /** Units that came back, by line and position: taken for ever (L5). */
  final Map<String, SortedSet<Integer>> arrived = new LinkedHashMap<>();

  /** Lines whose goods never left the shop and go back on the shelf with the approval (L2). */
  final Set<String> putBack = new TreeSet<>();

  /** The lines that the request named or of which it took something. */
  final Set<String> lines = new TreeSet<>();

  boolean returnClosed;

  /** Whether payment waits for the goods. */
  boolean waits;

  /** Fees it gave back that are none any more, as the refund that kept them fell away (M14). */
  long turnedGoodwill;

  ModelRefund(
      RefundType type,
      Holding accepted,
      Set<String> cappedBy,
      @Nullable Long named,
      boolean startsAtOnce) {
    this.type = type;
    this.accepted = accepted;
    this.cappedBy = cappedBy;
    this.named = named;
    this.startsAtOnce = startsAtOnce;
  }

  public RefundType type() {
    return type;
  }

  public RefundStatus status() {
    return status;
  }

  /** What lowered a computed amount (M6): line, component, payment, order. */
  public Set<String> cappedBy() {
    return cappedBy;
  }

  /** The total that the client named; larger than the refund's if a policy's fee lowered it. */
  public @Nullable Long named() {
    return named;
  }

  public List<ModelPayout> payouts() {
    return payouts;
  }

  /** What it is to give in all, whatever became of it. */
  public Holding accepted() {
    return accepted;
  }

  /** How many units of a line came back. */
  public int arrived(String line) {
    return arrived.getOrDefault(line, new TreeSet<>()).size();
  }

  public int expected(String line) {
    return expected.getOrDefault(line, 0);
  }

  /** What it holds or has given now (L5). */
  public Holding held() {
    Holding held = ofItsState();
    long returned = Math.max(0, held.feeReturned() - turnedGoodwill);
    return held.withUnits(both(held.allUnits(), arrived)).withFeeReturned(returned);
  }

  private Holding ofItsState() {
    return switch (status) {
      case PENDING, APPROVED, PROCESSING, COMPLETED -> accepted;
      case FAILED, CANCELLED, REJECTED -> onlyPaid();
    };
  }

  /** What fell away has given no goodwill; if it is taken again, it gives the fee back again. */
  void forgetGoodwill() {
    turnedGoodwill = Math.min(turnedGoodwill, ofItsState().feeReturned());
  }

  private Holding onlyPaid() {
    long paid = paid();
    return paid == 0 ? Holding.nothing() : accepted.lessBy(accepted.total() - paid);
  }

  /** What was paid of its total; a share that was paid twice counts once. */
  long paid() {
    long paid = 0;
    for (ModelPayout payout : payouts) {
      if (!payout.replaced && isPaid(payout)) {
        paid += payout.amount;
      }
    }
    return paid;
  }

  /** Whether the payout was paid, or late one that it took the place of. */
  boolean isPaid(ModelPayout payout) {
    if (payout.state == ModelPayout.State.PAID) {
      return true;
    }
    return payout.replaces() >= 0 && isPaid(payouts.get(payout.replaces()));
  }

  boolean allPaid() {
    return payouts.stream().filter(payout -> !payout.replaced).allMatch(this::isPaid);
  }

  boolean anyPaid() {
    return payouts.stream().anyMatch(payout -> payout.state == ModelPayout.State.PAID);
  }

  boolean anyHeld() {
    return payouts.stream().anyMatch(payout -> payout.state == ModelPayout.State.HELD);
  }

  /** The state table's rows of payouts that ended, were paid late, or were taken back. */
  void payoutsChanged() {
    switch (status) {
      case PROCESSING -> {
        if (!anyHeld()) {
          status = allPaid() ? RefundStatus.COMPLETED : RefundStatus.FAILED;
        }
      }
      case COMPLETED, FAILED -> status = allPaid() ? RefundStatus.COMPLETED : RefundStatus.FAILED;
      case PENDING, APPROVED, REJECTED, CANCELLED -> {
        // goes nowhere
      }
    }
  }

  /** On to processing; with nothing to pay it is completed at once (M17). */
  void process() {
    status = accepted.total() == 0 ? RefundStatus.COMPLETED : RefundStatus.PROCESSING;
  }

  /** Nothing is held any more; what was paid stays paid. */
  void release() {
    for (ModelPayout payout : payouts) {
      if (payout.state == ModelPayout.State.HELD) {
        payout.state = ModelPayout.State.RELEASED;
      }
    }
  }

  /** Goods that never left are back with the approval. */
  void approved() {
    for (String line : putBack) {
      arrived.put(line, new TreeSet<>(accepted.units(line)));
    }
    goOn();
  }

  /** Nothing to pay is completed at once (M17), else on to processing (L4). */
  void goOn() {
    if (accepted.total() == 0) {
      status = RefundStatus.COMPLETED;
    } else if (waits || !startsAtOnce) {
      status = RefundStatus.APPROVED;
    } else {
      status = RefundStatus.PROCESSING;
    }
  }

  static Map<String, SortedSet<Integer>> both(
      Map<String, SortedSet<Integer>> some, Map<String, SortedSet<Integer>> others) {
    Map<String, SortedSet<Integer>> both = new LinkedHashMap<>();
    some.forEach((line, units) -> both.put(line, new TreeSet<>(units)));
    others.forEach(
        (line, units) -> both.computeIfAbsent(line, unused -> new TreeSet<>()).addAll(units));
    return both;
  }

  @Override
  public String toString() {
    return type + " " + status + " " + accepted + " " + payouts;
  }
}
