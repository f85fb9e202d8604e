package dev.refundkit.testkit.story;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Decision;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked or happens in a story, relative to how things stand by then: half of what
 * a line has left, one unit too many, the second of the refunds. Lines, payments and refunds are
 * picked by number, and counted round if there are fewer.
 */
public sealed interface Move {

  /** What the move comes to. */
  Call in(Scene scene);

  /**
   * Somebody asks for a refund of the order.
   *
   * @param decision what a policy that can be told says of it
   * @param keyed whether it comes with an idempotency key of its own
   */
  record Ask(OrderAsk what, Decision decision, boolean keyed) implements Move {
    @Override
    public Call in(Scene scene) {
      return new Call.Create(what.in(scene), decision, keyed ? scene.newKey() : null);
    }

    @Override
    public String toString() {
      return what + (keyed ? ", keyed" : "") + " -> " + Words.of(decision);
    }
  }

  /**
   * Somebody asks for a refund of a payment.
   *
   * @param amount of what the payment has left; null names none
   * @param reason the reason code
   * @param answers how a processor that can be told answers
   */
  record AskPayment(
      int payment,
      @Nullable Portion amount,
      String reason,
      Decision decision,
      List<ScriptedAnswer> answers,
      boolean keyed)
      implements Move {
    @Override
    public Call in(Scene scene) {
      Payment meant = scene.payment(payment);
      Long named = amount == null ? null : Long.valueOf(Math.max(1, amount.of(scene.room(meant))));
      PaymentRefundRequest request =
          new PaymentRefundRequest(meant.id(), named, null, reason, null, null);
      String key = keyed ? scene.newKey() : null;
      return new Call.RefundPayment(request, decision, answers, key);
    }

    @Override
    public String toString() {
      return "AskPayment[payment=%d, amount=%s, %s%s] -> %s, %s"
          .formatted(payment, amount, reason, keyed ? ", keyed" : "", Words.of(decision), answers);
    }
  }

  /**
   * An accepted request comes again under its key; if none came with a key, a command to a refund
   * that does not exist.
   *
   * @param otherwise whether the key comes with another request than before
   */
  record Again(int which, boolean otherwise) implements Move {
    @Override
    public Call in(Scene scene) {
      List<Call> keyed = scene.keyed();
      if (keyed.isEmpty()) {
        return new Call.Act("refund_of_nobody", Command.CANCEL);
      }
      Call before = keyed.get(which % keyed.size());
      if (!otherwise) {
        return before;
      }
      if (before instanceof Call.Create create) {
        return new Call.Create(
            create.request().withTexts("otherwise", null, create.request().metadata()),
            create.decision(),
            create.key());
      }
      Call.RefundPayment payment = (Call.RefundPayment) before;
      PaymentRefundRequest request = payment.request();
      return new Call.RefundPayment(
          new PaymentRefundRequest(
              request.paymentId(), request.amount(), null, request.reason(), "otherwise", null),
          payment.decision(),
          payment.answers(),
          payment.key());
    }
  }

  /**
   * Somebody approves, rejects, cancels, processes, retries, redirects or closes a return.
   *
   * @param fitting whether a refund is picked whose state allows the command, if there is one
   */
  record Act(int refund, Command command, boolean fitting) implements Move {
    public Act {
      if (command == Command.RECEIVE_RETURN || command == Command.INSPECT) {
        throw new IllegalArgumentException(command + " needs goods");
      }
    }

    @Override
    public Call in(Scene scene) {
      return new Call.Act(
          scene.refundId(refund, fitting, r -> r.status().allows(command)), command);
    }
  }

  /**
   * Goods of one line of a refund arrive, if there is one that misses goods.
   *
   * @param units of those that are missing
   */
  record Arrive(int refund, int item, Portion units, Condition condition) implements Move {
    @Override
    public Call in(Scene scene) {
      String id = scene.refundId(refund, true, r -> any(r, RefundItem::missing));
      return new Call.Receive(
          id, List.of(goods(scene, id, item, units, condition, RefundItem::missing)));
    }
  }

  /**
   * Goods of one line of a refund were looked at, if there is one of which somebody looks at goods.
   *
   * @param units of those that somebody looks at
   */
  record LookAt(int refund, int item, Portion units, Condition condition) implements Move {
    @Override
    public Call in(Scene scene) {
      String id = scene.refundId(refund, true, r -> any(r, RefundItem::inspecting));
      return new Call.Inspect(
          id, List.of(goods(scene, id, item, units, condition, RefundItem::inspecting)));
    }
  }

  private static boolean any(Refund refund, ToIntFunction<RefundItem> open) {
    boolean withdrawn =
        refund.status() == RefundStatus.REJECTED || refund.status() == RefundStatus.CANCELLED;
    return !withdrawn && refund.items().stream().anyMatch(item -> open.applyAsInt(item) > 0);
  }

