package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Orders.YEN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Budget.Per;
import dev.refundkit.policy.Budget.Window;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.Spend;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.sale.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Approvals without a person stay within the policy's budgets. It is noon. */
class BudgetTest {

  private static final PolicyVersion VERSION = new PolicyVersion("test", "7", "built-in");
  private static final IsoCurrency USD = IsoCurrency.of("USD");

  /** One shoe of any order, with its tax. */
  private static final long SHOE = 5_500;

  private static final long MUG = 2_200;

  private final Shop shop = new Shop();

  private void approvesWithin(Budget... budgets) {
    approvesWithin(null, budgets);
  }

  private void approvesWithin(@Nullable Fee fee, Budget... budgets) {
    Reason why = Reason.of("all", "approve", "Everything.");
    Decision approve =
        new Decision(
            Outcome.APPROVE,
            false,
            false,
            fee,
            null,
            null,
            List.of(budgets),
            List.of(why),
            VERSION);
    shop.policy.decide = refund -> approve;
  }

  private static Budget budget(Window window, Per per, long cap) {
    return new Budget("most", window, per, cap);
  }

  private static Budget perHour(long cap) {
    return budget(Window.HOUR, Per.SHOP, cap);
  }

  private Refund shoe(String orderId) {
    return shop.created(partial(orderId, units("shoes", 1)));
  }

  private Refund mug(String orderId) {
    return shop.created(partial(orderId, units("mug", 1)));
  }

  private void sells(String orderId, @Nullable String customerId) {
    Sale like = Orders.sale(orderId, "USD", true, Orders.card(orderId + "_card", TOTAL));
    shop.orders.put(
        new Sale(
            like.id(),
            customerId,
            like.currency(),
            like.placedAt(),
            like.deliveredAt(),
            like.pricesIncludeTax(),
            like.discount(),
            like.lines(),
            like.shipping(),
            like.payments()));
  }

