package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.NOW;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Orders.UNSHIPPED;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundSummary;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of refunds: filtered, newest first, page by page. */
class ListTest {

  private final Shop shop = new Shop();

  @Test
  void the_newest_refund_stands_first_and_of_the_same_instant_the_lower_id() {
    shop.create(value(1));
    shop.create(value(2));
    shop.clock.advance(Duration.ofMinutes(1));
    shop.create(value(3));
    assertThat(list(RefundQuery.ALL)).containsExactly("refund_003", "refund_001", "refund_002");
  }

  @Test
  void refunds_are_found_by_order_customer_status_type_reason_and_time() {
    shop.create(full(PLAIN));
    shop.run();
    shop.clock.advance(Duration.ofHours(1));
    shop.pay("big_card", 100);
    shop.clock.advance(Duration.ofHours(1));
    shop.create(RefundRequest.of(UNSHIPPED, RefundType.SHIPPING, "late"));

    assertThat(list(RefundQuery.ofOrder(TWO_PAYMENTS))).containsExactly("refund_002");
    assertThat(list(query(null, "cust_1", null, null, null))).hasSize(3);
    assertThat(list(query(null, "cust_2", null, null, null))).isEmpty();
    assertThat(list(query(null, null, RefundStatus.PROCESSING, null, null)))
        .containsExactly("refund_003");
    assertThat(list(query(null, null, null, RefundType.PAYMENT, null)))
        .containsExactly("refund_002");
    assertThat(list(query(null, null, null, null, REASON)))
        .containsExactly("refund_002", "refund_001");
    assertThat(list(query(PLAIN, "cust_1", RefundStatus.COMPLETED, RefundType.FULL, REASON)))
        .containsExactly("refund_001");
    assertThat(list(query(PLAIN, "cust_1", RefundStatus.FAILED, RefundType.FULL, REASON)))
        .isEmpty();
  }

  @Test
  void what_a_query_finds_is_counted_and_summed_by_status() {
    shop.create(value(100));
    shop.create(value(20));
    shop.run();
    shop.create(value(3));
    RefundSummary summary =
        shop.engine.summary(RefundQuery.ofOrder(PLAIN), Actor.of("reader")).orElseThrow();
    assertThat(summary.sums())
        .containsExactly(
            new RefundSummary.Sum("USD", RefundStatus.PROCESSING, 1, BigInteger.valueOf(3)),
            new RefundSummary.Sum("USD", RefundStatus.COMPLETED, 2, BigInteger.valueOf(120)));
    assertThat(summary.count()).isEqualTo(3);
    assertThat(shop.engine.summary(RefundQuery.ofOrder("other"), Actor.of("reader")).orElseThrow())
        .isEqualTo(new RefundSummary(List.of()));
  }

  @Test
  void a_summary_is_for_those_who_may_read() {
    Answer<RefundSummary> answer =
        shop.engine.summary(RefundQuery.ALL, Actor.of("writer", List.of("refunds:write")));
    assertThat(((Answer.Refused<RefundSummary>) answer).refusal().code())
        .isEqualTo(RefusalCode.FORBIDDEN);
  }

  @Test
  void the_start_of_the_time_counts_and_its_end_does_not() {
    shop.create(value(1));
    assertThat(list(time(0, 1))).hasSize(1);
    assertThat(list(time(-1, 0))).isEmpty();
    assertThat(list(time(1, 2))).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_gap_or_overlap() {
    for (int i = 1; i <= 7; i++) {
      shop.create(value(i));
    }
    List<String> seen = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      Page<Refund> page = page(cursor, 3);
      page.items().forEach(r -> seen.add(r.id()));
      cursor = page.next();
      pages++;
    } while (cursor != null);

    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void a_refund_that_comes_between_two_pages_doubles_no_other_one() {
    for (int i = 1; i <= 4; i++) {
      shop.create(value(i));
    }
    Page<Refund> first = page(null, 2);
    shop.clock.advance(Duration.ofMinutes(1));
    shop.create(value(5));

    assertThat(page(first.next(), 10).items())
        .extracting(Refund::id)
        .containsExactly("refund_003", "refund_004");
  }

  @Test
  void a_page_that_ends_with_the_list_has_no_next_one() {
    shop.create(value(1));
    shop.create(value(2));
    assertThat(page(null, 2).next()).isNull();
    assertThat(page(null, 1).next()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
  void a_page_of_no_size_or_beyond_the_bound_is_refused(int limit) {
    assertThat(shop.refused(() -> shop.engine.list(RefundQuery.ALL, null, limit, AGENT)).param())
        .isEqualTo("limit");
    assertThat(shop.refused(() -> shop.engine.attention(null, limit, AGENT)).param())
        .isEqualTo("limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "99999999999999999999", "refund_001"})
  void a_cursor_that_no_page_gave_is_refused(String cursor) {
    var refusal = shop.refused(() -> shop.engine.list(RefundQuery.ALL, cursor, 10, AGENT));
    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.param()).isEqualTo("cursor");
    assertThat(shop.refused(() -> shop.engine.attention(cursor, 10, AGENT)).param())
        .isEqualTo("cursor");
  }

  private static RefundRequest value(long amount) {
    return partial(PLAIN, units("shoes", 0)).withAmounts(RequestedAmounts.total(amount));
  }

  private static RefundQuery query(
      @Nullable String order,
      @Nullable String customer,
      @Nullable RefundStatus status,
      @Nullable RefundType type,
      @Nullable String reason) {
    return new RefundQuery(order, customer, status, type, reason, null, null, null);
  }

  private static RefundQuery time(int fromSeconds, int untilSeconds) {
    return new RefundQuery(
        null,
        null,
        null,
        null,
        null,
        NOW.plusSeconds(fromSeconds),
        NOW.plusSeconds(untilSeconds),
        null);
  }

  private Page<Refund> page(@Nullable String cursor, int limit) {
    return shop.engine.list(RefundQuery.ALL, cursor, limit, AGENT).orElseThrow();
  }

  private List<String> list(RefundQuery query) {
    Answer<Page<Refund>> answer = shop.engine.list(query, null, 100, AGENT);
    return answer.orElseThrow().items().stream().map(Refund::id).toList();
  }
}
