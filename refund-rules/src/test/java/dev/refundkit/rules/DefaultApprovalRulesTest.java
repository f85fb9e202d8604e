package dev.refundkit.rules;

import static dev.refundkit.rules.RuleTable.row;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.request.RefundType;
import dev.refundkit.testkit.policy.AskedRefund;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule about refunds, one at a time: facts in, reason out. */
class DefaultApprovalRulesTest {

  @TestFactory
  Stream<DynamicTest> whatMayBeGivenBackAtOnce() {
    return RuleTable.tests(approvals());
  }

  @TestFactory
  Stream<DynamicTest> amountsAndPayments() {
    return RuleTable.tests(amounts());
  }

  @TestFactory
  Stream<DynamicTest> customersAndReasons() {
    return RuleTable.tests(customers());
  }

  @TestFactory
  Stream<DynamicTest> goods() {
    return RuleTable.tests(goodsRows());
  }

  @TestFactory
  Stream<DynamicTest> kindsThatNobodyApproves() {
    return RuleTable.tests(kinds());
  }

  static Stream<RuleTable.Row> all() {
    return Stream.of(approvals(), amounts(), customers(), goodsRows(), kinds())
        .flatMap(rows -> rows);
  }

  private static AskedRefund a() {
    return new AskedRefund();
  }

  private static AskedRefund damaged() {
    return a().type(RefundType.PARTIAL).reason("product_damaged");
  }

  private static Stream<RuleTable.Row> approvals() {
    return Stream.of(
        row(
            "faulty-goods-not-worth-a-parcel",
            "approve",
            damaged().amount(7_500),
            damaged().amount(7_501)),
        row(
            "faulty-goods-within-limit",
            "approve",
            damaged().amount(15_000),
            damaged().amount(15_001)),
        row(
            "goods-never-arrived",
            "approve",
            a().type(RefundType.FULL).reason("product_not_received").notDelivered(),
            a().type(RefundType.FULL).reason("product_not_received")),
        row("cancelled-before-shipping", "approve", a().line(l -> l.unshipped()), a()),
        row("return-by-choice-within-limit", "approve", a().amount(15_000), a().amount(15_001)),
        row(
            "small-request-of-the-customer",
            "approve",
            a().type(RefundType.PARTIAL).reason("requested_by_customer"),
            a().type(RefundType.PARTIAL).reason("changed_mind")),
        row(
            "small-payment-refund",
            "approve",
            a().ofPayment(15_000).reason("requested_by_customer"),
            a().ofPayment(15_001).reason("requested_by_customer")),
        row(
            "shipping-of-a-late-order",
            "approve",
            a().shipping(900).reason("late_delivery").placedDaysAgo(7),
            a().shipping(900).reason("late_delivery").placedDaysAgo(6)),
        row(
            "small-price-adjustment",
            "approve",
            a().type(RefundType.PARTIAL)
                .reason("price_adjustment")
                .line(l -> l.valueOnly().amount(3_000, 0)),
            a().type(RefundType.PARTIAL)
                .reason("price_adjustment")
                .line(l -> l.valueOnly().amount(3_001, 0))),
        row(
            "loyal-customer-with-a-clean-record",
            "approve",
            a().amount(40_000).lifetimeValue(100_000).refunds90d(2).risk("0.19"),
            a().amount(40_000).lifetimeValue(100_000).refunds90d(3).risk("0.19")));
  }

  private static Stream<RuleTable.Row> amounts() {
    AskedRefund loyal = a().lifetimeValue(100_000);
    return Stream.of(
        row("above-the-limit", "review", a().amount(15_001), a().amount(15_000)),
        row(
            "above-the-limit-of-loyal-customers",
            "review",
            loyal.amount(40_001),
            a().lifetimeValue(100_000).amount(40_000)),
        row(
            "above-the-limit-of-unknown-customers",
            "review",
            a().unknownCustomer().amount(10_001),
            a().amount(10_001)),
        row(
            "order-gave-back-much",
            "review",
            a().history(ledger -> ledger.reserve("pay_1", 36_001)),
            a().history(ledger -> ledger.reserve("pay_1", 36_000))),
        row("amount-was-capped", "review", a().capped(), a()),
        row("amount-above-the-units", "review", a().aboveUnits(), a()),
        row("goodwill-on-top", "review", a().goodwill(1), a().goodwill(0)),
        row(
            "payment-refund-stands",
            "review",
            a().paymentRefundBefore(500),
            a().paymentRefundBefore(500).ofPayment(700)),
        row(
            "payment-in-dispute",
            "review",
            disputed(Dispute.Stage.INQUIRY),
            disputed(Dispute.Stage.WON)),
        row(
            "payment-charged-back",
            "review",
            disputed(Dispute.Stage.LOST),
            disputed(Dispute.Stage.OPEN)),
        row(
            "more-left-than-came-in",
            "review",
            a().history(ledger -> ledger.elsewhere("pay_1", new Elsewhere("re_1", 10_000_001))),
            a().history(ledger -> ledger.elsewhere("pay_1", new Elsewhere("re_1", 10_000_000)))),
        row("possible_duplicate", "review", a().repeated(), a()),
        row("paid-in-cash", "review", a().paidBy("cash"), a().paidBy("gift_card")));
  }

