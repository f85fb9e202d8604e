package dev.refundkit.testkit.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Proposal;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.sale.Payment;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.testkit.model.Model;
import dev.refundkit.testkit.model.ModelRefund;
import dev.refundkit.testkit.model.Verdict;
import dev.refundkit.testkit.story.Call;
import dev.refundkit.testkit.story.Move;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a story to the engine and to the reference model, and fails where they disagree: on whether
 * a call is refused and why, on every figure of every refund, and on every balance.
 *
 * <p>What the processor did with payouts is the engine's to find out; the model is told of it.
 */
final class BesideTheModel {

  private final Story story;
  private final Seen seen;
  private final ScriptedHost host;
  private final Storyteller teller;
  private final Model model;
  private final Map<String, Refund> known = new HashMap<>();

  /**
   * Late payments have given more than was asked, or what others have taken since: the model has no
   * opinion on where that is booked.
   */
  private boolean beyond;

  BesideTheModel(Story story) {
    this(story, new Seen());
  }

  /**
   * @param seen notes what happens
   */
  BesideTheModel(Story story, Seen seen) {
    this.story = story;
    this.seen = seen;
    this.host = new ScriptedHost(story.tenders());
    this.teller = new Storyteller(host, story);
    this.model = new Model(story.sale(), story.tenders());
  }

  /** Tells the story, to its end or until the model has no opinion any longer. */
  void tell() {
    for (Move move : story.moves()) {
      make(move.in(teller.scene()));
      if (beyond) {
        return;
      }
    }
  }

  /** Makes one call on both sides. */
  private void make(Call call) {
    if (call instanceof Call.Create create && create.key() == null) {
      compareQuotes(create);
    }
    Verdict verdict = model.judge(call);
    Answer<?> answer = teller.make(call);
    compareAnswers(call, verdict, answer);
    tellTheModel(call);
    seen.see(call, answer, known.values());
    beyond |= model.overdrawn() || moreThanALongHolds();
    if (!beyond) {
      compare(call);
    }
  }

  private void compareQuotes(Call.Create create) {
    host.policySays(create.decision());
    Answer<Proposal> quoted = host.engine().quote(create.request(), Storyteller.CUSTOMER);
    Verdict verdict = model.quote(create.request(), create.decision());
    if (quoted instanceof Answer.Accepted<Proposal> accepted && verdict.refund() != null) {
      Compared.quote(accepted.value().quote(), verdict.refund(), story.sale());
    } else {
      assertThat(code(quoted)).as("answer to the quote of %s", create).isEqualTo(verdict.code());
    }
  }

  private void compareAnswers(Call call, Verdict verdict, Answer<?> answer) {
    boolean declined = code(answer) == RefusalCode.PROCESSOR_DECLINED;
    if (verdict.kind() == Verdict.Kind.UNJUDGED) {
      return;
    }
    assertThat(declined ? null : code(answer)).as("answer to %s", call).isEqualTo(verdict.code());
    ModelRefund opened = verdict.refund();
    if (opened != null) {
      String id = declined ? newest() : idOf(answer);
      if (!known.containsKey(id)) {
        model.named(opened, id);
      }
      assertThat(model.refund(id)).as("the refund that %s answers with", call).isSameAs(opened);
    }
  }

  private static RefusalCode code(Answer<?> answer) {
    return answer instanceof Answer.Refused<?> refused ? refused.refusal().code() : null;
  }

  private static String idOf(Answer<?> answer) {
    Object value = answer.orElseThrow();
    return value instanceof PaymentRefund payment ? payment.refund().id() : ((Refund) value).id();
  }

  private String newest() {
    return refunds().stream()
        .map(Refund::id)
        .filter(id -> !known.containsKey(id))
        .findFirst()
        .orElseGet(() -> "a replay");
  }

  private List<Refund> refunds() {
    return host.store().list(RefundQuery.ALL, null, 1000).items().stream()
        .sorted(Comparator.comparing(refund -> number(refund.id())))
        .toList();
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf('_') + 1));
  }

  /** Of payouts that were sent and ended outside, and of returns whose time was up. */
  private void tellTheModel(Call call) {
    boolean outside =
        call instanceof Call.Run
            || call instanceof Call.Report
            || call instanceof Call.Resolve
            || call instanceof Call.RefundPayment;
    for (Refund refund : refunds()) {
      Refund before = known.put(refund.id(), refund);
      if (outside) {
        closedByTime(before, refund);
        for (int i = 0; i < refund.payouts().size(); i++) {
          tellTheModel(refund, i, before == null ? null : before.payouts().get(i));
        }
        beyond |= paidTwice(refund);
      }
    }
  }

  /** A late payment that no ledger can book beside the rest is left to a person. */
  private boolean moreThanALongHolds() {
    for (Payment payment : story.sale().payments()) {
      String id = payment.id();
      PaymentBalance balance = host.engine().payment(id, Storyteller.AGENT).orElseThrow();
      BigInteger sum = BigInteger.valueOf(balance.reserved());
      for (ProcessorEntry entry : host.processor().paid()) {
        long amount = entry.paymentId().equals(id) ? entry.amountMinor() : 0;
        sum = sum.add(BigInteger.valueOf(amount));
      }
      if (sum.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The customer was paid by a payout and by the one that replaced it: on top of the refund. */
  private static boolean paidTwice(Refund refund) {
    return refund.accepted().total() > refund.facts().asked().total();
  }

  private void closedByTime(Refund before, Refund refund) {
    if (before != null
        && before.returns().state() != ReturnState.CLOSED
        && refund.returns().state() == ReturnState.CLOSED) {
      model.judge(new Call.Act(refund.id(), Command.CLOSE_RETURN));
    }
  }

  private void tellTheModel(Refund refund, int number, Payout before) {
    Payout now = refund.payouts().get(number);
    PayoutState was = before == null ? PayoutState.RESERVED : before.state();
    if (now.sentAt() != null && !now.replaced()) {
      model.sent(refund.id());
    }
    if (now.replaced() && now.sentAt() == null && was.holds() && now.state().ended()) {
      model.withdrawn(refund.id(), number);
    }
    if (now.state() == PayoutState.SUCCEEDED && was != PayoutState.SUCCEEDED) {
      model.paid(refund.id(), number);
    } else if (now.state() == PayoutState.RELEASED
        && was != PayoutState.RELEASED
        && now.sentAt() != null) {
      model.notPaid(refund.id(), number);
    }
  }

  private void compare(Call call) {
    for (Refund refund : known.values()) {
      Compared.refund(call, refund, model.refund(refund.id()), story.sale());
    }
    Compared.balances(call, host, teller.scene().sale(), model);
    Compared.book(call, host, teller.scene().sale());
  }
}