  private static Arrival goods(
      Scene scene,
      String refundId,
      int pick,
      Portion units,
      Condition condition,
      ToIntFunction<RefundItem> open) {
    List<RefundItem> items = scene.refund(refundId).map(Refund::items).orElse(List.of());
    if (items.isEmpty()) {
      return new Arrival(scene.line(pick).id(), 1, condition);
    }
    RefundItem item = items.get(pick % items.size());
    int count = (int) Math.max(1, units.of(open.applyAsInt(item)));
    return new Arrival(item.lineId(), count, condition);
  }

  /**
   * After a while, everything that is due is done outside.
   *
   * @param answers how a processor that can be told answers
   */
  record Run(Duration pause, List<ScriptedAnswer> answers) implements Move {
    @Override
    public Call in(Scene scene) {
      return new Call.Run(pause, answers);
    }
  }

  /** The processor says how the last payout of each payment that was sent for a refund ended. */
  record Report(int refund, boolean succeeded) implements Move {
    @Override
    public Call in(Scene scene) {
      String id = scene.refundId(refund, true, r -> sent(r).findAny().isPresent());
      List<PayoutOrder> sent = scene.refund(id).stream().flatMap(Report::sent).toList();
      return new Call.Report(id, sent, succeeded);
    }

    private static Stream<PayoutOrder> sent(Refund refund) {
      return refund.payouts().stream()
          .filter(payout -> payout.sentAt() != null)
          .filter(payout -> isLast(payout, refund.payouts()))
          .map(payout -> PayoutOrder.of(refund, payout));
    }

    private static boolean isLast(Payout payout, List<Payout> all) {
      return all.subList(all.indexOf(payout) + 1, all.size()).stream()
          .noneMatch(
              later -> later.paymentId().equals(payout.paymentId()) && later.sentAt() != null);
    }
  }

  /** A person settles the first payout of a refund about which nobody can tell. */
  record Resolve(int refund, boolean paid) implements Move {
    @Override
    public Call in(Scene scene) {
      String id = scene.refundId(refund, true, r -> unclear(r).isPresent());
      Refund found = scene.refund(id).orElse(null);
      Payout payout = found == null ? null : unclear(found).orElse(null);
      return found == null || payout == null
          ? new Call.Resolve(id, "payout_of_nobody", null, paid)
          : new Call.Resolve(id, payout.id(), PayoutOrder.of(found, payout), paid);
    }

    private static Optional<Payout> unclear(Refund refund) {
      return refund.payouts().stream()
          .filter(payout -> payout.state() == PayoutState.NEEDS_ATTENTION)
          .findFirst();
    }
  }

  /**
   * A payment is disputed, or one of its disputes goes on.
   *
   * @param dispute which of the payment's disputes
   * @param amount of what was captured
   */
  record DisputePayment(int payment, int dispute, Portion amount, Dispute.Stage stage)
      implements Move {
    @Override
    public Call in(Scene scene) {
      Payment meant = scene.payment(payment);
      return new Call.Disputed(
          meant.id(), "dispute_" + dispute, Math.max(1, amount.of(meant.captured())), stage);
    }
  }

  /**
   * Money of a payment was given back outside.
   *
   * @param reference which of the outside refunds; the same again replaces it
   * @param amount of what was captured
   */
  record GiveElsewhere(int payment, int reference, Portion amount) implements Move {
    @Override
    public Call in(Scene scene) {
      Payment meant = scene.payment(payment);
      return new Call.Elsewhere(
          meant.id(), "outside_" + reference, Math.max(1, amount.of(meant.captured())));
    }
  }

  /**
   * A payment captures more (M18).
   *
   * @param more of what it has captured already
   */
  record Capture(int payment, Portion more) implements Move {
    @Override
    public Call in(Scene scene) {
      Payment meant = scene.payment(payment);
      long room = Long.MAX_VALUE - scene.sale().captured();
      return new Call.Restate(
          capturing(scene.sale(), meant, Math.min(room, more.of(meant.captured()))));
    }

    private static Sale capturing(Sale sale, Payment meant, long more) {
      return new Sale(
          sale.id(),
          sale.customerId(),
          sale.currency(),
          sale.placedAt(),
          sale.deliveredAt(),
          sale.pricesIncludeTax(),
          sale.discount(),
          sale.lines(),
          sale.shipping(),
          sale.payments().stream()
              .map(p -> p.id().equals(meant.id()) ? capturing(p, more) : p)
              .toList());
    }

    private static Payment capturing(Payment payment, long more) {
      return new Payment(
          payment.id(),
          payment.type(),
          payment.brand(),
          payment.last4(),
          payment.status(),
          payment.captured() + more,
          payment.disputed(),
          payment.refundedElsewhere());
    }
  }
}
