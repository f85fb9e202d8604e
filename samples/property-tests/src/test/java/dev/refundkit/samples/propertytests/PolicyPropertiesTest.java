package dev.refundkit.samples.propertytests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.arbitrary.Cases;
import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.arbitrary.Sales;
import dev.refundkit.testkit.arbitrary.Stories;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * What the shop's rules must keep, whatever case is put before them. A case is a request that would
 * not be refused, of an order of which something may have been given back before.
 *
 * <p>{@code DomainContext.Global} is named as well because one property takes a {@link Random}.
 */
@Domain(RefundDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 200)
class PolicyPropertiesTest {

  /** Compiled once for all tests. */
  static final RefundPolicy POLICY = Shop.policy(Path.of("policy"));

  /** The limits once more, in minor units: what policy.yaml says is not taken on trust. */
  private static final Map<String, Long> LIMITS =
      Map.of("USD", 5_000L, "EUR", 5_000L, "GBP", 4_000L, "JPY", 6_000L);

  @Property
  void nothing_above_the_limit_is_approved(@ForAll RefundCase asked) {
    approvesOnlyWithinTheLimit(POLICY, asked);
  }

  /** A sale in a currency that is not listed here has no limit, and nothing of it is approved. */
  static void approvesOnlyWithinTheLimit(RefundPolicy policy, RefundCase asked) {
    Long limit = LIMITS.get(asked.sale().currency().code());
    if (limit == null || asked.quote().total() > limit) {
      assertThat(policy.decide(asked).outcome()).isNotEqualTo(Outcome.APPROVE);
    }
  }

  /** A policy never throws: a rule that fails or misses a setting has a person look instead. */
  @Property
  void no_rule_fails(@ForAll RefundCase asked, @ForAll ReturnCase goods) {
    assertThat(POLICY.decide(asked).reasons()).allSatisfy(PolicyPropertiesTest::isNoFailure);
    assertThat(POLICY.dispose(goods).reasons()).allSatisfy(PolicyPropertiesTest::isNoFailure);
  }

  private static void isNoFailure(Reason reason) {
    assertThat(reason.rule()).isNotIn("rule-failed", "setting-missing", "fired-rules-limit");
  }

  /** Requests of sales of which everything is final. */
  @Provide
  Arbitrary<RefundCase> ofFinalSales() {
    Arbitrary<Sale> sales = Sales.any().withTags(Arbitraries.just(Set.of(ShopSales.FINAL_SALE)));
    return Cases.refunds(Stories.any().of(sales).ofMaxMoves(2), Stories.reasons());
  }

  /** Only requests that take goods count: money for the shipping alone names no line. */
  @Property
  void final_sale_is_final_unless_it_came_damaged(@ForAll("ofFinalSales") RefundCase asked) {
    Assume.that(!asked.quote().allocation().lines().isEmpty());
    Assume.that(!asked.reason().equals("product_damaged"));
    assertThat(POLICY.decide(asked).outcome()).isNotEqualTo(Outcome.APPROVE);
  }

  @Property
  void the_order_of_the_lines_does_not_matter(@ForAll RefundCase asked, @ForAll Random random) {
    assertThat(POLICY.decide(Asked.inAnotherOrder(asked, random))).isEqualTo(POLICY.decide(asked));
  }

  /** Where the policy knows nothing of a currency, a person looks at them; else they stay out. */
  @Property
  void damaged_goods_are_never_sold_again(@ForAll ReturnCase goods) {
    if (goods.condition() == Condition.DAMAGED) {
      assertThat(POLICY.dispose(goods).restocking()).isNotEqualTo(Restocking.RESTOCK);
    }
  }
}
