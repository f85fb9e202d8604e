package dev.refundkit.samples.shop.desk;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.explain.ConditionCoverage;
import dev.refundkit.rules.explain.CoverageReport;
import dev.refundkit.rules.explain.PlainText;
import dev.refundkit.rules.explain.RuleCoverage;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.testkit.run.ScenarioResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy as its page shows it, in words.
 *
 * @param findings what its check finds, the place first
 * @param tried how much of it its scenarios try, in sentences
 * @param failed scenarios whose end was another than they expect
 */
record PolicyView(
    List<Group> groups, List<Found> findings, List<String> tried, List<String> failed) {

  /** Rules that are about the same. */
  record Group(String title, List<Row> rules) {}

  /**
   * A rule.
   *
   * @param asks what it asks for if it holds, and to which rules it is an exception
   * @param untried what no scenario showed; empty if there is nothing
   */
  record Row(String id, String sentence, String asks, String place, List<String> untried) {}

  /** What is wrong, and what to do. */
  record Found(String place, boolean error, String what, String advice) {}

  static PolicyView of(PolicyReport report) {
    boolean tried = !report.scenarios().results().isEmpty();
    Map<String, List<String>> untried =
        tried
            ? report.coverage().rules().stream()
                .collect(Collectors.toMap(RuleCoverage::id, PolicyView::untried))
            : Map.of();
    Function<Boolean, List<Row>> rows =
        goods ->
            report.rules().stream()
                .filter(rule -> rule.isAboutGoods() == goods)
                .map(rule -> row(rule, untried.getOrDefault(rule.id(), List.of())))
                .toList();
    return new PolicyView(
        List.of(
            new Group("Who gets money back", rows.apply(false)),
            new Group("Where goods go", rows.apply(true))),
        report.findings().stream().map(PolicyView::found).toList(),
        tried ? sums(report) : List.of("It has no scenarios, so nothing shows that it works."),
        report.scenarios().results().stream()
            .filter(result -> !result.passed())
            .map(PolicyView::failed)
            .toList());
  }

  private static Row row(Rule rule, List<String> untried) {
    return new Row(
        PlainText.of(rule.id()),
        PlainText.of(rule.sentence()),
        asks(rule),
        line(rule.head().place()),
        untried);
  }

  private static String line(Place place) {
    return PlainText.of(new Place(place.file(), place.line(), 0, place.cell()).toString());
  }

  private static String asks(Rule rule) {
    Stream<String> calls = rule.calls().stream().map(PolicyView::asks);
    Stream<String> exceptions =
        rule.exceptTo().stream()
            .map(other -> "Rule " + PlainText.of(other.rule()) + " does not count.");
    return Stream.concat(calls, exceptions).collect(Collectors.joining(" "));
  }

  private static String asks(Rule.Call call) {
    return switch (call.outcome()) {
      case "approve" -> "Approve it.";
      case "review" -> "A person decides.";
      case "reject" -> "Reject it.";
      case "requireReturn" -> "The goods must come back.";
      case "payAfterReturn" -> "Payment waits for the goods.";
      case "fee" -> "Keep the fee " + PlainText.of(call.argument()) + ".";
      case "restock" -> "Back on the shelf.";
      case "inspect" -> "Somebody looks at them first.";
      case "doNotRestock" -> "They stay out of stock.";
      default -> PlainText.of(call.outcome() + " " + call.argument());
    };
  }

  private static List<String> untried(RuleCoverage rule) {
    if (!rule.held()) {
      return List.of("It never held.");
    }
    return rule.conditions().stream()
        .filter(one -> !bothWays(one))
        .map(PolicyView::untried)
        .toList();
  }

  private static String untried(ConditionCoverage one) {
    String text = PlainText.of(one.condition().replaceAll("\\s+", " "));
    if (one.everTrue()) {
      return text + " was never false.";
    }
    return text + (one.everFalse() ? " was never true." : " was never tried.");
  }

  private static boolean bothWays(ConditionCoverage one) {
    return one.everTrue() && one.everFalse();
  }

  private static List<String> sums(PolicyReport report) {
    CoverageReport coverage = report.coverage();
    List<ConditionCoverage> conditions =
        coverage.rules().stream().flatMap(rule -> rule.conditions().stream()).toList();
    long both = conditions.stream().filter(PolicyView::bothWays).count();
    return List.of(
        "%d of %s passed."
            .formatted(
                report.scenarios().passed(),
                Words.count(report.scenarios().results().size(), "scenario")),
        "%d of %s held in one of them."
            .formatted(coverage.rulesHeld(), Words.count(coverage.rules().size(), "rule")),
        "%d %% of the conditions were tried both ways, true and false (%d of %d)."
            .formatted(percent(both, conditions.size()), both, conditions.size()));
  }

  /** Rounded down, so that only all of them are 100 %. */
  private static long percent(long part, long whole) {
    return whole == 0 ? 100 : part * 100 / whole;
  }

  private static String failed(ScenarioResult result) {
    String name = result.name().isEmpty() ? "A scenario that can't be read" : result.name();
    return PlainText.of(name + ": " + String.join("; ", result.differences()));
  }

  private static Found found(Finding finding) {
    return new Found(
        PlainText.of(finding.place().toString()),
        finding.isError(),
        PlainText.of(finding.what()),
        PlainText.of(finding.advice()));
  }
}
