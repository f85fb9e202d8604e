package dev.refundkit.engine;

import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutOutcome;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.Redaction;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one payout towards its end, in steps of one commit or one call each: {@code SENDING} is
 * stored before the processor is called; a call whose outcome is not known is settled by asking
 * about its key; past the key's life nothing is sent again.
 */
final class PayoutSteps {

  private static final Logger LOG = LoggerFactory.getLogger(PayoutSteps.class);

  /**
   * Asking about an earlier call, sending, and a look at what came of it; the rest is for a later
   * run.
   */
  private static final int MAX_STEPS = 4;

  /** A processor that accepts and neither pays nor fails for so long needs a person. */
  private static final Duration MAX_PENDING = Duration.ofDays(30);

  private final Ports ports;
  private final Commits commits;

  PayoutSteps(Ports ports, Commits commits) {
    this.ports = ports;
    this.commits = commits;
  }

  /**
   * Works on a claimed pay effect until the payout ends or has to wait.
   *
   * @param claimedAt when it was claimed, or earlier: its lease counts from then
   * @return one paid, one for later, or nothing
   */
  RunReport pay(ClaimedEffect claim, Instant claimedAt) {
    for (int step = 0; step < MAX_STEPS; step++) {
      Refund refund = ports.store().refund(claim.effect().refundId()).orElse(null);
      Payout payout = refund == null ? null : refund.payout(claim.effect().subject()).orElse(null);
      if (refund == null || payout == null || !waitsForProcessor(payout.state())) {
        ports.store().update(EffectUpdate.done(claim));
        return RunReport.NOTHING;
      }
      if (!ports.breaker().lets()) {
        return putOff(claim);
      }
      boolean mayCall =
          payout.state() == PayoutState.CLEARED && (payout.sentAt() == null || keyLives(payout));
      PayoutOutcome outcome =
          mayCall ? send(claim, claimedAt, refund, payout) : enquire(refund, payout);
      if (outcome == null || !settle(claim, payout, outcome)) {
        return RunReport.LATER;
      }
      if (!(outcome instanceof PayoutOutcome.NotFound)) {
        return report(outcome);
      }
    }
    return RunReport.LATER;
  }

  /** While the processor is left alone an effect waits for it, and is not counted as tried. */
  RunReport putOff(ClaimedEffect claim) {
    Instant again = ports.breaker().until();
    ports
        .store()
        .update(EffectUpdate.again(claim, again, claim.attempts(), "the processor is silent"));
    return RunReport.LATER;
  }

  private static RunReport report(PayoutOutcome outcome) {
    if (outcome instanceof PayoutOutcome.Succeeded) {
      return new RunReport(1, 0, 0, 0);
    }
    boolean ended =
        outcome instanceof PayoutOutcome.Declined
            || outcome instanceof PayoutOutcome.NeedsAttention;
    return ended ? RunReport.NOTHING : RunReport.LATER;
  }

  private static boolean waitsForProcessor(PayoutState state) {
    return switch (state) {
      case CLEARED, SENDING, UNKNOWN, PENDING -> true;
      case RESERVED, NEEDS_ATTENTION, SUCCEEDED, RELEASED -> false;
    };
  }

  /**
   * Stores that the payout is being sent, then sends it. Null if somebody else has moved it
   * meanwhile.
   */
  private @Nullable PayoutOutcome send(
      ClaimedEffect claim, Instant claimedAt, Refund refund, Payout payout) {
    Instant before = ports.clock().instant();
    Answer<Refund> stored =
        commits.change(
            claim.effect(),
            EffectUpdate.kept(claim),
            (now, ledger) -> now.sending(payout.id(), ledger, ports.clock().instant()));
    if (stored instanceof Answer.Refused<Refund> refused) {
      LOG.debug("Payout {} was not sent: {}", payout.id(), refused.refusal().message());
      return null;
    }
    if (!stillInTime(payout, claimedAt, before)) {
      LOG.warn("Payout {} was not sent: the clock moved too far meanwhile", payout.id());
      return new PayoutOutcome.Unknown();
    }
    PayoutOutcome outcome = call(refund, payout);
    // That a repeat did nothing tells nothing of an earlier call.
    boolean repeat = payout.sentAt() != null;
    return repeat && outcome instanceof PayoutOutcome.NotAttempted
        ? new PayoutOutcome.Unknown()
        : outcome;
  }

