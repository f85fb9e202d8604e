package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutOutcome;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LabelOrder;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.text.StorableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due outside: pays, asks, restocks, tells, makes labels. A host calls {@link
 * #runDue()} from a thread of its own, as often as it likes and from as many processes as it likes:
 * every effect is claimed before it is worked on. Thread-safe.
 */
public final class EffectRunner {

  private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);
  private static final int BATCH = 20;

  private final Ports ports;
  private final Commits commits;
  private final PayoutSteps payouts;
  private final Commands commands;
  private final String worker;

  EffectRunner(Ports ports, String worker) {
    this.ports = ports;
    this.commits = new Commits(ports);
    this.payouts = new PayoutSteps(ports, commits);
    this.commands = new Commands(ports, commits);
    this.worker = worker;
  }

  /** Does everything that is due now, each effect at most once, and returns. */
  public RunReport runDue() {
    return runDue(() -> false);
  }

  /**
   * The same, but stops before the next effect when asked to.
   *
   * @param stop asked between effects
   */
  public RunReport runDue(BooleanSupplier stop) {
    RunReport report = RunReport.NOTHING;
    Set<String> tried = new HashSet<>();
    List<ClaimedEffect> forNextRun = new ArrayList<>();
    Instant claimedAt = ports.clock().instant();
    List<ClaimedEffect> claims = claim(claimedAt);
    while (!claims.isEmpty()) {
      Instant fresh = claimedAt.plus(ports.limits().lease().dividedBy(2));
      for (ClaimedEffect claim : claims) {
        boolean stale = ports.clock().instant().isAfter(fresh);
        if (stale || stop.getAsBoolean() || !tried.add(claim.effect().key())) {
          forNextRun.add(claim);
        } else {
          report = report.plus(work(claim, claimedAt));
        }
      }
      claimedAt = ports.clock().instant();
      claims = stop.getAsBoolean() ? List.of() : claim(claimedAt);
    }
    forNextRun.forEach(
        claim ->
            ports
                .store()
                .update(EffectUpdate.again(claim, claim.effect().dueAt(), claim.attempts(), null)));
    return report;
  }

  private List<ClaimedEffect> claim(Instant now) {
    return ports.store().claim(worker, now, ports.limits().lease(), BATCH);
  }

  /** Works on one effect now, whether it is due or not, unless another worker holds it. */
  void workNow(String effectKey) {
    Instant now = ports.clock().instant();
    ports
        .store()
        .claim(effectKey, worker, now, ports.limits().lease())
        .ifPresent(claim -> work(claim, now));
  }

  private RunReport work(ClaimedEffect claim, Instant claimedAt) {
    try {
      return switch (claim.effect().kind()) {
        case PAY -> payouts.pay(claim, claimedAt);
        case RECHECK -> recheck(claim);
        case RESTOCK -> restock(claim);
        case NOTIFY -> tell(claim);
        case LABEL -> label(claim);
        case CLOSE_RETURN -> closeReturn(claim);
      };
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      // A broken adapter must not stop the effects of others, whatever it throws.
      try {
        later(claim, e);
      } catch (RuntimeException again) {
        // The store is not there: the lease ends, and somebody takes the effect over.
        LOG.warn(
            "Effect {} stays claimed until its lease ends: {}",
            claim.effect().key(),
            Faults.describe(again));
      }
      return RunReport.LATER;
    }
  }

  private void later(ClaimedEffect claim, Throwable e) {
    int attempts = claim.attempts() + 1;
    String key = claim.effect().key();
    LOG.warn("Effect {} failed for the {}. time: {}", key, attempts, Faults.describe(e));
    String problem = e.getClass().getSimpleName();
    if (attempts < ports.limits().effectAttempts()) {
      Instant again = ports.clock().instant().plus(ports.backoff().after(attempts));
      ports.store().update(EffectUpdate.again(claim, again, attempts, problem));
    } else if (claim.effect().kind() == Effect.Kind.PAY) {
      payouts.giveUp(claim, problem);
    } else {
      // Told first: it must be heard even if it cannot be stored.
      ports.heard().tell(listener -> listener.gaveUp(claim.effect(), problem));
      ports.store().update(EffectUpdate.givenUp(claim, attempts, problem));
    }
  }

  /**
   * A payout is said to have ended, or to have ended otherwise: only the processor's own word
   * counts. While it is under way its pay effect asks.
   */
  private RunReport recheck(ClaimedEffect claim) {
    Refund refund = refundOf(claim);
    Payout payout = refund.payout(claim.effect().subject()).orElseThrow();
    if (payout.state().holds() && payout.state() != PayoutState.NEEDS_ATTENTION) {
      Instant again = ports.clock().instant().plus(ports.limits().firstDelay());
      ports.store().update(EffectUpdate.again(claim, again, claim.attempts(), null));
      return RunReport.LATER;
    }
    boolean asks = ports.processor().abilities().lookupByKey();
    if (asks && !ports.breaker().lets()) {
      return payouts.putOff(claim);
    }
    LookupResult result = asks ? payouts.lookup(refund, payout) : new LookupResult.NotFound();
    Objects.requireNonNull(result, "the processor answered nothing");
    if (result instanceof LookupResult.CannotTell cannot) {
      throw new IllegalStateException("the processor cannot tell: " + cannot.why());
    }
    if (result instanceof LookupResult.Found known) {
      PayoutOutcome outcome = PayoutSteps.outcomeOf(known.state());
      store(claim, (r, ledger) -> r.outcome(payout.id(), outcome, ledger, ports.clock().instant()));
    } else {
      ports.store().update(EffectUpdate.done(claim));
    }
    return RunReport.NOTHING;
  }

  private RunReport restock(ClaimedEffect claim) {
    Effect effect = claim.effect();
    Refund refund = refundOf(claim);
    SaleLine line =
        ports
            .sales()
            .order(effect.saleId())
            .flatMap(sale -> sale.line(effect.subject()))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "order " + effect.saleId() + " has no line " + effect.subject()));
    Inventory.Result result =
        ports
            .inventory()
            .restock(
                new RestockOrder(
                    effect.key(),
                    refund.id(),
                    effect.saleId(),
                    line.id(),
                    line.productId(),
                    line.sku(),
                    effect.quantity()));
    Objects.requireNonNull(result, "the inventory answered nothing");
    boolean done = result == Inventory.Result.DONE;
    boolean stored =
        store(
            claim,
            (r, ledger) ->
                done
                    ? r.restocked(line.id(), effect.quantity(), ledger, ports.clock().instant())
                    : r.restockFailed(line.id(), ledger, ports.clock().instant()));
    return done && stored ? new RunReport(0, effect.quantity(), 0, 0) : RunReport.NOTHING;
  }

  private RunReport tell(ClaimedEffect claim) {
    Refund refund = refundOf(claim);
    ports
        .notifier()
        .tell(
            new Notice(
                claim.effect().key(),
                claim.effect().subject(),
                refund.facts().customerId(),
                refund));
    ports.store().update(EffectUpdate.done(claim));
    return new RunReport(0, 0, 1, 0);
  }

  private RunReport label(ClaimedEffect claim) {
    Refund refund = refundOf(claim);
    LabelOrder order =
        new LabelOrder(
            claim.effect().key(),
            refund.id(),
            refund.facts().saleId(),
            refund.returns().carrier(),
            refund.returns().service(),
            refund.items().stream().filter(item -> item.expected() > 0).toList());
    String made = ports.labels().make(order).orElse(null);
    if (made == null) {
      ports.store().update(EffectUpdate.done(claim));
    } else {
      String labelId = StorableText.of(made, StorableText.MAX_ID);
      store(claim, (r, ledger) -> r.labelled(labelId, ledger, ports.clock().instant()));
    }
    return RunReport.NOTHING;
  }

  private RunReport closeReturn(ClaimedEffect claim) {
    Answer<Refund> closed =
        commands.closeReturn(
            claim.effect().refundId(),
            Actor.SYSTEM,
            "the wait for goods is over",
            EffectUpdate.done(claim));
    if (closed instanceof Answer.Refused<Refund> refused) {
      if (refused.refusal().code() != RefusalCode.TRANSITION_NOT_ALLOWED) {
        throw new IllegalStateException(refused.refusal().message());
      }
      ports.store().update(EffectUpdate.done(claim));
    }
    return RunReport.NOTHING;
  }

  private Refund refundOf(ClaimedEffect claim) {
    return ports
        .store()
        .refund(claim.effect().refundId())
        .orElseThrow(
            () -> new IllegalStateException("effect " + claim.effect().key() + " has no refund"));
  }

  private boolean store(ClaimedEffect claim, Commits.Move move) {
    Answer<Refund> stored = commits.change(claim.effect(), EffectUpdate.done(claim), move);
    if (stored instanceof Answer.Refused<Refund> refused) {
      LOG.warn(
          "What effect {} did was not stored: {}",
          claim.effect().key(),
          refused.refusal().message());
      return false;
    }
    return true;
  }
}
