package dev.refundkit.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped policy says of the orders with which the shop starts. */
class SampleOrdersTest {

  private static RunningAcquirer acquirer;
  private static RunningShop shop;

  @BeforeAll
  static void start() {
    acquirer = RunningAcquirer.start();
    shop = RunningShop.start(ShopDatabase.H2, acquirer.url());
  }

  @AfterAll
  static void stop() {
    shop.close();
    acquirer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "acme, order_123456, PARTIAL, product_damaged, li_abc123, 5449, APPROVE, false",
    "acme, order_1001, ITEM_RETURN, changed_mind, li_1, 2901, APPROVE, true",
    "acme, order_1002, FULL, requested_by_customer, , 11771, APPROVE, true",
    "acme, order_1003, FULL, changed_mind, , 78392, REVIEW, true",
    "acme, order_1004, ITEM_RETURN, changed_mind, li_1, 1296, REJECT, true",
    "acme, order_1004, PARTIAL, product_damaged, li_1, 1296, APPROVE, false",
    "acme, order_1005, FULL, order_cancelled, , 7560, APPROVE, false",
    "acme, order_1006, ITEM_RETURN, changed_mind, li_1, 990, REJECT, true",
    "acme, order_1007, FULL, changed_mind, , 21420, APPROVE, true",
    "acme, order_1008, PARTIAL, product_damaged, li_1, 3666, APPROVE, false",
    "acme, order_1009, PARTIAL, product_damaged, li_1, 5449, REVIEW, false",
    "acme, order_1010, PARTIAL, product_damaged, li_1, 3780, REVIEW, false",
    "acme, order_1011, ITEM_RETURN, changed_mind, li_1, 1850, REJECT, true",
    "acme, order_1012, ITEM_RETURN, changed_mind, li_1, 5000, REVIEW, true",
    "globex, order_123456, PARTIAL, product_damaged, li_abc123, 3800, APPROVE, false",
    "globex, order_2001, ITEM_RETURN, changed_mind, li_1, 32400, REVIEW, true"
  })
  void isWhatTheFileSays(
      String tenant,
      String order,
      RefundType type,
      String reason,
      String line,
      long total,
      Outcome outcome,
      boolean payAfterReturn) {
    RefundRequest request = RefundRequest.of(order, type, reason);
    var proposal =
        shop.engine(tenant)
            .quote(
                line == null ? request : request.withItems(RequestedItem.of(line, 1)),
                RunningShop.AGENT)
            .orElseThrow();
    Decision decision = proposal.decision();
    assertThat(decision.outcome()).as("%s", decision.reasons()).isEqualTo(outcome);
    assertThat(decision.payAfterReturn()).isEqualTo(payAfterReturn);
    assertThat(proposal.quote().total()).isEqualTo(total);
  }
}
