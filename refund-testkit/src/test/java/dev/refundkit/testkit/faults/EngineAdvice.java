package dev.refundkit.testkit.faults;

import dev.refundkit.refund.Command;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutOutcome;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundStore;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Advice that makes methods of the engine wrong. Its code is copied into the library's methods, so
 * it only calls what is public.
 */
final class EngineAdvice {

  private EngineAdvice() {}

  static final class Yes {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = true;
    }
  }

  static final class No {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean answer) {
      answer = false;
    }
  }

  // Keys

  static final class CutOff {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) String id,
        @Advice.Argument(1) int length,
        @Advice.Return(readOnly = false) String key) {
      key = EngineWrong.cutOff(id, length);
    }
  }

  static final class OfAll {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Refund refund, @Advice.Return(readOnly = false) PayoutOrder order) {
      order = EngineWrong.ofAll(order, refund);
    }
  }

  static final class OfTheFirstPayment {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Refund refund, @Advice.Return(readOnly = false) PayoutOrder order) {
      order = EngineWrong.ofTheFirstPayment(order, refund);
    }
  }

  static final class OneParcelALine {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.Argument(0) Effect.Kind kind,
        @Advice.Argument(value = 1, readOnly = false) String suffix,
        @Advice.Argument(2) String subject) {
      suffix = kind == Effect.Kind.RESTOCK ? subject : suffix;
    }
  }

  static final class NeverWanted {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(0) Effect.Kind kind) {
      return kind == Effect.Kind.CLOSE_RETURN;
    }
  }

  static final class OneLookAPayout {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) String payoutId, @Advice.Return(readOnly = false) Effect look) {
      look =
          new Effect(
              "recheck:" + payoutId,
              look.kind(),
              look.saleId(),
              look.refundId(),
              payoutId,
              0,
              look.dueAt());
    }
  }

  // Outcomes

  static final class UnknownIsDeclined {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object o) {
      o = o instanceof PayoutOutcome.Unknown ? new PayoutOutcome.Declined("timeout") : o;
    }
  }

  static final class UnknownIsPaid {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object o) {
      o = o instanceof PayoutOutcome.Unknown ? new PayoutOutcome.Succeeded(null, null) : o;
    }
  }

  static final class PendingIsPaid {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object o) {
      o = o instanceof PayoutOutcome.Pending ? new PayoutOutcome.Succeeded(null, null) : o;
    }
  }

  static final class PendingIsDeclined {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object o) {
      o = o instanceof PayoutOutcome.Pending ? new PayoutOutcome.Declined("pending") : o;
    }
  }

  static final class AlwaysDeclined {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object o) {
      o = new PayoutOutcome.Declined("not_found");
    }
  }

  static final class NoAnswerIsDeclined {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object o) {
      o =
          o instanceof LookupResult.CannotTell
              ? new LookupResult.Found(new PayoutResult.Declined("no_answer"))
              : o;
    }
  }

  static final class SentAgainUnasked {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(1) Payout payout,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object o) {
      o = payout.state() == PayoutState.PENDING ? o : new PayoutOutcome.NotFound();
    }
  }

  static final class UnknownIsClosed {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) ClaimedEffect claim,
        @Advice.Argument(1) PayoutOutcome outcome,
        @Advice.Return(readOnly = false) EffectUpdate update) {
      update = outcome instanceof PayoutOutcome.Unknown ? EffectUpdate.done(claim) : update;
    }
  }

  static final class PendingIsClosed {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) ClaimedEffect claim,
        @Advice.Argument(1) PayoutOutcome outcome,
        @Advice.Return(readOnly = false) EffectUpdate update) {
      update = outcome instanceof PayoutOutcome.Pending ? EffectUpdate.done(claim) : update;
    }
  }

  static final class SentAnew {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Instant now, @Advice.Return(readOnly = false) Payout sending) {
      sending = EngineWrong.sentAt(sending, now);
    }
  }

  static final class LivesBeforeItsTime {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) Payout payout,
        @Advice.FieldValue(value = "ports", typing = Assigner.Typing.DYNAMIC) Object ports,
        @Advice.Return(readOnly = false) boolean lives) {
      lives = lives || EngineWrong.sentInTheFuture(payout, ports);
    }
  }

  // Order

  static final class ClosedFirst {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.FieldValue("store") RefundStore store,
        @Advice.Argument(value = 1, readOnly = false) EffectUpdate update) {
      if (update.fate() == EffectUpdate.Fate.DONE && store.update(update)) {
        update = null;
      }
    }
  }

  static final class ClosedLast {
    @Advice.OnMethodEnter
    static EffectUpdate enter(@Advice.Argument(value = 1, readOnly = false) EffectUpdate update) {
      EffectUpdate later = update.fate() == EffectUpdate.Fate.DONE ? update : null;
      update = later == null ? update : null;
      return later;
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("store") RefundStore store, @Advice.Enter EffectUpdate later) {
      if (later != null) {
        store.update(later);
      }
    }
  }

  // Leases

  static final class KeptIsNotFenced {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) EffectUpdate update, @Advice.Return(readOnly = false) boolean fenced) {
      fenced = fenced && update.fate() != EffectUpdate.Fate.KEPT;
    }
  }

  static final class LateResultsCount {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) EffectUpdate update, @Advice.Return(readOnly = false) boolean fenced) {
      fenced = fenced && update.fate() != EffectUpdate.Fate.DONE;
    }
  }

  static final class FencesRepeat {
    @Advice.OnMethodEnter
    static void enter(@Advice.FieldValue(value = "fences", readOnly = false) long fences) {
      fences = 0;
    }
  }

  static final class LeasesDoNotHold {
    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("givenUp") boolean givenUp,
        @Advice.Return(readOnly = false) boolean free) {
      free = !givenUp;
    }
  }

  static final class LeasesDoNotEnd {
    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("heldUntil") Instant until,
        @Advice.Return(readOnly = false) boolean free) {
      free = free && until == null;
    }
  }

  // Store

  static final class DoneStaysOpen {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(0) EffectUpdate update) {
      return update.fate() == EffectUpdate.Fate.DONE;
    }
  }

  static final class SometimesOnlySaid {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(0) Commit commit) {
      return commit.ledger().version() % 10 == 9;
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) CommitResult result) {
      result = result == null ? CommitResult.STORED : result;
    }
  }

  static final class Nobody {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Stream<?> attention) {
      attention = Stream.empty();
    }
  }

  // Lives

  static final class ReversalIsIgnored {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(1) Payout payout) {
      return payout.state() == PayoutState.SUCCEEDED;
    }
  }

  static final class RetriedTooEarly {
    @Advice.OnMethodExit
    static void exit(
        @Advice.This RefundStatus status,
        @Advice.Argument(0) Command command,
        @Advice.Return(readOnly = false) boolean allowed) {
      allowed = allowed || (command == Command.RETRY && status == RefundStatus.PROCESSING);
    }
  }

  static final class NoRefusal {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Refusal refusal) {
      refusal = null;
    }
  }

  static final class NothingArrived {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Map<String, ?> arrived) {
      arrived = Map.of();
    }
  }

  // Books

  static final class AnotherReferenceEachTime {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) ProcessorEntry entry) {
      entry = EngineWrong.anotherReference(entry);
    }
  }
}
