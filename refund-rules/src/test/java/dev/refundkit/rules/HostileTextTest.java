package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.language.PolicyText;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to get past the reader of rules and settings, or to wear it out. */
class HostileTextTest {

  private static final Pattern TOKEN =
      Pattern.compile("//[^\\n]*|\"[^\"]*\"|[$\\w-]+|[=!<>&|]{1,2}|[^\\s\\w]");

  private static final List<String> SNIPPETS =
      List.of(
          "System.exit(1);",
          "java.lang.Runtime",
          "import java.util.*;",
          "import static java.lang.System.exit;",
          "global Object o;",
          "function int f() { return 1; }",
          "query q() Refund() end",
          "declare A end",
          "dialect \"mvel\"",
          "salience 10",
          "eval(true)",
          "from System.getProperties()",
          "accumulate(Line(); $n : count(1))",
          "matches \"a*\"",
          "new Object()",
          "this",
          "getClass()",
          "drools.halt();",
          "kcontext.getKieRuntime();",
          "insert(1);",
          "update($r);",
          "while (true) { }",
          "Class.forName(\"a\")",
          "\\u0022",
          "\\",
          "\u202e",
          "\u2066",
          "\u200b",
          "\u00a0",
          "\u0000",
          "\u3164",
          "`",
          "#",
          "{",
          "0x10",
          "1_000",
          "1L",
          "1e3");

  private static List<Finding> errors(String settings, String rules) {
    return PolicyText.read(Bundles.bundle(settings, rules)).findings().stream()
        .filter(Finding::isError)
        .toList();
  }

  private static List<Finding> errors(String rules) {
    return errors(Bundles.SETTINGS, rules);
  }

  private static String rule(String conditions) {
    return Bundles.rule("good", conditions, "outcome.review();");
  }

  @Property
  void goodRulesWithAnythingHostileBetweenTheirWordsAreRefused(@ForAll long seed) {
    Random random = new Random(seed);
    String good = "// a comment\n" + RANDOM_RULES;
    List<Integer> ends =
        TOKEN
            .matcher(good)
            .results()
            .filter(r -> !r.group().startsWith("//"))
            .map(r -> r.end())
            .toList();
    StringBuilder text = new StringBuilder(good);
    int at = ends.get(random.nextInt(ends.size()));
    text.insert(at, " " + SNIPPETS.get(random.nextInt(SNIPPETS.size())) + " ");
    assertThat(errors(RandomRules.SETTINGS, good)).isEmpty();
    assertThat(errors(RandomRules.SETTINGS, text.toString())).as("%s", text).isNotEmpty();
  }

  private static final String RANDOM_RULES = new RandomRules(7).rules(6);

  @Test
  void noNumberOfWarningsHidesAnError() {
    String limits =
        IntStream.range(0, 2000).mapToObj(i -> "  l" + i + ": {}\n").collect(Collectors.joining());
    String settings = "name: a\nversion: \"1\"\ncurrencies: [USD]\nlimits:\n" + limits;
    assertThat(errors(settings, rule("Refund(reason == \"\\\", x == \")")))
        .extracting(Finding::kind)
        .contains(FindingKind.NOT_ALLOWED);
  }

  /** Each of them once took all the stack there is, or hours. */
  static Stream<Arguments> tiring() {
    return Stream.of(
        Arguments.of(rule("Refund(a" + "-a".repeat(200_000) + ")"), FindingKind.TOO_LARGE),
        Arguments.of(
            rule("Refund()").replace("good", "a" + "-a".repeat(200_000)), FindingKind.TOO_LARGE),
        Arguments.of(rule("Refund()") + "/* ".repeat(300_000), FindingKind.SYNTAX),
        Arguments.of(rule("Refund(" + "!".repeat(200_000) + "capped)"), FindingKind.TOO_LARGE),
        Arguments.of(rule("Refund(" + "(".repeat(200_000) + ")"), FindingKind.TOO_LARGE),
        Arguments.of(chain(8_000), FindingKind.TOO_LARGE),
        Arguments.of(
            rule("Refund()")
                .replace("@sentence", "@exceptTo(good" + ", good".repeat(100_000) + ") @sentence"),
            FindingKind.TOO_LARGE));
  }

