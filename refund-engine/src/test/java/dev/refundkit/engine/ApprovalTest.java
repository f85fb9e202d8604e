package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.refund.PaymentStatus;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.TimelineEntry;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the request over the policy and the person to the payment. */
class ApprovalTest {

  private final Shop shop = new Shop();

  @Test
  void an_approved_refund_is_processing_at_once_and_its_timeline_tells_how() {
    Refund refund = shop.create(full(PLAIN));
    assertThat(refund.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(refund.timeline())
        .extracting(TimelineEntry::status)
        .containsExactly("created", "approved", "processing");
    assertThat(refund.approval().automatic()).isTrue();
    assertThat(refund.approval().by()).isEqualTo("system");
    assertThat(refund.facts().estimatedCompletion())
        .isEqualTo(shop.clock.instant().plus(Duration.ofDays(3)));
    assertThat(shop.payment("card").reserved()).isEqualTo(TOTAL);
  }

  @Test
  void a_reviewed_refund_holds_its_money_until_a_person_approves_it() {
    Refund refund = pending();
    assertThat(refund.paymentStatus()).isEqualTo(PaymentStatus.PENDING);
    assertThat(shop.payment("card").reserved()).isEqualTo(TOTAL);
    assertThat(shop.run()).isEqualTo(RunReport.NOTHING);

    Refund approved = shop.engine.approve(refund.id(), AGENT, "looks fine").orElseThrow();
    assertThat(approved.approval().by()).isEqualTo("agent");
    assertThat(approved.approval().automatic()).isFalse();
    assertThat(approved.timeline()).extracting(TimelineEntry::note).contains("looks fine");
    assertThat(shop.run().paid()).isEqualTo(1);
  }

  @Test
  void a_rejected_refund_frees_its_money_and_the_customer_is_told() {
    Refund refund = pending();
    shop.engine.reject(refund.id(), AGENT, "no receipt").orElseThrow();
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.REJECTED);
    assertThat(shop.now(refund).paymentStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(shop.order(PLAIN).refundable()).isEqualTo(TOTAL);
    shop.run();
    assertThat(shop.toldKinds()).containsExactly("rejected");
  }

  @Test
  void a_cancelled_refund_frees_its_money_and_is_never_paid() {
    Refund refund = shop.create(full(PLAIN));
    shop.engine.cancel(refund.id(), CUSTOMER, null).orElseThrow();
    assertThat(shop.run()).isEqualTo(RunReport.NOTHING);
    assertThat(shop.processor.calls()).isEmpty();
    assertThat(shop.order(PLAIN).refundable()).isEqualTo(TOTAL);
    assertThat(shop.create(full(PLAIN)).accepted().total()).isEqualTo(TOTAL);
  }

  @Test
  void what_the_policy_rejects_takes_nothing_and_carries_its_reasons() {
    Reason why = Reason.of("final_sale", "reject", "These goods are final sale.");
    shop.policy.decide = refund -> Decision.of(Outcome.REJECT, shop.policy.version(), why);
    Refund refund = shop.create(full(PLAIN));
    assertThat(refund.status()).isEqualTo(RefundStatus.REJECTED);
    assertThat(refund.facts().decision().reasons()).containsExactly(why);
    assertThat(refund.payouts()).isEmpty();
    assertThat(shop.order(PLAIN).refundable()).isEqualTo(TOTAL);
    shop.run();
    assertThat(shop.toldKinds()).containsExactly("rejected");
  }

  @Test
  void without_the_permission_to_approve_by_itself_a_person_approves() {
    Refund refund = shop.create(full(PLAIN).withProcessing(new Processing(false, null, null)));
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(reasons(refund)).contains("auto_approve_not_permitted");
    shop.policy.says(Outcome.REJECT);
    RefundRequest rejected = partial(PLAIN, units("mug", 0)).withAmounts(total(0));
    assertThat(shop.refused(() -> shop.engine.create(rejected, CUSTOMER)).code())
        .isEqualTo(RefusalCode.INVALID_REQUEST);
  }

  @Test
  void a_refund_that_shall_not_start_at_once_waits_for_somebody_to_process_it() {
    Refund refund = shop.create(full(PLAIN).withProcessing(new Processing(null, null, false)));
    assertThat(refund.status()).isEqualTo(RefundStatus.APPROVED);
    assertThat(shop.run()).isEqualTo(RunReport.NOTHING);
    Refund started = shop.engine.process(refund.id(), AGENT, null).orElseThrow();
    assertThat(started.timeline()).last().extracting(TimelineEntry::actor).isEqualTo("agent");
    assertThat(shop.run().paid()).isEqualTo(1);
  }

  @Test
  void the_customer_is_told_once_of_each_end_and_of_nothing_if_nobody_shall_be_told() {
    shop.processor.answer(DECLINED);
    Refund refund = shop.create(partial(PLAIN, units("shoes", 1)));
    shop.run();
    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.run();
    shop.runAfter(Duration.ofDays(1));
    assertThat(shop.toldKinds()).containsExactly("failed", "completed");

    Processing quiet = new Processing(null, false, null);
    shop.create(partial(PLAIN, units("mug", 1)).withProcessing(quiet));
    shop.run();
    assertThat(shop.toldKinds()).hasSize(2);
  }

  @Test
  @SuppressWarnings("NullAway") // a policy that breaks its contract
  void a_policy_that_says_nothing_sends_the_refund_to_a_person() {
    shop.policy.decide = refund -> null;
    Refund refund = shop.create(full(PLAIN));
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(reasons(refund)).containsExactly("policy_failed");
  }

  @Test
  void a_policy_that_fails_sends_the_refund_to_a_person() {
    shop.policy.fails();
    Refund refund = shop.create(full(PLAIN));
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(reasons(refund)).containsExactly("policy_failed");
    assertThat(shop.engine.approve(refund.id(), AGENT, null).orElseThrow().status())
        .isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void a_customer_history_that_fails_sends_the_refund_to_a_person() {
    shop.history =
        (id, currency, now) -> {
          throw new IllegalStateException("the warehouse of data is shut");
        };
    assertThat(reasons(shop.create(full(PLAIN)))).contains("customer_history_unavailable");
    assertThat(shop.store.world().refunds().get(0).status()).isEqualTo(RefundStatus.PENDING);
  }

  @Test
  void the_policy_sees_the_customer_and_the_quote() {
    CustomerFacts facts = new CustomerFacts(3, 120_000L, null, Map.of());
    shop.history = (id, currency, now) -> facts;
    shop.create(full(PLAIN));
    RefundCase asked = shop.policy.asked.get(0);
    assertThat(asked.customer()).isEqualTo(facts);
    assertThat(asked.quote().total()).isEqualTo(TOTAL);
    assertThat(asked.ledger().reserved()).isZero();
    assertThat(asked.repeat()).isFalse();
  }

  @Test
  void a_repeat_without_a_key_within_ten_minutes_is_a_fact_for_the_policy() {
    RefundRequest request = partial(PLAIN, units("shoes", 0)).withAmounts(total(100));
    PaymentRefundRequest payment = PaymentRefundRequest.of("card", 100, REASON);
    shop.create(request);
    shop.engine.refundPayment(payment, AGENT).orElseThrow();
    shop.create(request);
    shop.create(request.withAmounts(total(101)));
    shop.clock.advance(Duration.ofMinutes(10).minusNanos(1));
    shop.create(request);
    shop.engine.create(request, CUSTOMER, "key").orElseThrow();
    shop.engine.refundPayment(payment, AGENT).orElseThrow();
    shop.clock.advance(Duration.ofMinutes(10));
    shop.create(request);

    assertThat(shop.policy.asked)
        .extracting(RefundCase::repeat)
        .containsExactly(false, false, true, false, true, false, true, false);
  }

  @Test
  void a_fee_is_taken_off_before_anything_is_reserved_and_kept_by_the_shop() {
    shop.policy.approvesLess(new Fee(0, 1_500, true));
    Refund refund = shop.create(partial(PLAIN, units("shoes", 2)));
    assertThat(refund.accepted().adjustments().net()).isEqualTo(-1_650);
    assertThat(shop.payment("card").reserved()).isEqualTo(11_000 - 1_650);
    assertThat(shop.order(PLAIN).feesKept()).isEqualTo(1_650);
    shop.run();
    assertThat(shop.processor.calls().get(0).amountMinor()).isEqualTo(9_350);

    shop.policy.approvesLess(new Fee(700, 0, false));
    Refund rest = shop.create(full(PLAIN));
    assertThat(rest.accepted().total()).isEqualTo(2_750 - 700);
    shop.run();
    assertThat(shop.order(PLAIN).refundable()).isEqualTo(1_650 + 700);
    assertThat(shop.order(PLAIN).feesKept()).isEqualTo(1_650 + 700);
    assertThat(shop.refused(() -> shop.engine.create(full(PLAIN), AGENT)).code())
        .isEqualTo(RefusalCode.NOTHING_REFUNDABLE);
  }

  @Test
  void a_fee_that_lowers_a_named_total_goes_to_a_person_and_both_figures_are_kept() {
    shop.policy.approvesLess(new Fee(500, 0, false));
    Refund refund = shop.create(partial(PLAIN, units("mug", 1)).withAmounts(total(2_200)));
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(reasons(refund)).contains("fee_lowers_named_total");
    assertThat(refund.facts().namedTotal()).isEqualTo(2_200);
    assertThat(refund.accepted().total()).isEqualTo(1_700);
  }

  @Test
  void a_fee_of_a_refund_that_fails_is_not_kept() {
    shop.policy.approvesLess(new Fee(500, 0, false));
    shop.processor.answer(DECLINED);
    shop.create(full(PLAIN));
    shop.run();
    assertThat(shop.order(PLAIN).feesKept()).isZero();
    assertThat(shop.order(PLAIN).refundable()).isEqualTo(TOTAL);
  }

  @Test
  void a_quote_changes_nothing_and_says_what_a_request_would_do() {
    ObservedStore.World before = shop.store.world();
    var proposal = shop.engine.quote(full(PLAIN), CUSTOMER).orElseThrow();
    assertThat(proposal.quote().total()).isEqualTo(TOTAL);
    assertThat(proposal.decision().outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(proposal.restock()).containsOnlyKeys("shoes", "mug");
    assertThat(shop.store.world()).isEqualTo(before);
  }

  private Refund pending() {
    shop.policy.says(Outcome.REVIEW);
    return shop.create(full(PLAIN));
  }

  private static RequestedAmounts total(long amount) {
    return RequestedAmounts.total(amount);
  }

  private static List<String> reasons(Refund refund) {
    return refund.facts().decision().reasons().stream().map(Reason::rule).toList();
  }
}
