package dev.refundkit.testkit.money;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.TimelineEntry;
import dev.refundkit.refusal.Answer;
import dev.refundkit.testkit.story.Call;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What has ever happened in a run, so that a run in which nothing interesting happened fails. */
final class Seen {

  private static final Set<String> SITUATIONS = new ConcurrentSkipListSet<>();

  private Seen() {}

  static void of(Call call, Answer<?> answer, Collection<Refund> refunds) {
    if (answer instanceof Answer.Refused<?> refused) {
      SITUATIONS.add("refused " + refused.refusal().code().wire());
    } else if (call instanceof Call.Act act) {
      SITUATIONS.add(act.command().name().toLowerCase(Locale.ROOT));
    } else {
      SITUATIONS.add(call.getClass().getSimpleName());
    }
    for (Refund refund : refunds) {
      SITUATIONS.add(refund.facts().type().wire() + " " + refund.status().wire());
      refund.facts().cappedBy().forEach(cap -> SITUATIONS.add("capped by " + cap.wire()));
      refund.timeline().stream().map(TimelineEntry::status).forEach(SITUATIONS::add);
      SITUATIONS.add(refund.paymentStatus().wire());
      if (refund.held().adjustments().feeKept() > 0) {
        SITUATIONS.add("fee kept");
      }
      if (refund.held().adjustments().feeReturned() > 0) {
        SITUATIONS.add("fee returned");
      }
    }
  }

  static Set<String> situations() {
    return Set.copyOf(SITUATIONS);
  }
}