  private static void assertApproved(Refund refund) {
    assertThat(refund.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(refund.facts().decision().outcome()).isEqualTo(Outcome.APPROVE);
  }

  private static void assertForAPerson(Refund refund) {
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(refund.facts().decision().outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(refund.facts().decision().reasons())
        .extracting(Reason::rule)
        .contains("budget_exceeded");
    assertThat(refund.spends()).isEmpty();
  }

  private long spent(Window window, Per per, String subject, IsoCurrency currency) {
    Budget budget = budget(window, per, 0);
    Instant since = window.start(shop.clock.instant());
    return shop.store.spent(new Spend(budget, subject, currency, since, 1).key());
  }

  private long spentThisHour() {
    return spent(Window.HOUR, Per.SHOP, "", USD);
  }

  @Test
  void what_is_over_the_budget_goes_to_a_person_who_is_told_why() {
    approvesWithin(perHour(2 * SHOE + MUG - 1));
    assertApproved(shoe(PLAIN));
    assertApproved(shoe(TWO_PAYMENTS));

    Refund over = mug(PLAIN);

    assertForAPerson(over);
    Reason why = over.facts().decision().reasons().get(1);
    assertThat(why.outcome()).isEqualTo("review");
    assertThat(why.sentence())
        .isEqualTo(
            "The budget most has too little left in this hour for an approval without a person.");
    assertThat(why.facts())
        .containsEntry("budget", "most")
        .containsEntry("since", "2024-03-01T12:00:00Z")
        .containsEntry("cap", "131.99 USD")
        .containsEntry("spent", "110.00 USD")
        .containsEntry("wanted", "22.00 USD");
    assertThat(spentThisHour()).isEqualTo(2 * SHOE);
  }

  @Test
  void a_budget_is_spent_to_the_last_cent() {
    approvesWithin(perHour(SHOE + MUG));
    assertApproved(shoe(PLAIN));
    assertApproved(mug(PLAIN));
    assertForAPerson(shoe(TWO_PAYMENTS));
    assertThat(spentThisHour()).isEqualTo(SHOE + MUG);
  }

  @Test
  void what_is_too_large_leaves_the_rest_to_what_is_smaller() {
    approvesWithin(perHour(MUG));
    assertForAPerson(shoe(PLAIN));
    assertApproved(mug(PLAIN));
  }

  @Test
  void each_hour_begins_anew_at_the_full_hour() {
    approvesWithin(perHour(SHOE));
    shop.clock.advance(Duration.ofMinutes(59));
    assertApproved(shoe(PLAIN));
    assertForAPerson(shoe(TWO_PAYMENTS));

    shop.clock.advance(Duration.ofMinutes(1));

    assertApproved(shoe(PLAIN));
  }

  @Test
  void each_day_begins_anew_at_midnight_utc() {
    approvesWithin(budget(Window.DAY, Per.SHOP, SHOE));
    assertApproved(shoe(PLAIN));
    shop.clock.advance(Duration.ofHours(11).plusMinutes(59));
    assertForAPerson(shoe(TWO_PAYMENTS));

    shop.clock.advance(Duration.ofMinutes(1));

    assertApproved(shoe(PLAIN));
  }

  @Test
  void a_clock_that_goes_back_finds_what_that_hour_has_spent_already() {
    approvesWithin(perHour(SHOE));
    assertApproved(shoe(PLAIN));
    shop.clock.advance(Duration.ofHours(1));
    assertApproved(shoe(TWO_PAYMENTS));

    shop.clock.advance(Duration.ofHours(-1));

    assertForAPerson(mug(PLAIN));
  }

  @Test
  void currencies_are_counted_apart() {
    approvesWithin(perHour(SHOE));
    assertApproved(shoe(PLAIN));
    assertApproved(shoe(YEN));
    assertForAPerson(mug(YEN));
  }

  @Test
  void customers_are_counted_apart_and_guests_together() {
    sells("ann", "cust_2");
    sells("guest", null);
    sells("other_guest", null);
    approvesWithin(budget(Window.DAY, Per.CUSTOMER, SHOE));
    assertApproved(shoe(PLAIN));
    assertForAPerson(mug(TWO_PAYMENTS));
    assertApproved(shoe("ann"));
    assertApproved(shoe("guest"));
    assertForAPerson(mug("other_guest"));
  }

  @Test
  void products_are_counted_apart_over_all_orders() {
    approvesWithin(budget(Window.DAY, Per.PRODUCT, SHOE));
    assertApproved(shoe(PLAIN));
    assertForAPerson(shoe(TWO_PAYMENTS));
    assertApproved(mug(TWO_PAYMENTS));
    assertThat(spent(Window.DAY, Per.PRODUCT, "prod_shoes", USD)).isEqualTo(SHOE);
    assertThat(spent(Window.DAY, Per.PRODUCT, "prod_mug", USD)).isEqualTo(MUG);
  }

  @Test
  void of_several_budgets_none_is_passed_and_the_others_keep_what_was_not_given() {
    approvesWithin(
        new Budget("shop", Window.HOUR, Per.SHOP, 4 * SHOE),
        new Budget("product", Window.DAY, Per.PRODUCT, SHOE),
        new Budget("customer", Window.DAY, Per.CUSTOMER, 2 * SHOE));
    assertApproved(shoe(PLAIN));

    Refund over = shop.created(full(TWO_PAYMENTS));

    assertThat(over.facts().decision().reasons())
        .filteredOn(reason -> reason.rule().equals("budget_exceeded"))
        .extracting(reason -> reason.facts().get("budget"))
        .containsExactly("customer", "product");
    assertApproved(mug(PLAIN));
  }

  @Test
  void refunds_of_payments_have_no_product_and_share_one_budget() {
    approvesWithin(budget(Window.DAY, Per.PRODUCT, 1_000));
    shop.pay("card", 600);
    assertThat(shop.processor.calls()).hasSize(1);

    shop.pay("big_card", 500);

    assertThat(shop.processor.calls()).as("a person looks first").hasSize(1);
    assertThat(spent(Window.DAY, Per.PRODUCT, "", USD)).isEqualTo(600);
  }

  @Test
  void what_the_shop_keeps_is_not_given() {
    approvesWithin(new Fee(0, 1_000, false), perHour(SHOE - 500));
    Refund refund = shoe(PLAIN);
    assertApproved(refund);
    assertThat(spentThisHour()).isEqualTo(refund.accepted().total()).isEqualTo(SHOE - 500);
  }

  @Test
  void an_approval_that_is_withdrawn_stays_counted() {
    approvesWithin(perHour(SHOE));
    Refund refund = shoe(PLAIN);
    shop.engine.cancel(refund.id(), AGENT, null).orElseThrow();
    assertForAPerson(mug(PLAIN));
    assertThat(spentThisHour()).isEqualTo(SHOE);
  }

  @Test
  void what_a_person_approves_is_not_counted() {
    approvesWithin(perHour(MUG));
    Refund refund = shoe(PLAIN);
    shop.engine.approve(refund.id(), AGENT, null).orElseThrow();
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(spentThisHour()).isZero();
    assertApproved(mug(PLAIN));
  }

  @Test
  void a_request_that_comes_again_under_its_key_is_counted_once() {
    approvesWithin(perHour(SHOE));
    RefundRequest request = partial(PLAIN, units("shoes", 1));
    String first = shop.engine.create(request, CUSTOMER, "key").orElseThrow().id();
    assertThat(shop.engine.create(request, CUSTOMER, "key").orElseThrow().id()).isEqualTo(first);
    assertThat(spentThisHour()).isEqualTo(SHOE);
  }

  @Test
  void a_request_that_another_one_has_left_too_little_for_meanwhile_goes_to_a_person() {
    approvesWithin(perHour(SHOE + MUG - 1));
    shop.store.beforeCommit = () -> assertApproved(mug(TWO_PAYMENTS));

    Refund late = shoe(PLAIN);

    assertForAPerson(late);
    assertThat(spentThisHour()).isEqualTo(MUG);
  }

  @Test
  void a_quote_says_that_a_person_would_look_and_spends_nothing() {
    approvesWithin(perHour(SHOE));
    RefundRequest request = partial(PLAIN, units("shoes", 1));
    assertThat(shop.engine.quote(request, AGENT).orElseThrow().decision().outcome())
        .isEqualTo(Outcome.APPROVE);
    assertThat(spentThisHour()).isZero();
    assertApproved(shoe(TWO_PAYMENTS));
    assertThat(shop.engine.quote(request, AGENT).orElseThrow().decision().outcome())
        .isEqualTo(Outcome.REVIEW);
  }

  @Test
  void a_budget_of_nothing_leaves_everything_to_people() {
    approvesWithin(perHour(0));
    assertForAPerson(mug(PLAIN));
  }
}
