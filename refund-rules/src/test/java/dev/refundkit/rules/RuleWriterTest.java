package dev.refundkit.rules;

import static java.util.regex.Matcher.quoteReplacement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.RefundCase;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.Findings;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.RuleParser;
import dev.refundkit.rules.language.RuleWriter;
import dev.refundkit.rules.language.Source;
import dev.refundkit.testkit.policy.AskedRefund;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** What is compiled says what the author's text says, and nothing beside it. */
class RuleWriterTest {

  @Property
  void whatIsWrittenReadsAsTheSameTrees(@ForAll long seed) {
    assertSame(new RandomRules(seed).rules(5));
  }

  @Property
  void anyTextThatIsAcceptedStaysATextAndTheSame(@ForAll("texts") String text) {
    String rules =
        Bundles.rule(
            "odd",
            "Refund(customer(\""
                + text
                + "\") in (\"a\", \""
                + text
                + "\")) Line(tags excludes \""
                + text
                + "\", id == \""
                + text
                + "\")",
            "outcome.review();");
    boolean accepted = read(rules).isUsable();
    Statistics.label("accepted")
        .collect(accepted)
        .coverage(c -> c.check(true).percentage(p -> p > 10));
    if (accepted) {
      assertSame(rules);
    }
  }

  /** All characters, and often those that mean something to one of the readers behind us. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(3);
    Arbitrary<String> signs =
        Arbitraries.of(
            "//",
            "/*",
            "*/",
            "'",
            "\\",
            "\\u0022",
            "${x}",
            "@{x}",
            "#{x}",
            "%s",
            "&&",
            "||",
            ";",
            " end ",
            " then ",
            "eval(true)",
            " not contains ",
            "(",
            ")",
            "{",
            "}",
            "`",
            "->",
            "\t",
            "\r",
            "\u202e",
            "\u3164",
            " ",
            "null",
            "1");
    return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(3, signs))
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  @Test
  void textsOfSignsAreCompiledAsWhatTheyAre() {
    StringBuilder rules = new StringBuilder();
    List<String> texts =
        List.of(
            "//",
            "/* x",
            "*/",
            "a'b",
            "${x}",
            "@{x}",
            "#{x}",
            "%s",
            "a && b",
            ") || (",
            ";",
            "end",
            "then",
            "eval(true)",
            "a not contains b",
            "{",
            "}",
            "`",
            "->",
            " ",
            "null",
            "1",
            "true",
            "2024-01-01",
            "\u00e9",
            "\u05d0",
            "\ud83d\ude00");
    for (int i = 0; i < texts.size(); i++) {
      String condition = "Refund(customer(\"" + texts.get(i) + "\") == \"" + texts.get(i) + "\")";
      rules.append(Bundles.rule("t" + i, condition, "outcome.review();")).append('\n');
    }
    DroolsRefundPolicy policy = Bundles.of(rules.toString());
    for (int i = 0; i < texts.size(); i++) {
      AskedRefund refund = new AskedRefund().customerFact(texts.get(i), texts.get(i));
      assertThat(policy.decide(refund.build()).reasons())
          .as("text %s", texts.get(i))
          .extracting(reason -> reason.rule())
          .containsExactly("t" + i);
    }
  }

  /** As where no language is set, on a JVM before 18. */
  @Test
  void textsStayTheSameWhereTheJvmKnowsAsciiOnly() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=US-ASCII",
                "-cp",
                System.getProperty("java.class.path"),
                ForeignText.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).endsWith("US-ASCII REJECT\n");
  }

  /** Decides with a rule whose text is not of ASCII, in a JVM of its own. */
  static final class ForeignText {
    private ForeignText() {}

    public static void main(String... args) {
      String text = "gr\u00f6\u00dfe \u4e2d \ud83d\ude00";
      DroolsRefundPolicy policy =
          Bundles.of(
              Bundles.rule("all", "Refund()", "outcome.approve();"),
              Bundles.rule(
                  "few", "Refund(customer(\"tier\") == \"" + text + "\")", "outcome.reject();"));
      RefundCase asked = new AskedRefund().customerFact("tier", text).build();
      System.out.print(Charset.defaultCharset() + " " + policy.decide(asked).outcome() + "\n");
    }
  }

  @Test
  void namesThatDifferInASignOnlyAndWordsOfJavaAreIdsAsAnyOther() {
    List<String> ids =
        List.of("a-b", "a_b", "a-45b", "class", "null", "end", "main", "rule", "x".repeat(100));
    DroolsRefundPolicy policy =
        Bundles.of(
            ids.stream()
                .map(id -> Bundles.rule(id, "$this : Refund()", "outcome.review();"))
                .toArray(String[]::new));
    assertThat(policy.decide(new AskedRefund().build()).reasons())
        .extracting(reason -> reason.rule())
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void numbersAtTheirEdgesAreCompiledAsWhatTheyAre() {
    String conditions =
        "units <= 999999999, units >= -999999999, units == 01, units != -0, riskPercent == 08";
    DroolsRefundPolicy policy =
        Bundles.of(Bundles.rule("edges", "Refund(" + conditions + ")", "outcome.review();"));
    assertThat(policy.decide(new AskedRefund().risk("0.08").build()).reasons())
        .extracting(reason -> reason.rule())
        .containsExactly("edges");
  }

  private static PolicyText read(String rules) {
    return PolicyText.read(bundle(rules));
  }

  private static PolicyBundle bundle(String rules) {
    return Bundles.bundle(RandomRules.SETTINGS, rules);
  }

  /** Metadata is not compiled. */
  private static void assertSame(String rules) {
    PolicyText text = read(rules);
    assertThat(text.isUsable()).as("%s", text.findings()).isTrue();
    String written = RuleWriter.write("a.b", text.rules());
    String body = inOurWords(written.substring(written.indexOf("rule \"")));
    Findings findings = new Findings();
    List<Rule> again = RuleParser.read(Source.of("written", body), findings);
    assertThat(findings.all())
        .as("%s", body)
        .allMatch(finding -> finding.what().contains("no sentence"));
    assertThat(told(again)).isEqualTo(told(text.rules()));
  }

  /** Drools has another word for excludes. */
  private static String inOurWords(String drl) {
    return Pattern.compile("(\"[^\"]*\")| not contains ")
        .matcher(drl)
        .replaceAll(
            match -> match.group(1) == null ? " excludes " : quoteReplacement(match.group(1)));
  }

  private static List<String> told(List<Rule> rules) {
    UnaryOperator<String> withoutPlaces = text -> text.replaceAll("span=Span\\[[^]]*]", "");
    return rules.stream()
        .map(rule -> rule.id() + rule.patterns() + rule.calls())
        .map(withoutPlaces)
        .toList();
  }
}
