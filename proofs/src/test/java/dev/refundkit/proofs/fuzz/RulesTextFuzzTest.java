package dev.refundkit.proofs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.compile.PolicyCompiler;
import java.util.Map;
import java.util.TreeMap;

/** A policy's file of rules: slow, because every text without an obvious fault is compiled. */
class RulesTextFuzzTest {

  private static final String SETTINGS =
      """
      name: fuzzed
      version: "1"
      reasons: [changed_mind, product_damaged]
      categories: [electronics]
      currencies: [USD, JPY]
      limits: {most: {USD: 50.00, JPY: 5000}}
      days: {window: {electronics: 14, other: 30}}
      numbers: {few: 2}
      fees: {tenth: {basis_points: 1000}}
      """;

  @FuzzTest
  void any_rules_are_compiled_or_refused_by_place(byte[] text) {
    Map<String, String> files =
        Map.of(PolicyBundle.SETTINGS, SETTINGS, "rules.drl", new String(text, UTF_8));
    try {
      new PolicyCompiler().compile(new PolicyBundle("fuzzed", new TreeMap<>(files)));
    } catch (PolicyException e) {
      assertThat(e.findings()).isNotEmpty();
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
