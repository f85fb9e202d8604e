package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.check.PolicyAnalysis;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.RuleTrials;
import dev.refundkit.rules.explain.Trial;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.testkit.policy.AskedRefund;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is said of a policy as a whole, held against what its rules do: many random rules, tried on
 * many random cases.
 */
class WholePolicyPropertiesTest {

  private static final Pattern RULE_ID = Pattern.compile("rule (r[0-9]+)");
  private static final List<String> REFUND_CALLS = List.of("approve", "review", "reject");
  private static final List<String> GOODS_CALLS = List.of("restock", "inspect", "doNotRestock");

  /** The ids of the rules that a finding names; the first is the one that it is about. */
  private record Claim(FindingKind kind, List<String> rules) {
    static Claim of(Finding finding) {
      List<String> ids = new ArrayList<>();
      Matcher found = RULE_ID.matcher(finding.what() + " " + finding.advice());
      while (found.find()) {
        ids.add(found.group(1));
      }
      return new Claim(finding.kind(), ids.stream().distinct().toList());
    }

    /** Whether it is true of one case: for each rule, the lines that it held for. */
    boolean isTrue(Map<String, Set<String>> held) {
      Set<String> one = held.getOrDefault(rules.get(0), Set.of());
      if (kind == FindingKind.NEVER_HOLDS) {
        return one.isEmpty();
      }
      Set<String> other = held.getOrDefault(rules.get(1), Set.of());
      boolean atLarge = one.contains("") || other.contains("");
      boolean within = atLarge ? !other.isEmpty() : other.containsAll(one);
      return kind == FindingKind.CONTRADICTION ? one.equals(other) : one.isEmpty() || within;
    }
  }

  /** Random rules that ask for anything, and that look at types, currencies and categories too. */
  private static PolicyBundle policy(long seed) {
    Random random = new Random(seed);
    String conditions =
        new RandomRules(seed)
            .rules(120)
            .replace("reason == \"x\"", "type == \"full\"")
            .replace("reason != \"x\"", "currency != \"EUR\"")
            .replace("tags excludes \"plain\"", "category in (\"electronics\", \"other\")");
    Matcher calls = Pattern.compile("outcome\\.(review|inspect)").matcher(conditions);
    String rules =
        calls.replaceAll(
            call ->
                "outcome."
                    + (call.group(1).equals("review") ? REFUND_CALLS : GOODS_CALLS)
                        .get(random.nextInt(3)));
    return Bundles.bundle(RandomRules.SETTINGS, rules);
  }

  private static List<Claim> claims(PolicyBundle bundle) {
    return PolicyAnalysis.of(PolicyText.read(bundle)).stream().map(Claim::of).toList();
  }

  private static List<Map<String, Set<String>>> cases(PolicyBundle bundle, long seed) {
    Explainer explainer = Explainer.of(bundle);
    Random random = new Random(seed);
    List<Map<String, Set<String>>> cases = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      AskedRefund refund = RandomCases.refund(random);
      if (random.nextInt(3) == 0) {
        refund.customerFact("tier", random.nextBoolean() ? "gold" : "silver");
      }
      cases.add(held(explainer.trials(refund.build())));
      cases.add(held(explainer.trials(RandomCases.goods(random).build())));
    }
    return cases;
  }

  /** By rule, the lines that it held for; an empty text where it looks at no single line. */
  private static Map<String, Set<String>> held(List<RuleTrials> trials) {
    Map<String, Set<String>> held = new HashMap<>();
    for (RuleTrials tried : trials) {
      Set<String> lines =
          tried.trials().stream()
              .filter(Trial::held)
              .map(Trial::line)
              .collect(Collectors.toCollection(TreeSet::new));
      held.put(tried.rule().id(), lines);
    }
    return held;
  }

  @Test
  void whatIsFoundInRandomPoliciesIsTrueOfAllCases() {
    Map<FindingKind, Integer> found = new EnumMap<>(FindingKind.class);
    for (long seed = 1; seed <= 12; seed++) {
      PolicyBundle bundle = policy(seed);
      List<Claim> claims = claims(bundle);
      List<Map<String, Set<String>>> cases = cases(bundle, seed);
      for (Claim claim : claims) {
        assertThat(cases).as("%s of seed %d", claim, seed).allMatch(claim::isTrue);
        found.merge(claim.kind(), 1, Integer::sum);
      }
    }
    assertThat(found.get(FindingKind.NEVER_HOLDS)).isGreaterThan(30);
    assertThat(found.get(FindingKind.SHADOWED)).isGreaterThan(300);
    assertThat(found.get(FindingKind.CONTRADICTION)).isGreaterThan(3);
  }

  /**
   * What is said of another policy names rules of the same ids, and is mostly wrong of this one.
   */
  @Test
  void whatIsNotTrueIsSeenInTheCases() {
    Map<FindingKind, Integer> wrong = new EnumMap<>(FindingKind.class);
    for (long seed = 1; seed <= 5; seed++) {
      List<Map<String, Set<String>>> cases = cases(policy(seed + 1), seed);
      claims(policy(seed)).stream()
          .filter(claim -> !cases.stream().allMatch(claim::isTrue))
          .forEach(claim -> wrong.merge(claim.kind(), 1, Integer::sum));
    }
    assertThat(wrong)
        .containsKeys(FindingKind.NEVER_HOLDS, FindingKind.SHADOWED, FindingKind.CONTRADICTION);
  }
}
