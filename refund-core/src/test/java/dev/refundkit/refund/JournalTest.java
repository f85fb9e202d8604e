package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.AGENT;
import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.NOT_FOUND;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundLife.PENDING;
import static dev.refundkit.refund.RefundLife.UNCLEAR;
import static dev.refundkit.refund.RefundLife.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.refundkit.Asks;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.JournalEntry.Kind;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedParts;
import dev.refundkit.request.RequestedShipping;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refund's life can be told again from what is stored of it. */
class JournalTest {

  private final RefundShop shop = RefundShop.oneCard();

  private static List<Kind> kinds(RefundLife life) {
    return life.refund().journal().stream().map(JournalEntry::kind).toList();
  }

  private static JournalEntry last(RefundLife life) {
    return life.refund().journal().get(life.refund().journal().size() - 1);
  }

  private static JournalEntry move(String actor, Kind kind) {
    return new JournalEntry(0, NOW, actor, kind, null, null, List.of());
  }

  @Test
  void what_the_caller_named_is_kept_word_for_word() {
    RequestedAmounts named = Asks.amounts(5_000L, null, 100L, null, null);
    RefundLife life =
        shop.opens(
            Asks.partial(new RequestedItem("shoes", 1, true))
                .withAmounts(named)
                .withShipping(new RequestedShipping(false, null, null)));
    assertThat(life.refund().facts().requested())
        .isEqualTo(new RequestedParts(List.of(new RequestedItem("shoes", 1, true)), named, false));
  }

  @Test
  void of_a_payment_refund_the_named_amount_is_kept_or_that_none_was_named() {
    assertThat(shop.opens(Asks.payment("card", 300)).refund().facts().requested())
        .isEqualTo(new RequestedParts(List.of(), RequestedAmounts.total(300), null));
    assertThat(shop.opens(Asks.wholePayment("card")).refund().facts().requested())
        .isEqualTo(new RequestedParts(List.of(), RequestedAmounts.NONE, null));
  }

  @Test
  void who_asked_and_who_approved_is_written_down() {
    RefundLife life = shop.says(Outcome.REVIEW).opensFull().approve();
    assertThat(life.refund().journal())
        .containsExactly(move(RefundShop.CUSTOMER, Kind.CREATED), move(AGENT, Kind.APPROVED));
    assertThat(last(RefundShop.oneCard().says(Outcome.REVIEW).opensFull().reject()))
        .isEqualTo(move(AGENT, Kind.REJECTED));
  }

  @Test
  void what_a_policy_rejects_or_approves_is_no_move_of_its_own() {
    assertThat(kinds(shop.opensFull())).containsExactly(Kind.CREATED);
    assertThat(kinds(RefundShop.oneCard().says(Outcome.REJECT).opensFull()))
        .containsExactly(Kind.CREATED);
  }

  @Test
  void a_start_by_hand_and_a_withdrawal_are_written_down() {
    RefundLife life =
        shop.opens(Asks.full().withProcessing(new Processing(null, null, false))).process();
    assertThat(last(life)).isEqualTo(move(AGENT, Kind.PROCESSED));
    assertThat(last(life.cancel())).isEqualTo(move(AGENT, Kind.CANCELLED));
  }

  @Test
  void goods_are_written_down_as_they_came_and_as_they_were_found() {
    RefundLife life = shop.opens(Asks.partial(new RequestedItem("shoes", 2, true)));
    Arrival came = new Arrival("shoes", 2, Condition.UNKNOWN);
    assertThat(last(life.receive(came)))
        .isEqualTo(
            new JournalEntry(0, NOW, AGENT, Kind.RETURN_RECEIVED, null, null, List.of(came)));
    Arrival found = new Arrival("shoes", 1, Condition.SELLABLE);
    assertThat(last(life.inspect(found)))
        .isEqualTo(new JournalEntry(0, NOW, AGENT, Kind.INSPECTED, null, null, List.of(found)));
    assertThat(last(life.restocked("shoes", 1)))
        .isEqualTo(new JournalEntry(0, NOW, "system", Kind.RESTOCKED, "shoes", null, List.of()));
    assertThat(last(life.restockFailed("shoes")).kind()).isEqualTo(Kind.RESTOCK_REFUSED);
    assertThat(last(life.restockFailed("shoes")).subject()).isEqualTo("shoes");
  }

  @Test
  void a_label_and_the_end_of_the_wait_are_written_down() {
    RefundLife life = shop.paysAfterReturn().opensFull().labelled("label_1");
    assertThat(last(life)).isEqualTo(move("system", Kind.LABELLED));
    assertThat(last(life.closeReturn())).isEqualTo(move(AGENT, Kind.RETURN_CLOSED));
  }

  @Test
  void every_new_state_of_a_payout_is_written_down_once() {
    RefundLife life =
        shop.opensFull().sent(1, UNKNOWN).hear(1, UNKNOWN).hear(1, NOT_FOUND).sent(1, PENDING);
    life.hear(1, PENDING).hear(1, PAID).hear(1, PAID);
    assertThat(life.refund().journal().subList(1, 7))
        .extracting(JournalEntry::kind, JournalEntry::state)
        .containsExactly(
            tuple(Kind.SENDING, PayoutState.SENDING),
            tuple(Kind.HEARD, PayoutState.UNKNOWN),
            tuple(Kind.HEARD, PayoutState.CLEARED),
            tuple(Kind.SENDING, PayoutState.SENDING),
            tuple(Kind.HEARD, PayoutState.PENDING),
            tuple(Kind.HEARD, PayoutState.SUCCEEDED));
    assertThat(life.refund().journal()).hasSize(7);
    assertThat(last(life).subject()).isEqualTo("r1-1");
    assertThat(last(life).actor()).isEqualTo("system");
  }

  @Test
  void of_several_payouts_the_one_that_moved_is_written_down() {
    RefundLife life = RefundShop.twoPayments().opensFull().sent(1, PAID).send(2);
    assertThat(last(life).subject()).isEqualTo("r1-2");
    assertThat(life.hear(1, PAID).refund().journal()).hasSize(4);
  }

  @Test
  void a_payout_that_a_person_settled_and_one_that_is_paid_again_are_written_down() {
    RefundLife life = shop.opensFull().sent(1, UNCLEAR).resolve(1, DECLINED);
    assertThat(last(life))
        .isEqualTo(
            new JournalEntry(
                0, NOW, AGENT, Kind.RESOLVED, "r1-1", PayoutState.RELEASED, List.of()));
    assertThat(last(life.retry())).isEqualTo(move(AGENT, Kind.RETRIED));
    life.sent(2, DECLINED).redirect(RequestedMethod.Type.STORE_CREDIT);
    assertThat(last(life)).isEqualTo(move(AGENT, Kind.REDIRECTED));
  }

  @Test
  void moves_carry_the_version_of_the_ledger_that_they_were_made_on() {
    RefundLife life = shop.opensFull();
    shop.outside(shop.ledger().withVersion(7));
    assertThat(last(life.send(1)).version()).isEqualTo(7);
    assertThat(life.refund().journal().get(0).version()).isZero();
  }
}
