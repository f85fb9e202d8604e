package dev.refundkit.testkit.money;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.TimelineEntry;
import dev.refundkit.refusal.Answer;
import dev.refundkit.testkit.story.Call;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What has happened in some stories, so that a run in which nothing interesting happened fails. */
final class Seen {

  private final Set<String> situations = new TreeSet<>();

  void see(Call call, Answer<?> answer, Collection<Refund> refunds) {
    if (answer instanceof Answer.Refused<?> refused) {
      situations.add("refused " + refused.refusal().code().wire());
    } else if (call instanceof Call.Act act) {
      situations.add(act.command().name().toLowerCase(Locale.ROOT));
    } else {
      situations.add(call.getClass().getSimpleName());
    }
    for (Refund refund : refunds) {
      situations.add(refund.facts().type().wire() + " " + refund.status().wire());
      refund.facts().cappedBy().forEach(cap -> situations.add("capped by " + cap.wire()));
      refund.timeline().stream().map(TimelineEntry::status).forEach(situations::add);
      situations.add(refund.paymentStatus().wire());
      if (refund.held().adjustments().feeKept() > 0) {
        situations.add("fee kept");
      }
      if (refund.held().adjustments().feeReturned() > 0) {
        situations.add("fee returned");
      }
    }
  }

  Set<String> situations() {
    return situations;
  }
}
