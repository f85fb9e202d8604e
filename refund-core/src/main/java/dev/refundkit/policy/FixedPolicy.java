package dev.refundkit.policy;

import dev.refundkit.request.RefundType;
import java.util.List;

/**
 * A policy of one outcome for everything, for tests and for shops that decide elsewhere (L1): no
 * fee, no window; goods of an item_return are awaited and payment does not wait for them; sellable
 * units go back if the request says so.
 */
public final class FixedPolicy implements RefundPolicy {

  private final Outcome outcome;
  private final PolicyVersion version;

  private FixedPolicy(Outcome outcome, String name) {
    this.outcome = outcome;
    this.version = new PolicyVersion(name, "1", "built-in");
  }

  /** Approves everything. */
  public static FixedPolicy approveAll() {
    return new FixedPolicy(Outcome.APPROVE, "approve_all");
  }

  /** Has a person look at everything. */
  public static FixedPolicy reviewAll() {
    return new FixedPolicy(Outcome.REVIEW, "review_all");
  }

  @Override
  public Decision decide(RefundCase refund) {
    Reason reason =
        Reason.of(
            version.name(),
            outcome.wire(),
            "Every request is answered with " + outcome.wire() + ".");
    boolean goodsBack = refund.quote().type() == RefundType.ITEM_RETURN;
    return new Decision(
        outcome, goodsBack, false, null, null, null, List.of(), List.of(reason), version);
  }

  @Override
  public Disposition dispose(ReturnCase goods) {
    Restocking restocking =
        switch (goods.condition()) {
          case SELLABLE -> goods.restockAsked() ? Restocking.RESTOCK : Restocking.DO_NOT_RESTOCK;
          case UNKNOWN -> Restocking.INSPECT;
          case DAMAGED, NEVER_SHIPPED -> Restocking.DO_NOT_RESTOCK;
        };
    Reason reason =
        Reason.of(version.name(), restocking.wire(), "Goods are " + goods.condition().wire() + ".");
    return new Disposition(restocking, List.of(reason), version);
  }

  @Override
  public PolicyVersion version() {
    return version;
  }
}