  private PayoutOutcome call(Refund refund, Payout payout) {
    try {
      PayoutOutcome outcome = outcomeOf(ports.processor().refund(PayoutOrder.of(refund, payout)));
      ports.breaker().answered(!(outcome instanceof PayoutOutcome.NotAttempted));
      return outcome;
    } catch (RuntimeException e) {
      LOG.warn("The outcome of payout {} is not known: {}", payout.id(), Faults.describe(e));
      ports.breaker().answered(false);
      return new PayoutOutcome.Unknown();
    }
  }

  /**
   * Whether it is still safe to call, immediately before the call. Storing may have taken so long
   * that the lease is over: then another worker may have taken over, and a person may have settled
   * by now what that one could not. That the processor would recognise a repeat is no help, as it
   * may have seen no call yet.
   */
  private boolean stillInTime(Payout payout, Instant claimedAt, Instant before) {
    // Asked first: what takes long must not lie between the look at the clock and the call.
    Duration keyLife = ports.processor().abilities().keyLife();
    Instant now = ports.clock().instant();
    boolean held =
        !now.isBefore(before)
            && Duration.between(claimedAt, now).compareTo(ports.limits().lease()) < 0;
    if (payout.sentAt() != null) {
      return held && keyLives(payout, now, keyLife);
    }
    return held && (keyLife.isZero() || Duration.between(before, now).compareTo(keyLife) < 0);
  }

  /** What the processor says of the key, or what is safe where it cannot say. */
  private PayoutOutcome enquire(Refund refund, Payout payout) {
    if (!ports.processor().abilities().lookupByKey()) {
      // Within the key's life the same key again is as good as a question.
      return payout.state() != PayoutState.PENDING && keyLives(payout)
          ? new PayoutOutcome.NotFound()
          : new PayoutOutcome.NeedsAttention("the processor cannot be asked about its key");
    }
    LookupResult result = lookup(refund, payout);
    if (result instanceof LookupResult.Found found) {
      PayoutOutcome outcome = outcomeOf(found.state());
      if (outcome instanceof PayoutOutcome.Pending && pendingTooLong(payout)) {
        return new PayoutOutcome.NeedsAttention(
            "pending at the processor for " + MAX_PENDING.toDays() + " days");
      }
      return outcome instanceof PayoutOutcome.NotAttempted ? notFound(payout) : outcome;
    }
    return result instanceof LookupResult.NotFound ? notFound(payout) : new PayoutOutcome.Unknown();
  }

  private boolean pendingTooLong(Payout payout) {
    return payout.sentAt() != null
        && payout.sentAt().plus(MAX_PENDING).isBefore(ports.clock().instant());
  }

  private PayoutOutcome notFound(Payout payout) {
    return keyLives(payout)
        ? new PayoutOutcome.NotFound()
        : new PayoutOutcome.NeedsAttention(
            "the processor does not know the key, and its life is over");
  }

  LookupResult lookup(Refund refund, Payout payout) {
    try {
      LookupResult result = ports.processor().lookup(PayoutOrder.of(refund, payout));
      ports.breaker().answered(true);
      return result;
    } catch (RuntimeException e) {
      ports.breaker().answered(false);
      LOG.warn(
          "The processor could not be asked about payout {}: {}", payout.id(), Faults.describe(e));
      return new LookupResult.CannotTell(e.getClass().getSimpleName());
    }
  }

  /**
   * Whether the processor still recognises a repeat. A clock that went back tells nothing, so then
   * it does not.
   */
  private boolean keyLives(Payout payout) {
    Duration keyLife = ports.processor().abilities().keyLife();
    return keyLives(payout, ports.clock().instant(), keyLife);
  }

  private boolean keyLives(Payout payout, Instant now, Duration keyLife) {
    Instant sent = payout.sentAt();
    return sent != null
        && !now.isBefore(sent)
        && Duration.between(sent, now).compareTo(keyLife) < 0;
  }

