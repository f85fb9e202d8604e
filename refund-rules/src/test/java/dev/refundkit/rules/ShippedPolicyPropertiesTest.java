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
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.model.PackedPolicy;
import dev.refundkit.rules.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every case. */
class ShippedPolicyPropertiesTest {

  private static final Path FOLDER = Path.of("src/main/resources/refundkit/policies/default");
  private static final DroolsRefundPolicy SHIPPED = RuleTable.SHIPPED;
  private static final DroolsRefundPolicy SHUFFLED =
      DroolsRefundPolicy.of(Bundles.COMPILER.compile(shuffled()));
  private static final Settings SETTINGS =
      PackedPolicy.load("default", ShippedPolicyPropertiesTest.class.getClassLoader()).settings();

  @Property
  void theOrderOfRulesLeavesNoTraceInADecision(@ForAll long seed) {
    RefundCase asked = RandomCases.refund(new Random(seed)).build();
    assertSame(SHUFFLED.decide(asked), SHIPPED.decide(asked));
    ReturnCase goods = RandomCases.goods(new Random(seed)).build();
    assertThat(SHUFFLED.dispose(goods).reasons()).isEqualTo(SHIPPED.dispose(goods).reasons());
  }

  @Property
  void theOrderOfLinesLeavesNoTraceInADecision(@ForAll long seed) {
    RefundCase asked = RandomCases.refund(new Random(seed)).build();
    assertSame(SHIPPED.decide(withLinesShuffled(asked, new Random(seed))), SHIPPED.decide(asked));
  }

  @Property
  void nothingAboveTheHigherLimitOfItsOwnCurrencyIsApproved(@ForAll long seed) {
    RefundCase asked = RandomCases.refund(new Random(seed)).build();
    IsoCurrency currency = asked.sale().currency();
    if (!SETTINGS.sellsIn(currency)
        || asked.quote().total() > SETTINGS.limit("auto_approve_loyal", currency)) {
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
    if (SHIPPED.dispose(goods).restocking() == Restocking.RESTOCK) {
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

  /**
   * The shipped bundle with every file's rules in the opposite order, and the files' names as well.
   */
  private static PolicyBundle shuffled() {
    PolicyBundle bundle = BundleFolder.read(FOLDER);
    SortedMap<String, String> files =
        new TreeMap<>(Map.of(PolicyBundle.SETTINGS, bundle.settings()));
    int next = 100;
    for (Map.Entry<String, String> file : bundle.rules().entrySet()) {
      List<String> rules = new ArrayList<>(List.of(file.getValue().split("(?m)(?=^rule )")));
      Collections.reverse(rules);
      files.put("z" + next-- + ".drl", String.join("\n", rules));
    }
    return new PolicyBundle("shuffled", files);
  }
}
