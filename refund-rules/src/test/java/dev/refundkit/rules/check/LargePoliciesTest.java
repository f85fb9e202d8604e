package dev.refundkit.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.PolicyText;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work is given up on policies made to take long, and not on those of a large shop. */
class LargePoliciesTest {

  private static final String HEAD = "name: large\nversion: \"1\"\ncurrencies: [USD]\n";

  /** One question more than is permitted is begun at most. */
  private static final long ONE_MORE = 30_000;

  private static final long KEPT = 1_000_000 + ONE_MORE;
  private static final long LOOKED_AT = 20_000_000 + ONE_MORE;

  private final SortedMap<String, BundleFile> files = new TreeMap<>();

  private static String each(int count, String between, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(between));
  }

  private static String rule(String id, String condition) {
    return "rule \"%s\" @sentence(\"S.\") when %s then outcome.review(); end\n"
        .formatted(id, condition);
  }

  private void write(String file, String text) {
    files.put(file, BundleFile.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private PolicyText text() {
    return PolicyText.read(new PolicyBundle("large", files, Collections.emptySortedMap()));
  }

  private PolicyAnalysis analysis() {
    PolicyText text = text();
    assertThat(text.isUsable()).as("%s", text.findings().stream().limit(3).toList()).isTrue();
    return PolicyAnalysis.of(text, Objects.requireNonNull(text.settings()));
  }

  /** A hundred lists of a hundred numbers. */
  private static String hundredLists(int at) {
    return "Refund("
        + each(
            100,
            ", ",
            list ->
                "units not in (" + each(100, ",", i -> "" + (at * 7 + list * 100 + i) * 2) + ")")
        + ")";
  }

  private void writeLists(int fileCount) {
    write("policy.yaml", HEAD);
    for (int f = 0; f < fileCount; f++) {
      int file = f;
      write("r" + file + ".drl", each(14, "", i -> rule("r" + file + "x" + i, hundredLists(i))));
    }
  }

  private void writeCategories(int categories, int rules, int conditions) {
    write("policy.yaml", HEAD + "categories: [" + each(categories, ", ", i -> "c" + i) + "]\n");
    IntFunction<String> differs = i -> "category != \"c" + i % categories + "\"";
    write(
        "r.drl",
        each(
            rules,
            "",
            rule ->
                rule(
                    "r" + rule,
                    "Line(" + each(conditions, ", ", i -> differs.apply(rule + i)) + ")")));
  }

  @Test
  void listsOfAMillionNumbersAreNotKeptAndNothingIsSaidOfThem() {
    writeLists(7);
    write("z.drl", rule("never", "Refund(riskPercent > 100)"));
    PolicyAnalysis analysis = analysis();
    assertThat(analysis.kept().isBounded()).isFalse();
    assertThat(analysis.kept().done()).isLessThan(KEPT);
    assertThat(analysis.lookedAt().done()).isZero();
    assertThat(analysis.findings()).isEmpty();
  }

  @Test
  void listsThatFitAreLookedAtWithinBounds() {
    writeLists(1);
    PolicyAnalysis analysis = analysis();
    assertThat(analysis.kept().isBounded()).isTrue();
    assertThat(analysis.lookedAt().isBounded()).isFalse();
    assertThat(analysis.lookedAt().done()).isLessThan(LOOKED_AT);
  }

  @Test
  void tensOfThousandsOfCategoriesAreRefused() {
    writeCategories(30_000, 200, 20);
    assertThat(text().findings())
        .extracting(Finding::what)
        .contains("categories has more than 1000 entries");
  }

  @Test
  void thousandsOfConditionsOnAThousandCategoriesAreNotKept() {
    writeCategories(1_000, 200, 20);
    PolicyAnalysis analysis = analysis();
    assertThat(analysis.kept().isBounded()).isFalse();
    assertThat(analysis.kept().done()).isLessThan(KEPT);
    assertThat(analysis.lookedAt().done()).isZero();
  }

  @Test
  void manyRulesOnAThousandCategoriesAreLookedAtWithinBounds() {
    writeCategories(1_000, 220, 2);
    PolicyAnalysis analysis = analysis();
    assertThat(analysis.kept().isBounded()).isTrue();
    assertThat(analysis.lookedAt().isBounded()).isFalse();
    assertThat(analysis.lookedAt().done()).isLessThan(LOOKED_AT);
  }

  @Test
  void fourHundredRulesOfAShopAreLookedAtCompletely() {
    write(
        "policy.yaml",
        HEAD
            + "categories: ["
            + each(25, ", ", i -> "c" + i)
            + "]\nreasons: ["
            + each(25, ", ", i -> "r" + i)
            + "]\n");
    IntFunction<String> condition =
        i ->
            "Line(category != \"c%d\", reason in (\"r%d\", \"r%d\"), ageDays > %d, ageDays < %d)"
                .formatted(i % 25, i % 24, i % 24 + 1, i, i + 2);
    write("r.drl", each(400, "", i -> rule("r" + i, condition.apply(i))));
    write("s.drl", rule("pointless", condition.apply(399).replace("Line(", "Line(quantity > 3, ")));
    PolicyAnalysis analysis = analysis();
    assertThat(analysis.kept().isBounded()).isTrue();
    assertThat(analysis.lookedAt().isBounded()).isTrue();
    assertThat(analysis.findings())
        .filteredOn(finding -> finding.kind() == FindingKind.SHADOWED)
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("pointless", "rule r399"));
  }
}
