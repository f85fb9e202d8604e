package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Proposal;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundSummary;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host calls. Every call returns what was asked for or why it was refused; a refused call
 * has changed nothing. Exceptions are faults of the program or of a port. Thread-safe.
 *
 * <p>Order refunds return before money moves: {@link EffectRunner#runDue} does what they lead to.
 * Payment refunds wait for the processor. Amounts are minor units of the sale's currency.
 */
public final class RefundEngine {

  private final Ports ports;
  private final Intake intake;
  private final Commands commands;
  private final OutsideFacts facts;
  private final Reads reads;
  private final EffectRunner inline;
  private final boolean inTransaction;

  RefundEngine(Ports ports, boolean inTransaction) {
    Commits commits = new Commits(ports);
    this.ports = ports;
    this.intake = new Intake(ports, commits);
    this.commands = new Commands(ports, commits);
    this.facts = new OutsideFacts(ports, commits);
    this.reads = new Reads(ports, facts);
    this.inline = new EffectRunner(ports, "engine");
    this.inTransaction = inTransaction;
  }

  /** Builds an engine; see each of the builder's methods for its default. */
  public static RefundEngineBuilder builder() {
    return new RefundEngineBuilder();
  }

  /**
   * The same engine with every commit inside the host's open transaction: it becomes visible and
   * durable with that one. For the transaction's own thread, as long as it is open.
   *
   * @throws IllegalArgumentException if the transaction is not of a kind that the store can join
   * @throws UnsupportedOperationException if the store can join none
   */
  public RefundEngine within(HostTransaction transaction) {
    return new RefundEngine(ports.on(ports.store().within(transaction)), true);
  }

  /**
   * A runner of effects.
   *
   * @param worker a name that no other running worker has
   * @throws IllegalStateException within a host's transaction
   */
  public EffectRunner effects(String worker) {
    if (inTransaction) {
      throw new IllegalStateException("effects call ports and do not run within a transaction");
    }
    return new EffectRunner(ports, worker);
  }

  /**
   * The same in a loop, for a thread of the host's.
   *
   * @param worker a name that no other running worker has
   * @param idle how long to wait between two runs, unless it is woken; more than nothing
   * @throws IllegalStateException within a host's transaction
   */
  public EffectLoop effectLoop(String worker, Duration idle) {
    return new EffectLoop(effects(worker), idle);
  }

  /**
   * What compares the processor's book with ours.
   *
   * @throws IllegalStateException within a host's transaction
   */
  public Reconciler reconciler() {
    if (inTransaction) {
      throw new IllegalStateException("reconciling calls ports and does not run in a transaction");
    }
    return new Reconciler(ports, facts);
  }

  /**
   * What a request would give back and what the policy would say now; changes nothing. Needs
   * refunds:write.
   */
  public Answer<Proposal> quote(RefundRequest request, Actor actor) {
    return heard("quote", actor, intake.quote(request, actor));
  }

  /** {@link #create(RefundRequest, Actor, String)} without an idempotency key. */
  public Answer<Refund> create(RefundRequest request, Actor actor) {
    return create(request, actor, null);
  }

  /**
   * Opens the refund of an order. A policy's reject is an answer too: a refund with status rejected
   * (R9). Needs refunds:write.
   *
   * @param idempotencyKey 1 to 255 characters; the same key and request again returns the first
   *     answer (R8)
   */
  public Answer<Refund> create(
      RefundRequest request, Actor actor, @Nullable String idempotencyKey) {
    return heard(
        "create",
        actor,
        intake
            .take(new OrderEndpoint(request, ports), actor, idempotencyKey)
            .map(Intake.Taken::refund));
  }

  /** {@link #refundPayment(PaymentRefundRequest, Actor, String)} without an idempotency key. */
  public Answer<PaymentRefund> refundPayment(PaymentRefundRequest request, Actor actor) {
    return refundPayment(request, actor, null);
  }

  /**
   * Refunds a payment and waits for the processor. An outcome that is not known is answered with
   * status unknown (L6); a declined one is stored as failed and refused with {@code
   * processor_declined} (R9). Needs payments:write.
   *
   * @param idempotencyKey as for {@link #create}; the same again returns the refund with its
   *     present outcome
   * @throws IllegalStateException within a host's transaction, which must not wait for a processor
   */
  public Answer<PaymentRefund> refundPayment(
      PaymentRefundRequest request, Actor actor, @Nullable String idempotencyKey) {
    if (inTransaction) {
      throw new IllegalStateException(
          "refundPayment waits for the processor and does not run within a transaction");
    }
    return heard(
        "refundPayment",
        actor,
        intake
            .take(new PaymentEndpoint(request, ports), actor, idempotencyKey)
            .flatMap(this::sendAtOnce));
  }

  private <T> Answer<T> heard(String call, Actor actor, Answer<T> answer) {
    if (answer instanceof Answer.Refused<T> refused) {
      ports.heard().tell(listener -> listener.refused(call, actor, refused.refusal()));
    }
    return answer;
  }

  /** Only the call that opened the refund sends; what it leaves open is the runner's. */
  private Answer<PaymentRefund> sendAtOnce(Intake.Taken taken) {
    Refund opened = taken.refund();
    if (!taken.replayed() && opened.status() == RefundStatus.PROCESSING) {
      opened.payouts().forEach(p -> inline.workNow(Effect.payKey(p.id())));
    }
    PaymentRefund now = reads.paymentRefund(opened.id());
    boolean declined = now.status() == PaymentRefund.Status.FAILED && !now.refund().reversed();
    return now.refund().livePayouts().stream()
        .filter(p -> declined && p.sentAt() != null)
        .findFirst()
        .map(RefundEngine::declined)
        .orElseGet(() -> Answer.of(now));
  }

  private static Answer<PaymentRefund> declined(Payout payout) {
    return Answer.refused(
        Refusal.of(
            RefusalCode.PROCESSOR_DECLINED,
            "the processor declined payout " + payout.id() + ": " + payout.failure()));
  }

  /** Approves a pending refund; never one's own (L3). Needs refunds:approve. */
  public Answer<Refund> approve(String refundId, Actor actor, @Nullable String note) {
    return heard("approve", actor, commands.approve(refundId, actor, note));
  }

  /** Rejects a pending refund. Needs refunds:approve. */
  public Answer<Refund> reject(String refundId, Actor actor, @Nullable String note) {
    return heard("reject", actor, commands.reject(refundId, actor, note));
  }

  /**
   * Withdraws a refund of which no payout was sent, or that failed without paying. Needs
   * refunds:write.
   */
  public Answer<Refund> cancel(String refundId, Actor actor, @Nullable String note) {
    return heard("cancel", actor, commands.cancel(refundId, actor, note));
  }

  /** Starts the payment of an approved refund. Needs refunds:approve. */
  public Answer<Refund> process(String refundId, Actor actor, @Nullable String note) {
    return heard("process", actor, commands.process(refundId, actor, note));
  }

  /** Takes in goods, in condition sellable, damaged or unknown. Needs refunds:write. */
  public Answer<Refund> receiveReturn(
      String refundId, List<Arrival> arrivals, Actor actor, @Nullable String note) {
    return heard("receiveReturn", actor, commands.receiveReturn(refundId, arrivals, actor, note));
  }

  /** Ends the inspection of goods as sellable or damaged. Needs refunds:write. */
  public Answer<Refund> inspect(
      String refundId, List<Arrival> findings, Actor actor, @Nullable String note) {
    return heard("inspect", actor, commands.inspect(refundId, findings, actor, note));
  }

  /**
   * Stops waiting for goods; an unpaid refund is settled to what arrived (L10). Needs
   * refunds:write.
   */
  public Answer<Refund> closeReturn(String refundId, Actor actor, @Nullable String note) {
    return heard("closeReturn", actor, commands.closeReturn(refundId, actor, note, null));
  }

  /** Pays the unpaid rest of a failed refund again. Needs refunds:approve. */
  public Answer<Refund> retry(String refundId, Actor actor, @Nullable String note) {
    return heard("retry", actor, commands.retry(refundId, actor, note));
  }

  /** Pays the unpaid rest of a failed refund to another destination. Needs refunds:approve. */
  public Answer<Refund> redirect(
      String refundId, RequestedMethod.Type destination, Actor actor, @Nullable String note) {
    return heard("redirect", actor, commands.redirect(refundId, destination, actor, note));
  }

  /**
   * Settles a payout that needs attention by what a person has found out; never by the one who
   * asked for the refund. Needs refunds:approve.
   *
   * @param paid whether the money went back
   * @param transactionId the processor's id of it, if it did
   * @param note how the person knows
   */
  public Answer<Refund> resolve(
      String refundId,
      String payoutId,
      boolean paid,
      @Nullable String transactionId,
      Actor actor,
      String note) {
    return heard(
        "resolve", actor, commands.resolve(refundId, payoutId, paid, transactionId, actor, note));
  }

  /**
   * Takes a notice of the processor, which the host has verified, as a hint: the processor itself
   * is asked by the next run of effects, and only its answer counts. The same notice twice, late or
   * out of order changes nothing twice.
   *
   * @param paymentId which payouts are meant; null for all
   */
  public Answer<Refund> report(String refundId, @Nullable String paymentId) {
    return heard("report", Actor.SYSTEM, facts.report(refundId, paymentId));
  }

  /**
   * The same for a notice with an id, which is remembered: the same again, from any process, asks
   * the processor no second time. Check its {@link WebhookSignature} first.
   */
  public Answer<Refund> report(ProcessorNotice notice) {
    return heard("report", Actor.SYSTEM, facts.report(notice));
  }

  /**
   * Records money that was given back outside; the same reference again replaces it. Needs
   * payments:write.
   */
  public Answer<PaymentBalance> recordExternal(
      String paymentId, long amountMinor, String reference, Actor actor) {
    return heard(
        "recordExternal", actor, facts.elsewhere(paymentId, amountMinor, reference, actor));
  }

  /**
   * Records how a dispute stands (L8). Needs payments:write.
   *
   * @param disputeId the processor's id of it; null where a payment has only one
   */
  public Answer<PaymentBalance> dispute(
      String paymentId,
      @Nullable String disputeId,
      long amountMinor,
      Dispute.Stage stage,
      Actor actor) {
    return heard("dispute", actor, facts.dispute(paymentId, disputeId, amountMinor, stage, actor));
  }

  /** A refund as it is stored now. Needs refunds:read. */
  public Answer<Refund> get(String refundId, Actor actor) {
    return heard("get", actor, reads.refund(refundId, actor));
  }

  /** How many refunds a query finds, and what they come to. Needs refunds:read. */
  public Answer<RefundSummary> summary(RefundQuery query, Actor actor) {
    return heard("summary", actor, reads.summary(query, actor));
  }

  /** Refunds in the query's order. Needs refunds:read. */
  public Answer<Page<Refund>> list(
      RefundQuery query, @Nullable String cursor, int limit, Actor actor) {
    return heard("list", actor, reads.list(query, cursor, limit, actor));
  }

  /** What only a person can settle, the oldest first. Needs refunds:read. */
  public Answer<Page<Attention>> attention(@Nullable String cursor, int limit, Actor actor) {
    return heard("attention", actor, reads.attention(cursor, limit, actor));
  }

  /** How a payment stands. Needs payments:read. */
  public Answer<PaymentBalance> payment(String paymentId, Actor actor) {
    return heard("payment", actor, reads.payment(paymentId, actor));
  }

  /** How an order stands, line by line. Needs refunds:read. */
  public Answer<OrderBalance> order(String orderId, Actor actor) {
    return heard("order", actor, reads.order(orderId, actor));
  }
}
