package dev.refundkit.testkit.model;

import dev.refundkit.policy.Decision;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.story.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of refunding once more, plainly: a list of refunds, and every balance added up from it.
 * A second opinion on one order, to be held against the engine's.
 */
public final class Model {

  private record Keyed(Object request, ModelRefund refund) {}

  private final Books books;
  private final Map<String, ModelRefund> byId = new HashMap<>();
  private final Map<String, Keyed> keys = new HashMap<>();

  public Model(Sale sale, TenderStrategy tenders) {
    books = new Books(sale, tenders);
  }

  /**
   * What the library must answer. A refused call has changed nothing; of what the processor
   * declines (R9) the model is told afterwards.
   */
  public Verdict judge(Call call) {
    try {
      Verdict verdict = accept(call);
      books.forgetReturnedFees();
      return verdict;
    } catch (Refused refused) {
      return Verdict.refused(refused.code());
    }
  }

  private Verdict accept(Call call) {
    if (call instanceof Call.Create create) {
      return create(create);
    } else if (call instanceof Call.RefundPayment payment) {
      return refundPayment(payment);
    } else if (call instanceof Call.Act act) {
      Acting.act(known(act.refundId()), act.command(), books);
    } else if (call instanceof Call.Receive receive) {
      Returning.receive(known(receive.refundId()), receive.arrivals(), books.now());
    } else if (call instanceof Call.Disputed disputed) {
      books.dispute(disputed);
    } else if (call instanceof Call.Elsewhere elsewhere) {
      books.elsewhere(elsewhere);
    } else if (call instanceof Call.Restate restate) {
      books.restate(restate.sale());
    } else {
      return Verdict.unjudged();
    }
    return Verdict.accepted();
  }

  /** R8 comes before anything about the sale; a refused request leaves its key unused. */
  private Verdict create(Call.Create call) {
    Malformed.check(call.request());
    ModelRefund first = first(call.key(), call.request());
    if (first != null) {
      return Verdict.accepted(first);
    }
    return opened(call.key(), call.request(), books.make(call.request(), call.decision()));
  }

  private Verdict refundPayment(Call.RefundPayment call) {
    PaymentRefundRequest request = call.request();
    Malformed.check(request);
    ModelRefund first = first(call.key(), request);
    if (first != null) {
      return Verdict.accepted(first);
    }
    return opened(call.key(), request, books.make(request, call.decision()));
  }

  private @Nullable ModelRefund first(@Nullable String key, Object request) {
    Keyed keyed = key == null ? null : keys.get(key);
    Books.refuseIf(
        keyed != null && !keyed.request().equals(request), RefusalCode.IDEMPOTENCY_KEY_REUSED);
    return keyed == null ? null : keyed.refund();
  }

  private Verdict opened(@Nullable String key, Object request, ModelRefund refund) {
    books.refunds().add(refund);
    if (refund.status() == RefundStatus.REJECTED) {
      refund.payouts.clear(); // R9: it holds nothing
    }
    if (key != null) {
      keys.put(key, new Keyed(request, refund));
    }
    return Verdict.accepted(refund);
  }

  private ModelRefund known(String refundId) {
    ModelRefund refund = byId.get(refundId);
    if (refund == null) {
      throw new Refused(RefusalCode.REFUND_NOT_FOUND);
    }
    return refund;
  }

  /** What it would answer to quoting this request. Changes nothing. */
  public Verdict quote(RefundRequest request, Decision decision) {
    try {
      Malformed.check(request);
      return Verdict.accepted(books.make(request, decision));
    } catch (Refused refused) {
      return Verdict.refused(refused.code());
    }
  }

  /** The driver says which id the engine gave to a refund just opened. */
  public void named(ModelRefund refund, String id) {
    byId.put(id, refund);
  }

  public ModelRefund refund(String id) {
    ModelRefund refund = byId.get(id);
    if (refund == null) {
      throw new IllegalArgumentException("no refund was named " + id);
    }
    return refund;
  }

  /** The driver says that a payout of the refund was sent: it can't be cancelled any more. */
  public void sent(String refundId) {
    refund(refundId).sent = true;
  }

  /** A payout was paid; perhaps late, after it was released. Counted from 0, retries append. */
  public void paid(String refundId, int payout) {
    ended(refundId, payout, ModelPayout.State.PAID);
  }

  /** A payout was declined; or, if it was paid, taken back. */
  public void notPaid(String refundId, int payout) {
    ended(refundId, payout, ModelPayout.State.RELEASED);
  }

  /** A payout that was not sent is not needed any longer, as the one it stands in for was paid. */
  public void withdrawn(String refundId, int payout) {
    refund(refundId).payouts.get(payout).state = ModelPayout.State.RELEASED;
    refund(refundId).payoutsChanged();
  }

  /** Whether late payments have given more of a line or the shipping than there was. */
  public boolean overdrawn() {
    return books.now().overdrawn();
  }

  private void ended(String refundId, int payout, ModelPayout.State state) {
    ModelRefund refund = refund(refundId);
    refund.sent = true;
    refund.payouts.get(payout).state = state;
    refund.payoutsChanged();
    books.forgetReturnedFees();
  }

  /** How things stand: every balance of a payment. */
  public long captured(String paymentId) {
    return books.now().captured(paymentId);
  }

  public long reserved(String paymentId) {
    return books.now().reserved(paymentId);
  }

  public long refunded(String paymentId) {
    return books.now().refunded(paymentId);
  }

  public long refundsCount(String paymentId) {
    return books.now().refundsCount(paymentId);
  }

  public long elsewhere(String paymentId) {
    return books.now().elsewhere(paymentId);
  }

  public long disputed(String paymentId) {
    return books.now().disputed(paymentId);
  }

  public long room(String paymentId) {
    return books.now().room(paymentId);
  }

  public long excess(String paymentId) {
    return books.now().excess(paymentId);
  }

  public long feesKept() {
    return books.now().feesKept();
  }

  public int unitsLeft(String lineId) {
    return books.now().freeUnits(lineId).size();
  }

  public long valueLeft(String lineId) {
    return books.now().ownLeft(Slot.value(lineId));
  }

  public long taxLeft(String lineId, int tax) {
    return books.now().ownLeft(ofTax(books.sale().slotsOfLine(lineId), tax));
  }

  public long shippingLeft() {
    return books.now().ownLeft(Slot.shipping());
  }

  public long shippingTaxLeft(int tax) {
    return books.now().ownLeft(ofTax(books.sale().slotsOfShipping(), tax));
  }

  private static Slot ofTax(List<Slot> slots, int tax) {
    return slots.stream()
        .filter(slot -> slot.isTax() && slot.tax() == tax)
        .findFirst()
        .orElseThrow();
  }
}