  private static String chain(int length) {
    return IntStream.range(0, length)
        .mapToObj(
            i -> rule("Refund()").replace("\"good\"", "r" + i + " @exceptTo(r" + (i + 1) + ")"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("tiring")
  void aTextThatIsMadeToTireTheReaderIsRefused(String rules, FindingKind kind) {
    assertThat(errors(rules)).extracting(Finding::kind).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u034f", "\u115f", "\u1160", "\u17b4", "\u180b", "\u200b", "\u200d", "\u2028", "\u202e",
        "\u2066", "\u2800", "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\u00a0", "\u0007", "\ue000",
        "\t", "\r", "\udb40\udd00"
      })
  void aCharacterThatCantBeSeenIsRefusedInTextsAndCommentsByItsCode(String hidden) {
    String text = rule("Refund(customer(\"tier\") == \"go" + hidden + "ld\")");
    assertThat(errors(text))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.NOT_ALLOWED);
              assertThat(finding.what()).contains("can't be seen");
            });
    assertThat(errors("// see" + hidden + "n\n" + rule("Refund()")).isEmpty())
        .isEqualTo(hidden.equals("\t"));
  }

  @Test
  void linesMayEndAsInWindows() {
    assertThat(errors("// a comment\r\n" + rule("Refund()") + "\r\n")).isEmpty();
  }

  /** A carriage return alone would show a rule to some, where we read a comment. */
  @Test
  void aRuleBehindALoneCarriageReturnIsNoRule() {
    assertThat(errors("// see:\r" + rule("Refund()") + "\n" + rule("Refund(capped)")))
        .extracting(Finding::what)
        .containsExactly("the character U+000D, which can't be seen");
  }

  @Test
  void anOrdersLinesAreNotTriedInThrees() {
    assertThat(errors(rule("$a : Line() $b : Line()"))).isEmpty();
    assertThat(errors(rule("$a : Line() $b : Line() $c : Line()")))
        .extracting(Finding::what)
        .containsExactly("more than 2 lines at a time");
  }

  @Test
  void numbersThatNoIntHoldsAreRefused() {
    assertThat(errors(rule("Refund(units < 2147483648)")))
        .extracting(Finding::what)
        .containsExactly("not a whole number of at most 9 digits: 2147483648");
  }

  /** What YAML can be made to grow to, and what else than data it can hold. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: &a [x, x]\nversion: &b [*a, *a]\nowner: [*b, *b]\n",
        "limits: &a\n  most: *a\n",
        "<<: {name: a}\n",
        "limits: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n",
        "name: !!java.lang.Runtime {}\n",
        "? [name]\n: a\n",
        "name: a\n---\nname: b\n",
        "%TAG ! tag:yaml.org,2002:java/\n---\nname: !object x\n"
      })
  void yamlThatIsMoreThanDataIsRefused(String settings) {
    assertThat(errors(settings, rule("Refund()")))
        .extracting(Finding::kind)
        .contains(FindingKind.SETTING);
  }

  @Test
  void yamlThatIsMadeToTireTheReaderIsRefused() {
    List<String> tiring =
        List.of(
            "a: " + "[".repeat(200_000),
            "a: " + "{a: ".repeat(50_000),
            "- ".repeat(100_000),
            "? ".repeat(100_000),
            "a: |\n" + " x\n".repeat(150_000),
            "a: \"" + "\\n".repeat(120_000) + "\"",
            "&a ".repeat(80_000),
            "!a ".repeat(80_000));
    for (String settings : tiring) {
      assertThat(errors(settings, rule("Refund()")))
          .as("%.20s...", settings)
          .extracting(Finding::kind)
          .contains(FindingKind.SETTING);
    }
  }
}
