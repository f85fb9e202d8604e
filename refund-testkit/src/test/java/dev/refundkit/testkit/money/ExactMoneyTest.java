package dev.refundkit.testkit.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Proposal;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.arbitrary.Stories;
import dev.refundkit.testkit.ports.ScriptedPolicy;
import dev.refundkit.testkit.story.Call;
import dev.refundkit.testkit.story.Move;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * What can be said of refunds without knowing how they are computed (docs/invariants.md, Money).
 */
@Domain(RefundDomain.class)
@Domain(DomainContext.Global.class)
public class ExactMoneyTest {

  private static final String REASON = "requested_by_customer";

  @Provide
  Arbitrary<Story> plain() {
    return Stories.plain();
  }

  @Property
  void whatever_was_asked_before_all_that_is_returned_makes_exactly_what_was_captured(
      @ForAll("plain") Story story, @ForAll Random order) {
    ScriptedHost host = new ScriptedHost(story.tenders());
    Storyteller teller = new Storyteller(host, story);
    teller.tell();
    returnTheRest(host, teller, order);
    host.engine().effects("worker").runDue();
    OrderBalance balance = order(host, story);
    assertThat(balance.refunded()).isEqualTo(balance.captured());
    assertThat(host.processor().total()).isEqualTo(story.sale().captured());
    assertThat(balance.lines()).allMatch(line -> line.refundable() == 0);
    assertThat(balance.shippingRefundable()).isZero();
  }

  /** Every line's units in a few parcels, in any order, and the shipping somewhere between. */
  private static void returnTheRest(ScriptedHost host, Storyteller teller, Random order) {
    List<RefundRequest> parcels = new ArrayList<>();
    String id = teller.scene().sale().id();
    parcels.add(RefundRequest.of(id, RefundType.SHIPPING, REASON));
    for (OrderBalance.Line line : teller.scene().order().lines()) {
      int open = line.quantityRefundable();
      while (open > 0) {
        int units = parcels.size() > 12 ? open : 1 + order.nextInt(open);
        parcels.add(
            RefundRequest.of(id, RefundType.ITEM_RETURN, REASON)
                .withItems(RequestedItem.of(line.id(), units)));
        open -= units;
      }
    }
    Collections.shuffle(parcels, order);
    for (RefundRequest parcel : parcels) {
      Answer<Refund> answer = host.engine().create(parcel, Storyteller.CUSTOMER);
      if (answer instanceof Answer.Refused<Refund> refused) {
        assertThat(parcel.type()).as(refused.refusal().message()).isEqualTo(RefundType.SHIPPING);
        assertThat(refused.refusal().code())
            .isIn(RefusalCode.NOTHING_REFUNDABLE, RefusalCode.PAYMENT_NOT_REFUNDABLE);
      }
    }
  }

  @Property
  void a_closing_full_reaches_all_that_is_neither_given_nor_held_nor_kept(@ForAll Story story) {
    ScriptedHost host = new ScriptedHost(story.tenders());
    Storyteller teller = new Storyteller(host, story);
    teller.tell();
    long free = 0;
    for (Payment payment : teller.scene().sale().payments()) {
      PaymentBalance balance = payment(host, payment.id());
      long own = balance.captured() - balance.reserved() - balance.refunded();
      free += Math.max(0, own - Math.min(own, outside(balance)));
    }
    long expected = Math.max(0, free - order(host, story).feesKept());
    Answer<Refund> full =
        host.engine()
            .create(
                RefundRequest.of(story.sale().id(), RefundType.FULL, REASON), Storyteller.CUSTOMER);
    if (full instanceof Answer.Accepted<Refund> accepted) {
      Refund refund = accepted.value();
      long fee = refund.accepted().adjustments().feeKept();
      assertThat(refund.accepted().total() + fee).isEqualTo(expected);
      assertThat(order(host, story).lines())
          .allMatch(line -> line.quantityRefundable() == 0 || refund.held().total() == 0);
    } else {
      assertThat(expected).isZero();
    }
  }

