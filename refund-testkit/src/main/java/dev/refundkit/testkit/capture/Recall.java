package dev.refundkit.testkit.capture;

import dev.refundkit.refund.JournalEntry;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the processor answered to each call for each payout, as the journals tell it. */
final class Recall {

  /**
   * One call.
   *
   * @param version when it was made
   */
  private record Call(long version, ScriptedAnswer answer) {}

  private final Map<String, Deque<Call>> calls = new HashMap<>();

  Recall(List<Refund> refunds) {
    for (Refund refund : refunds) {
      refund.payouts().forEach(payout -> calls.put(payout.id(), of(payout, refund)));
    }
  }

  private static Deque<Call> of(Payout payout, Refund refund) {
    List<JournalEntry> moves = of(payout.id(), refund);
    Deque<Call> found = new ArrayDeque<>();
    for (int i = 0; i < moves.size(); i++) {
      if (moves.get(i).kind() == JournalEntry.Kind.SENDING) {
        PayoutState next = i + 1 < moves.size() ? moves.get(i + 1).state() : null;
        PayoutState later = i + 2 < moves.size() ? moves.get(i + 2).state() : null;
        found.add(new Call(moves.get(i).version(), answer(next, later, payout.failure())));
      }
    }
    return found;
  }

  /** The moves of one payout. */
  static List<JournalEntry> of(String payoutId, Refund refund) {
    return refund.journal().stream()
        .filter(move -> move.state() != null && payoutId.equals(move.subject()))
        .toList();
  }

  private static ScriptedAnswer answer(
      @Nullable PayoutState next, @Nullable PayoutState later, @Nullable String code) {
    if (next == null) {
      return ScriptedAnswer.TIMEOUT_LOST;
    }
    return switch (next) {
      case SUCCEEDED -> ScriptedAnswer.SUCCEEDED;
      case PENDING -> ScriptedAnswer.PENDING;
      case RELEASED -> ScriptedAnswer.declined(word(code));
      case UNKNOWN ->
          later == PayoutState.SUCCEEDED
              ? ScriptedAnswer.TIMEOUT_DONE
              : ScriptedAnswer.TIMEOUT_LOST;
      case CLEARED, RESERVED, SENDING, NEEDS_ATTENTION -> ScriptedAnswer.NOT_ATTEMPTED;
    };
  }

  private static String word(@Nullable String code) {
    String declined = "declined";
    return code == null ? declined : new Pseudonyms().word(declined, code);
  }

  /**
   * The next answer for a payout.
   *
   * @param before calls of this version and later were not made yet
   * @return null if it was not called (again) by then
   */
  @Nullable ScriptedAnswer next(String payoutId, long before) {
    Deque<Call> left = calls.getOrDefault(payoutId, new ArrayDeque<>());
    Call call = left.peek();
    if (call == null || call.version() >= before) {
      return null;
    }
    left.remove();
    return call.answer();
  }
}
