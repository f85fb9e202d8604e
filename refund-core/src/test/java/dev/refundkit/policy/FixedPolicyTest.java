package dev.refundkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.quote.Quote;
import dev.refundkit.request.RefundType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** L1: approve_all and review_all. */
class FixedPolicyTest {

  private static final RefundDesk DESK = SaleFixture.usd().line("A", 1, 1000, 0).desk();

  private static Decision decide(RefundPolicy policy, Quote quote) {
    return policy.decide(
        new RefundCase(
            DESK.sale(),
            DESK.ledger(),
            quote,
            Asks.REASON,
            true,
            false,
            CustomerFacts.UNKNOWN,
            SaleFixture.NOW));
  }

  @Test
  void they_differ_only_in_approval() {
    Quote quote = DESK.quote(Asks.full()).orElseThrow();
    Decision approve = decide(FixedPolicy.approveAll(), quote);
    Decision review = decide(FixedPolicy.reviewAll(), quote);
    assertThat(approve.outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(review.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(approve)
        .usingRecursiveComparison()
        .ignoringFields("outcome", "reasons", "policy")
        .isEqualTo(review);
    assertThat(approve.fee()).isNull();
    assertThat(approve.payAfterReturn()).isFalse();
  }

  @Test
  void goods_of_an_item_return_are_awaited_and_others_are_not() {
    Quote goods = DESK.quote(Asks.itemReturn("A", 1)).orElseThrow();
    Quote money = DESK.quote(Asks.full()).orElseThrow();
    assertThat(decide(FixedPolicy.approveAll(), goods).requireReturn()).isTrue();
    assertThat(decide(FixedPolicy.approveAll(), money).requireReturn()).isFalse();
  }

  @ParameterizedTest(name = "{0} goods, restock asked {1}: {2}")
  @CsvSource({
    "SELLABLE, true, RESTOCK",
    "SELLABLE, false, DO_NOT_RESTOCK",
    "DAMAGED, true, DO_NOT_RESTOCK",
    "UNKNOWN, true, INSPECT",
    "UNKNOWN, false, INSPECT",
    "NEVER_SHIPPED, true, DO_NOT_RESTOCK"
  })
  void only_sellable_goods_go_back_and_only_if_asked(
      Condition condition, boolean asked, Restocking expected) {
    ReturnCase goods =
        new ReturnCase(
            DESK.sale(),
            DESK.sale().lines().get(0),
            RefundType.ITEM_RETURN,
            Asks.REASON,
            1,
            condition,
            false,
            asked,
            SaleFixture.NOW);
    assertThat(FixedPolicy.approveAll().dispose(goods).restocking()).isEqualTo(expected);
    assertThat(FixedPolicy.reviewAll().dispose(goods).restocking()).isEqualTo(expected);
  }

  @Test
  void any_reason_is_known_to_them() {
    assertThat(FixedPolicy.approveAll().reasons()).isEmpty();
    assertThat(FixedPolicy.approveAll().version().name()).isEqualTo("approve_all");
    assertThat(FixedPolicy.reviewAll().version().name()).isEqualTo("review_all");
  }
}
