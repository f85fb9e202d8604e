package dev.refundkit.rules;

import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.compile.Unchecked;
import java.util.Map;
import java.util.TreeMap;

/** Small policies for tests; each is compiled once. */
final class Bundles {

  /** Shared, because compiling costs seconds and remembers rules. */
  static final PolicyCompiler COMPILER = new PolicyCompiler();

  static final String SETTINGS =
      """
      name: small
      version: "1"
      reasons: [changed_mind, product_damaged, usd, r, i, d, ri, rd, id]
      categories: [electronics]
      currencies: [USD, EUR, JPY]
      limits:
        most: {USD: 50.00, EUR: 1000.00, JPY: 5000}
        only_usd: {USD: 10.00}
      days:
        window: {electronics: 14, other: 30}
      numbers:
        few: 2
      fees:
        tenth: {basis_points: 1000}
        flat: {fixed: {USD: 6.00, EUR: 7.00}}
        with_tax: {basis_points: 1000, with_tax: true}
      return_within_days: 10
      """;

  private Bundles() {}

  /** The policy of these rules and the small settings. */
  static DroolsRefundPolicy of(String... rules) {
    return DroolsRefundPolicy.of(COMPILER.compile(bundle(SETTINGS, String.join("\n", rules))));
  }

  /** The same, but nobody has checked the rules. */
  static DroolsRefundPolicy unchecked(String... rules) {
    return DroolsRefundPolicy.of(Unchecked.compile(SETTINGS, String.join("\n", rules)));
  }

  static PolicyBundle bundle(String settings, String rules) {
    return new PolicyBundle(
        "small", new TreeMap<>(Map.of("policy.yaml", settings, "rules.drl", rules)));
  }

  /** A rule of one line. */
  static String rule(String id, String conditions, String consequence) {
    return "rule \""
        + id
        + "\" @sentence(\"Because of "
        + id
        + ".\") when "
        + conditions
        + " then "
        + consequence
        + " end";
  }
}
