package dev.refundkit.samples.propertytests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;

/** What the shop's stock must keep, whatever is asked and happens. */
@Domain(RefundDomain.class)
@PropertyDefaults(tries = 300)
class GoodsPropertiesTest {

  @Property
  void the_stock_takes_each_unit_back_once(@ForAll Story story) {
    stockAndEngineAgree(new ShopHost(), story);
  }

  /**
   * Few stories get as far as goods on a shelf by themselves, so all that is still missing arrives
   * in the end. Each order to put units back reaches the stock twice; see {@link ShopHost}.
   */
  static void stockAndEngineAgree(ShopHost shop, Story story) {
    Storyteller teller = new Storyteller(shop, story);
    teller.tell();
    teller.scene().refunds().forEach(refund -> allArrives(shop, refund));
    shop.engine().effects("warehouse").runDue();
    List<Refund> refunds = teller.scene().refunds();
    for (SaleLine line : story.sale().lines()) {
      assertThat(shop.stock().cameBack(line.productId()))
          .as("units of %s on the shelf", line.id())
          .isEqualTo(restocked(refunds, line.id()))
          .isLessThanOrEqualTo(line.quantity());
    }
  }

  /** For a refund that was rejected, say, this is refused; and nothing comes of it. */
  private static void allArrives(ShopHost shop, Refund refund) {
    List<Arrival> arrivals =
        refund.items().stream()
            .filter(item -> item.missing() > 0)
            .map(item -> new Arrival(item.lineId(), item.missing(), Condition.SELLABLE))
            .toList();
    shop.engine().receiveReturn(refund.id(), arrivals, Storyteller.AGENT, null);
  }

  private static int restocked(List<Refund> refunds, String lineId) {
    return refunds.stream()
        .flatMap(refund -> refund.items().stream())
        .filter(item -> item.lineId().equals(lineId))
        .mapToInt(RefundItem::restocked)
        .sum();
  }
}
