package dev.refundkit.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.refund.Refund;
import dev.refundkit.testkit.arbitrary.RefundDomain;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.run.PolicySource;
import dev.refundkit.testkit.run.ScenarioRunner;
import dev.refundkit.testkit.scenario.ScenarioReader;
import dev.refundkit.testkit.story.Move;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** Whatever happens to an order, its refunds can be told again, or the file says what can't. */
@Domain(RefundDomain.class)
@Domain(DomainContext.Global.class)
class CapturedStoriesTest {

  private static final Path FILE = Path.of("captured.yaml");
  private static final Pattern TOTAL = Pattern.compile("(?m)^ +(?:total|amount): (\\d+)$");

  /** What no step of a scenario does. */
  private static final List<String> UNTOLD =
      List.of(
          "a person settled a payout; no step does that",
          "news of a payout that another one has replaced");

  @Property(tries = 300)
  void a_captured_refund_replays_or_the_file_says_what_cannot_be_told(
      @ForAll Story story, @ForAll boolean reviewed, @ForAll @IntRange(max = 11) int pick) {
    CapturedScenario captured = captured(withoutCaptures(story), reviewed, pick);
    boolean told =
        captured.differences().stream().noneMatch(d -> UNTOLD.stream().anyMatch(d::contains));
    Statistics.label("told").collect(told).coverage(c -> c.check(true).percentage(p -> p > 95));
    if (told) {
      assertThat(captured.differences()).as(captured.text()).isEmpty();
      assertThat(run(captured.text())).isEmpty();
      assertThat(captured.text()).contains("# Replays to what was stored.");
    } else {
      assertThat(captured.text()).contains("# DOES NOT REPLAY");
    }
  }

  @Property(tries = 200)
  void a_captured_refund_with_another_figure_fails(
      @ForAll Story story, @ForAll boolean reviewed, @ForAll @IntRange(max = 11) int pick) {
    CapturedScenario captured = captured(withoutCaptures(story), reviewed, pick);
    Assume.that(captured.replays());
    String expectations = captured.text().substring(captured.text().lastIndexOf("- get:"));
    Matcher figure = TOTAL.matcher(expectations);
    Assume.that(figure.find());
    String other = Long.toString(Long.parseLong(figure.group(1)) / 2 + 1);
    Assume.that(!other.equals(figure.group(1)));
    String altered =
        captured.text().substring(0, captured.text().length() - expectations.length())
            + expectations.substring(0, figure.start(1))
            + other
            + expectations.substring(figure.end(1));
    assertThat(run(altered)).hasSize(1).first().asString().contains("expected " + other);
  }

  private static CapturedScenario captured(Story story, boolean reviewed, int pick) {
    RefundPolicy policy = reviewed ? FixedPolicy.reviewAll() : FixedPolicy.approveAll();
    ScriptedHost host = new ScriptedHost(policy, story.tenders());
    Storyteller teller = new Storyteller(host, story);
    teller.tell();
    List<Refund> refunds = teller.scene().refunds();
    Assume.that(!refunds.isEmpty());
    return new ScenarioCapture(
            host.store(), new ScriptedSales(List.of(teller.scene().sale())), PolicySource.none())
        .capture(
            refunds.get(pick % refunds.size()).id(),
            CaptureOptions.of(FILE).withTenders(story.tenders()))
        .orElseThrow();
  }

  /** A scenario has one sale from its first step to its last, so a capture can't grow in it. */
  private static Story withoutCaptures(Story story) {
    List<Move> moves =
        story.moves().stream().filter(move -> !(move instanceof Move.Capture)).toList();
    return new Story(story.sale(), story.tenders(), moves);
  }

  private static List<String> run(String text) {
    return new ScenarioRunner(PolicySource.none())
        .run(ScenarioReader.read(FILE, text))
        .differences();
  }
}
