package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.quote.Quote;
import dev.refundkit.rules.model.PackedPolicy;
import dev.refundkit.rules.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What holds for every case. */
class ShippedPolicyPropertiesTest {

  private static final DroolsRefundPolicy SHIPPED = RuleTable.SHIPPED;
  private static final Settings SETTINGS =
      PackedPolicy.load("default", ShippedPolicyPropertiesTest.class.getClassLoader()).settings();

  @Property
  void theOrderOfLinesLeavesNoTraceInADecision(@ForAll long seed) {
    RefundCase asked = RandomCases.refund(new Random(seed)).build();
    assertSame(SHIPPED.decide(withLinesShuffled(asked, new Random(seed))), SHIPPED.decide(asked));
  }

  @Property
  void nothingAboveTheHigherLimitOfItsOwnCurrencyIsApproved(@ForAll long seed) {
    RefundCase asked = RandomCases.refund(new Random(seed)).build();
    IsoCurrency currency = asked.sale().currency();
    boolean above =
        !SETTINGS.sellsIn(currency)
            || asked.quote().total() > SETTINGS.limit("auto_approve_loyal", currency);
    Statistics.label("above").collect(above).coverage(c -> c.check(true).percentage(p -> p > 10));
    if (above) {
      assertThat(SHIPPED.decide(asked).outcome()).isNotEqualTo(Outcome.APPROVE);
    }
  }

  @Property
  void aCaseIsDecidedTheSameWayEachTime(@ForAll long seed) {
    RefundCase asked = RandomCases.refund(new Random(seed)).build();
    assertThat(SHIPPED.decide(asked)).isEqualTo(SHIPPED.decide(asked));
  }

  @Property
  void goodsGoBackOnlyWhenAskedAndSeen(@ForAll long seed) {
    ReturnCase goods = RandomCases.goods(new Random(seed)).build();
    boolean back = SHIPPED.dispose(goods).restocking() == Restocking.RESTOCK;
    Statistics.label("back").collect(back).coverage(c -> c.check(true).percentage(p -> p > 2));
    if (back) {
      assertThat(goods.restockAsked()).isTrue();
      assertThat(goods.condition().wire()).isIn("sellable", "never_shipped");
    }
  }

  private static void assertSame(Decision one, Decision other) {
    assertThat(one.outcome()).isEqualTo(other.outcome());
    assertThat(one.fee()).isEqualTo(other.fee());
    assertThat(one.requireReturn()).isEqualTo(other.requireReturn());
    assertThat(one.payAfterReturn()).isEqualTo(other.payAfterReturn());
    assertThat(one.reasons()).isEqualTo(other.reasons());
  }

  private static RefundCase withLinesShuffled(RefundCase asked, Random random) {
    Allocation before = asked.quote().allocation();
    List<LineShare> lines = new ArrayList<>(before.lines());
    Collections.shuffle(lines, random);
    Allocation share =
        new Allocation(lines, before.shipping(), before.unallocated(), before.adjustments());
    Quote old = asked.quote();
    Quote quote =
        new Quote(
            old.type(),
            share,
            old.parts(),
            old.payouts(),
            old.rooms(),
            old.paymentId(),
            old.named(),
            old.aboveUnits(),
            old.maxRefundable());
    return new RefundCase(
        asked.sale(),
        asked.ledger(),
        quote,
        asked.reason(),
        asked.autoApprove(),
        asked.repeat(),
        asked.customer(),
        asked.now());
  }
}