  private static AskedRefund disputed(Dispute.Stage stage) {
    return a().history(ledger -> ledger.dispute("pay_1", new Dispute("dp_1", 100, stage)));
  }

  private static Stream<RuleTable.Row> customers() {
    return Stream.of(
        row("many-refunds-lately", "review", a().refunds90d(4), a().refunds90d(3)),
        row("risky-customer", "review", a().risk("0.491"), a().risk("0.49")),
        row("risky-customer", "review", a().risk("-3"), a().risk("0")),
        row(
            "somewhat-risky-customer-with-refunds",
            "review",
            a().risk("0.20").refunds90d(3),
            a().risk("0.20").refunds90d(2)),
        row("fraud-reported", "review", a().reason("fraudulent"), a()),
        row("charged-twice", "review", a().ofPayment(500).reason("duplicate"), a().ofPayment(500)),
        row("needs-a-person-by-reason", "review", a().reason("other"), a()),
        row(
            "said-to-be-missing-but-delivered",
            "review",
            a().reason("product_not_received"),
            a().reason("product_not_received").notDelivered()),
        row(
            "delivered-in-the-future",
            "review",
            a().deliveredDaysAgo(-1),
            a().deliveredDaysAgo(0)));
  }

  private static Stream<RuleTable.Row> goodsRows() {
    return Stream.of(
        row("return-window-over", "review", a().deliveredDaysAgo(31), a().deliveredDaysAgo(30)),
        row("last-day-over", "reject", a().deliveredDaysAgo(121), a().deliveredDaysAgo(120)),
        row(
            "claim-window-over",
            "review",
            damaged().deliveredDaysAgo(61),
            damaged().deliveredDaysAgo(60)),
        row(
            "final-sale",
            "reject",
            a().line(l -> l.tags("final_sale")),
            damaged().line(l -> l.tags("final_sale"))),
        row(
            "final-sale-on-request",
            "review",
            a().reason("requested_by_customer").line(l -> l.tags("final_sale")),
            a().reason("requested_by_customer").line(l -> l.tags("sale"))),
        row(
            "perishable-by-choice",
            "reject",
            a().line(l -> l.category("grocery")),
            a().line(l -> l.category("grocery").unshipped())),
        row(
            "perishable-on-request",
            "review",
            a().reason("requested_by_customer").line(l -> l.tags("perishable")),
            a().reason("requested_by_customer").line(l -> l.tags("perishable").unshipped())),
        row(
            "made-to-order-by-choice",
            "review",
            a().line(l -> l.tags("personalised")),
            a().line(l -> l.tags("gift"))),
        row(
            "digital-goods-delivered",
            "review",
            a().line(l -> l.category("digital")),
            a().line(l -> l.category("digital").unshipped())),
        row(
            "high-value-goods-before-money",
            "requireReturn payAfterReturn",
            damaged().amount(25_001),
            damaged().amount(25_000)),
        row(
            "faulty-goods-worth-a-parcel",
            "requireReturn",
            damaged().amount(7_501),
            damaged().amount(7_500)),
        row(
            "goods-by-choice-come-back",
            "requireReturn payAfterReturn",
            a(),
            a().line(l -> l.valueOnly())),
        row(
            "restocking-fee",
            "fee",
            a().line(l -> l.category("electronics")).deliveredDaysAgo(15),
            a().line(l -> l.category("electronics")).deliveredDaysAgo(14)),
        row(
            "collection-fee",
            "fee",
            a().line(l -> l.category("furniture")),
            a().line(l -> l.category("furniture")).reason("defective")));
  }

  private static Stream<RuleTable.Row> kinds() {
    return Stream.of(
        row(
            "price-fell-but-more-is-asked",
            "review",
            a().reason("price_adjustment"),
            a().type(RefundType.PARTIAL).reason("price_adjustment")),
        row(
            "late-goods-sent-back",
            "review",
            a().reason("late_delivery"),
            a().type(RefundType.PARTIAL).reason("late_delivery")),
        row(
            "shipping-for-another-reason",
            "review",
            a().shipping(900).reason("changed_mind"),
            a().shipping(900).reason("late_delivery")),
        row("tax-alone", "review", a().type(RefundType.TAX_ONLY), a()),
        row(
            "payment-refund-for-another-reason",
            "review",
            a().ofPayment(500).reason("changed_mind"),
            a().ofPayment(500).reason("defective")));
  }
}