  /**
   * After too many failures a person must look, and the payout says so itself. If that cannot be
   * stored, the listener hears of it, and the last try is made again as rarely as any: the effect
   * is what is left to settle the payout.
   */
  void giveUp(ClaimedEffect claim, String why) {
    try {
      storeGivenUp(claim, why);
    } catch (RuntimeException e) {
      LOG.error(
          "That payout {} needs a person cannot be stored: {}",
          claim.effect().subject(),
          Faults.describe(e));
      ports.heard().tell(listener -> listener.gaveUp(claim.effect(), why));
      Instant again = ports.clock().instant().plus(ports.limits().maxDelay());
      String problem = "giving it up could not be stored: " + why;
      ports.store().update(EffectUpdate.again(claim, again, claim.attempts(), problem));
    }
  }

  private void storeGivenUp(ClaimedEffect claim, String why) {
    Refund refund = ports.store().refund(claim.effect().refundId()).orElseThrow();
    refund
        .payout(claim.effect().subject())
        .ifPresent(
            payout ->
                store(
                    claim,
                    payout,
                    new PayoutOutcome.NeedsAttention(why),
                    EffectUpdate.done(claim)));
  }

  /**
   * Stores an outcome together with what becomes of the effect. False if the lease was taken over.
   */
  private boolean settle(ClaimedEffect claim, Payout payout, PayoutOutcome news) {
    int attempts = claim.attempts() + 1;
    boolean undecided =
        news instanceof PayoutOutcome.Unknown || news instanceof PayoutOutcome.NotAttempted;
    PayoutOutcome outcome =
        undecided && attempts >= ports.limits().effectAttempts()
            ? new PayoutOutcome.NeedsAttention("tried " + attempts + " times")
            : news;
    return store(claim, payout, outcome, updateFor(claim, outcome, attempts));
  }

  private boolean store(
      ClaimedEffect claim, Payout payout, PayoutOutcome outcome, EffectUpdate update) {
    Answer<Refund> stored =
        commits.change(
            claim.effect(),
            update,
            (now, ledger) -> now.outcome(payout.id(), outcome, ledger, ports.clock().instant()));
    if (stored instanceof Answer.Refused<Refund> refused) {
      LOG.warn(
          "The outcome of payout {} was not stored: {}", payout.id(), refused.refusal().message());
      return false;
    }
    Refund now = stored.orElseThrow();
    now.payout(payout.id())
        .filter(p -> p.state() == PayoutState.NEEDS_ATTENTION)
        .flatMap(p -> now.need())
        .ifPresent(
            need -> ports.heard().tell(listener -> listener.gaveUp(claim.effect(), need.what())));
    return true;
  }

  private EffectUpdate updateFor(ClaimedEffect claim, PayoutOutcome outcome, int attempts) {
    Instant now = ports.clock().instant();
    if (outcome instanceof PayoutOutcome.NotFound) {
      return EffectUpdate.kept(claim);
    }
    if (outcome instanceof PayoutOutcome.Pending) {
      return EffectUpdate.again(claim, now.plus(ports.limits().maxDelay()), 0, null);
    }
    if (outcome instanceof PayoutOutcome.NotAttempted) {
      Duration wait = attempts == 1 ? Duration.ZERO : ports.backoff().after(attempts - 1);
      return EffectUpdate.again(claim, now.plus(wait), attempts, "the processor tried nothing");
    }
    if (outcome instanceof PayoutOutcome.Unknown) {
      return EffectUpdate.again(
          claim, now.plus(ports.backoff().after(attempts)), attempts, "the outcome is not known");
    }
    return EffectUpdate.done(claim);
  }

  static PayoutOutcome outcomeOf(PayoutResult result) {
    if (result instanceof PayoutResult.Succeeded paid) {
      return new PayoutOutcome.Succeeded(paid.transactionId(), paid.receiptUrl());
    }
    if (result instanceof PayoutResult.Declined declined) {
      return new PayoutOutcome.Declined(Redaction.mask(declined.code()));
    }
    if (result instanceof PayoutResult.Pending pending) {
      return new PayoutOutcome.Pending(pending.transactionId());
    }
    if (result instanceof PayoutResult.NotAttempted) {
      return new PayoutOutcome.NotAttempted();
    }
    throw new IllegalStateException(
        "the processor answered nothing. Maybe its adapter returns null");
  }
}
