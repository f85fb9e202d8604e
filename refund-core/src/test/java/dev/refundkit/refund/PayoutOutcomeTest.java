package dev.refundkit.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Restocking;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the news of a payout take it, and that its payment's balance follows. */
class PayoutOutcomeTest {

  private static final String PAYOUT = "r-1";
  private static final PolicyVersion POLICY = new PolicyVersion("test", "1", "none");

  private static final PayoutOutcome PAID = new PayoutOutcome.Succeeded("tx", null);
  private static final PayoutOutcome DECLINED = new PayoutOutcome.Declined("no");
  private static final Map<String, PayoutOutcome> NEWS =
      Map.of(
          "paid", PAID,
          "declined", DECLINED,
          "pending", new PayoutOutcome.Pending("tx"),
          "not_attempted", new PayoutOutcome.NotAttempted(),
          "not_found", new PayoutOutcome.NotFound(),
          "unknown", new PayoutOutcome.Unknown(),
          "person", new PayoutOutcome.NeedsAttention("why"));

  @ParameterizedTest(name = "{0} and then {1} is {2}")
  @CsvSource({
    "SENDING, paid, SUCCEEDED",
    "SENDING, declined, RELEASED",
    "SENDING, pending, PENDING",
    "SENDING, not_attempted, CLEARED",
    "SENDING, not_found, CLEARED",
    "SENDING, unknown, UNKNOWN",
    "SENDING, person, NEEDS_ATTENTION",
    "UNKNOWN, paid, SUCCEEDED",
    "UNKNOWN, declined, RELEASED",
    "UNKNOWN, pending, PENDING",
    "UNKNOWN, not_attempted, CLEARED",
    "UNKNOWN, not_found, CLEARED",
    "UNKNOWN, unknown, UNKNOWN",
    "UNKNOWN, person, NEEDS_ATTENTION",
    "PENDING, paid, SUCCEEDED",
    "PENDING, declined, RELEASED",
    "PENDING, pending, PENDING",
    "PENDING, not_found, NEEDS_ATTENTION",
    "PENDING, unknown, PENDING",
    "PENDING, person, NEEDS_ATTENTION",
    "NEEDS_ATTENTION, paid, SUCCEEDED",
    "NEEDS_ATTENTION, declined, RELEASED",
    "NEEDS_ATTENTION, pending, NEEDS_ATTENTION",
    "NEEDS_ATTENTION, not_attempted, NEEDS_ATTENTION",
    "NEEDS_ATTENTION, not_found, NEEDS_ATTENTION",
    "NEEDS_ATTENTION, unknown, NEEDS_ATTENTION",
    "NEEDS_ATTENTION, person, NEEDS_ATTENTION",
    "SUCCEEDED, paid, SUCCEEDED",
    "SUCCEEDED, declined, RELEASED",
    "SUCCEEDED, pending, SUCCEEDED",
    "SUCCEEDED, not_attempted, SUCCEEDED",
    "SUCCEEDED, not_found, SUCCEEDED",
    "SUCCEEDED, unknown, SUCCEEDED",
    "SUCCEEDED, person, SUCCEEDED",
    "RELEASED, paid, SUCCEEDED",
    "RELEASED, declined, RELEASED",
    "RELEASED, pending, RELEASED",
    "RELEASED, not_attempted, RELEASED",
    "RELEASED, not_found, RELEASED",
    "RELEASED, unknown, RELEASED",
    "RELEASED, person, RELEASED"
  })
  void the_news_of_a_payout_take_it_there_and_its_balance_follows(
      PayoutState from, String news, PayoutState to) {
    Change before = in(from);

    Change after = tell(before, NEWS.get(news));

    assertThat(stateOf(after)).isEqualTo(to);
    balanceIsTheSumOfThePayouts(after);
    Change again = tell(after, NEWS.get(news));
    balanceIsTheSumOfThePayouts(again);
    if (to == from) {
      assertThat(after.refund()).as("nothing moves").isEqualTo(before.refund());
      assertThat(after.ledger()).isEqualTo(before.ledger());
    }
  }

  /** A refund of two payments, whose first payout has come so far by real moves. */
  private static Change in(PayoutState state) {
    Change sending = sending();
    balanceIsTheSumOfThePayouts(sending);
    Change there =
        switch (state) {
          case SENDING -> sending;
          case UNKNOWN -> tell(sending, NEWS.get("unknown"));
          case PENDING -> tell(sending, NEWS.get("pending"));
          case NEEDS_ATTENTION -> tell(sending, NEWS.get("person"));
          case SUCCEEDED -> tell(sending, PAID);
          case RELEASED -> tell(sending, DECLINED);
          case RESERVED, CLEARED -> throw new IllegalArgumentException("not sent: " + state);
        };
    assertThat(stateOf(there)).isEqualTo(state);
    return there;
  }

  private static Change sending() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 2, 2000, 200).card("p1", 1500).giftCard("p2", 700).desk();
    Decision approve = Decision.of(Outcome.APPROVE, POLICY);
    Change opened =
        new Opening(
                "r",
                desk.sale(),
                desk.worth(),
                desk.ledger(),
                desk.quote(Asks.full()).orElseThrow(),
                approve,
                "customer",
                SaleFixture.NOW,
                id -> id,
                (item, quantity, condition, inspected) ->
                    new Disposition(Restocking.DO_NOT_RESTOCK, List.of(), POLICY))
            .of(Asks.full());
    return opened.refund().sending(PAYOUT, opened.ledger(), SaleFixture.NOW);
  }

  private static Change tell(Change change, PayoutOutcome news) {
    return change.refund().outcome(PAYOUT, news, change.ledger(), SaleFixture.NOW);
  }

  private static PayoutState stateOf(Change change) {
    return change.refund().payout(PAYOUT).orElseThrow().state();
  }

  private static void balanceIsTheSumOfThePayouts(Change change) {
    for (PaymentBalance balance : change.ledger().payments()) {
      List<Payout> own =
          change.refund().payouts().stream()
              .filter(p -> p.paymentId().equals(balance.paymentId()))
              .toList();
      List<Payout> done = own.stream().filter(p -> p.state() == PayoutState.SUCCEEDED).toList();
      assertThat(balance.reserved())
          .isEqualTo(own.stream().filter(p -> p.state().holds()).mapToLong(Payout::amount).sum());
      assertThat(balance.refunded()).isEqualTo(done.stream().mapToLong(Payout::amount).sum());
      assertThat(balance.refundsCount()).isEqualTo(done.size());
    }
  }
}
