package dev.refundkit.rules;

import static dev.refundkit.rules.RuleTable.row;

import dev.refundkit.policy.Condition;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule about goods that came back, one at a time. */
class DefaultRestockingRulesTest {

  @TestFactory
  Stream<DynamicTest> whereGoodsGo() {
    return RuleTable.tests(all());
  }

  private static ReturnedGoods a() {
    return new ReturnedGoods();
  }

  private static ReturnedGoods neverShipped() {
    return a().condition(Condition.NEVER_SHIPPED);
  }

  static Stream<RuleTable.Row> all() {
    return Stream.of(
        row("never-left-the-shop", "restock", neverShipped(), neverShipped().notToBePutBack()),
        row("sellable-on-receipt", "restock", a().price(25_000), a().price(25_001)),
        row("sellable-after-inspection", "restock", a().inspected(), a()),
        row("valuable-goods-are-inspected", "inspect", a().price(25_001), a().price(25_000)),
        row(
            "said-to-be-defective",
            "inspect",
            a().reason("defective"),
            a().reason("defective").inspected()),
        row("maybe-another-article", "inspect", a().reason("wrong_item"), a().reason("wrong_size")),
        row(
            "opened-goods-are-inspected",
            "inspect",
            a().tags("opened"),
            a().tags("opened").inspected()),
        row("came-back-late", "inspect", a().deliveredDaysAgo(31), a().deliveredDaysAgo(30)),
        row("damaged-goods-stay-out", "doNotRestock", a().condition(Condition.DAMAGED), a()),
        row(
            "perishable-goods-stay-out",
            "doNotRestock",
            a().category("grocery"),
            neverShipped().category("grocery")),
        row(
            "hygiene-goods-stay-out",
            "doNotRestock",
            a().tags("hygiene"),
            neverShipped().tags("hygiene")),
        row(
            "made-to-order-goods-stay-out",
            "doNotRestock",
            a().tags("made_to_order"),
            a().tags("made")),
        row(
            "digital-goods-have-no-stock",
            "doNotRestock",
            a().category("gift_cards"),
            a().category("media")),
        row("recalled-goods-stay-out", "doNotRestock", a().reason("recall"), a()),
        row("putting-back-not-asked", "doNotRestock", a().notToBePutBack(), a()));
  }
}
