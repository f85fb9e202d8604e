package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Reason;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer never depends on the order in which rules or facts stand. */
class OrderTest {

  private static final Path SHIPPED = Path.of("src/main/resources/refundkit/policies/default");

  /** Exceptions to each other and to shipped rules, so that their order is tried as well. */
  private static final String EXCEPTIONS =
      """
      rule "unless-faulty" @exceptTo(final-sale, perishable-by-choice) @sentence("Faulty after all.")
      when Line(tags contains "opened") then end
      rule "unless-unknown" @exceptTo(unless-faulty) @sentence("Nobody knows the customer.")
      when Refund(lifetimeValue == null) then outcome.review(); end
      rule "unless-loyal" @exceptTo(unless-unknown, return-window-over) @sentence("Loyal.")
      when Refund(lifetimeValue > limit("loyal_customer")) then outcome.approve(); end
      rule "no-fee-for-bulky" @exceptTo(collection-fee) @sentence("Bulky goods are collected free.")
      when Line(tags contains "bulky", ageDays < 5) then end
      """;

  private final DroolsRefundPolicy asWritten = policy(rules -> {});

  private interface Order {
    void change(List<String> rules);
  }

  private static DroolsRefundPolicy policy(Order order) {
    PolicyBundle bundle = BundleFolder.read(SHIPPED);
    List<String> rules = new ArrayList<>();
    Pattern begin = Pattern.compile("(?m)^(?=rule )");
    bundle.rules().values().forEach(text -> rules.addAll(List.of(begin.split(text))));
    rules.addAll(List.of(begin.split(EXCEPTIONS)));
    rules.removeIf(part -> !part.startsWith("rule"));
    order.change(rules);
    TreeMap<String, String> files = new TreeMap<>();
    files.put(PolicyBundle.SETTINGS, bundle.settings());
    files.put("rules.drl", String.join("\n", rules));
    return DroolsRefundPolicy.of(Bundles.COMPILER.compile(new PolicyBundle("shuffled", files)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rulesInAnotherOrderGiveTheSameAnswersWithTheSameReasons(long seed) {
    DroolsRefundPolicy shuffled = policy(rules -> Collections.shuffle(rules, new Random(seed)));
    Random random = new Random(seed);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      AskedRefund refund = RandomCases.refund(random);
      Decision expected = asWritten.decide(refund.build());
      assertThat(shuffled.decide(refund.build()))
          .usingRecursiveComparison()
          .ignoringFields("policy")
          .isEqualTo(expected);
      expected.reasons().forEach(reason -> seen.add(reason.rule()));
      ReturnedGoods goods = RandomCases.goods(random);
      assertThat(shuffled.dispose(goods.build()).reasons())
          .isEqualTo(asWritten.dispose(goods.build()).reasons());
    }
    assertThat(seen).contains("unless-faulty", "unless-unknown", "unless-loyal");
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void linesInAnotherOrderGiveTheSameAnswers(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      AskedRefund refund = RandomCases.refund(random);
      Decision forwards = asWritten.decide(refund.build());
      Decision backwards = asWritten.decide(refund.linesReversed().build());
      assertThat(backwards.outcome()).isEqualTo(forwards.outcome());
      assertThat(backwards.fee()).isEqualTo(forwards.fee());
      assertThat(backwards.requireReturn()).isEqualTo(forwards.requireReturn());
      assertThat(backwards.payAfterReturn()).isEqualTo(forwards.payAfterReturn());
      assertThat(rules(backwards)).isEqualTo(rules(forwards));
    }
  }

  private static List<String> rules(Decision decision) {
    return decision.reasons().stream().map(Reason::rule).toList();
  }
}