  /** Saturates, as sums of what others report may exceed every bound. */
  private static long outside(PaymentBalance balance) {
    long sum = balance.disputed() + balance.refundedElsewhere();
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  @Property
  void a_request_gives_what_its_quote_said_and_the_quote_changes_nothing(@ForAll Story story) {
    ScriptedHost host = new ScriptedHost(story.tenders());
    Storyteller teller = new Storyteller(host, story);
    for (Move move : story.moves()) {
      Call call = move.in(teller.scene());
      if (call instanceof Call.Create create && create.key() == null) {
        host.policySays(create.decision());
        Everything before = Everything.of(host, teller.scene().sale());
        Answer<Proposal> quoted = host.engine().quote(create.request(), Storyteller.CUSTOMER);
        assertThat(Everything.of(host, teller.scene().sale())).isEqualTo(before);
        sameNumbers(quoted, teller.make(call));
      } else {
        teller.make(call);
      }
    }
  }

  private static void sameNumbers(Answer<Proposal> quoted, Answer<?> created) {
    if (quoted instanceof Answer.Refused<Proposal> refused) {
      assertThat(created).isEqualTo(Answer.refused(refused.refusal()));
      return;
    }
    Proposal proposal = quoted.orElseThrow();
    Refund refund = (Refund) created.orElseThrow();
    assertThat(refund.accepted()).isEqualTo(proposal.quote().allocation());
    assertThat(refund.facts().cappedBy()).isEqualTo(proposal.quote().cappedBy());
    assertThat(refund.facts().decision()).isEqualTo(proposal.decision());
    if (refund.status() != RefundStatus.REJECTED) {
      assertThat(refund.payouts().stream().map(ExactMoneyTest::share))
          .isEqualTo(proposal.quote().payouts());
    }
  }

  private static PayoutShare share(Payout payout) {
    return new PayoutShare(payout.paymentId(), payout.amount());
  }

  @Property
  void the_figures_of_a_quote_may_be_named_and_give_the_same(@ForAll Story story) {
    ScriptedHost host = new ScriptedHost(story.tenders());
    Storyteller teller = new Storyteller(host, story);
    for (Move move : story.moves()) {
      Call call = move.in(teller.scene());
      if (call instanceof Call.Create create && create.request().amounts().adjustment() == null) {
        host.policySays(Decision.of(Outcome.APPROVE, ScriptedPolicy.VERSION));
        if (host.engine().quote(create.request(), Storyteller.CUSTOMER)
            instanceof Answer.Accepted<Proposal> quoted) {
          givesTheSame(host, create.request(), quoted.value().quote());
        }
      }
      teller.make(call);
    }
  }

  private static void givesTheSame(ScriptedHost host, RefundRequest request, Quote quote) {
    RequestedAmounts figures = figures(quote);
    Quote named =
        host.engine()
            .quote(request.withAmounts(figures), Storyteller.CUSTOMER)
            .orElseThrow()
            .quote();
    assertThat(figures(named)).as("figures of %s", request).isEqualTo(figures);
    assertThat(named.payouts()).isEqualTo(quote.payouts());
  }

  private static RequestedAmounts figures(Quote quote) {
    return new RequestedAmounts(
        quote.allocation().subtotal(),
        quote.allocation().tax(),
        quote.allocation().shippingValue(),
        quote.allocation().adjustment(),
        quote.total(),
        null);
  }

  @Property
  void the_most_that_a_quote_tells_passes_and_one_more_does_not(@ForAll Story story) {
    ScriptedHost host = new ScriptedHost(story.tenders());
    Storyteller teller = new Storyteller(host, story);
    teller.tell();
    host.policySays(Decision.of(Outcome.APPROVE, ScriptedPolicy.VERSION));
    for (OrderBalance.Line line : teller.scene().order().lines()) {
      RefundRequest one = valueOf(story, line.id(), 1);
      teller
          .scene()
          .quote(one)
          .ifPresent(
              some -> {
                long most = some.maxRefundable();
                assertThat(teller.scene().quote(valueOf(story, line.id(), most)))
                    .hasValueSatisfying(all -> assertThat(all.total()).isEqualTo(most));
                if (most < Long.MAX_VALUE) {
                  assertThat(teller.scene().quote(valueOf(story, line.id(), most + 1))).isEmpty();
                }
              });
    }
  }

  private static RefundRequest valueOf(Story story, String line, long total) {
    return RefundRequest.of(story.sale().id(), RefundType.PARTIAL, REASON)
        .withItems(RequestedItem.of(line, 0))
        .withAmounts(RequestedAmounts.total(total));
  }

  @Property
  void what_is_refused_changes_nothing(@ForAll Story story) {
    ScriptedHost host = new ScriptedHost(story.tenders());
    Storyteller teller = new Storyteller(host, story);
    for (Move move : story.moves()) {
      Call call = move.in(teller.scene());
      Everything before = Everything.of(host, teller.scene().sale());
      if (teller.make(call) instanceof Answer.Refused<?> refused
          && refused.refusal().code() != RefusalCode.PROCESSOR_DECLINED) {
        assertThat(Everything.of(host, teller.scene().sale()))
            .as(refused.refusal().message())
            .isEqualTo(before);
      }
    }
  }

  private static OrderBalance order(ScriptedHost host, Story story) {
    return host.engine().order(story.sale().id(), Storyteller.AGENT).orElseThrow();
  }

  private static PaymentBalance payment(ScriptedHost host, String id) {
    return host.engine().payment(id, Storyteller.AGENT).orElseThrow();
  }
}
