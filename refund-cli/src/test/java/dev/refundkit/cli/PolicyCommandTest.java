package dev.refundkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.DroolsRefundPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code refundkit policy} prints, writes and ends with. */
class PolicyCommandTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final String NOT_SEEN = "[\\p{Cc}\\p{Cf}&&[^\n]]";

  @TempDir private Path parent;

  @Test
  void aPolicyWithoutMistakesEndsWithNothing() throws IOException {
    Called called = policy("check", small().toString());

    assertThat(called.out().strip()).isEqualTo("0 errors, 0 warnings");
    assertThat(called.status()).isZero();
  }

  @Test
  void aMistakeIsPrintedWithItsPlaceFirst() throws IOException {
    SmallPolicy policy = broken();

    Called called = policy("check", policy.toString());

    assertThat(called.lines())
        .containsExactly(
            policy.folder().resolve("rules.drl:4:10")
                + ": error: Refund has no totl [unknown-property]",
            "    Maybe you meant total.",
            "1 error, 0 warnings");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aProgramReadsMistakesAsJson() throws IOException {
    SmallPolicy policy = broken();

    Called called = policy("check", policy.toString(), "--format", "json");

    JsonNode document = MAPPER.readTree(called.out());
    assertThat(document.path("policy").asString()).isEqualTo(policy.toString());
    assertThat(document.path("errors").asInt()).isEqualTo(1);
    assertThat(document.path("findings"))
        .containsExactly(
            MAPPER.readTree(
                """
                {"kind": "unknown-property", "severity": "error", "file": "rules.drl", "line": 4, "column": 10,
                 "what": "Refund has no totl", "advice": "Maybe you meant total."}
                """));
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aCodeHostReadsMistakesAsSarif() throws IOException {
    SmallPolicy policy = broken().changed("policy.yaml", "other: 30", "other: soon");

    JsonNode log = sarif(policy.folder());

    assertThat(log.path("version").asString()).isEqualTo("2.1.0");
    JsonNode run = log.path("runs").path(0);
    JsonNode driver = run.path("tool").path("driver");
    assertThat(driver.path("name").asString()).isNotBlank();
    List<String> rules =
        driver.path("rules").valueStream().map(rule -> rule.path("id").asString()).toList();
    assertThat(rules).doesNotHaveDuplicates();
    assertThat(run.path("results")).hasSize(2);
    for (JsonNode result : run.path("results")) {
      assertThat(rules).contains(result.path("ruleId").asString());
      assertThat(result.path("message").path("text").asString()).isNotBlank();
      JsonNode place = result.path("locations").path(0).path("physicalLocation");
      assertThat(place.path("region").path("startLine").asInt()).isPositive();
      assertThat(place.path("artifactLocation").path("uri").asString())
          .startsWith("file:/")
          .contains("/a%20policy/");
    }
  }

  @Test
  void aPolicyIsBuiltIntoAJarThatHostsLoad() throws IOException {
    Path jar = parent.resolve("built.jar");

    Called called = policy("build", small().toString(), "--out", jar.toString());

    assertThat(called.out())
        .matches("\\Q" + jar + "\\E: policy small, version 1, 2 rules, [0-9]+ kB\n");
    assertThat(called.status()).isZero();
    assertThat(DroolsRefundPolicy.built(jar).bundle().rules()).containsKey("rules.drl");
  }

  @Test
  void aBrokenPolicyIsNotBuilt() throws IOException {
    Path jar = Files.writeString(parent.resolve("built.jar"), "the one before");

    Called called = policy("build", broken().toString(), "--out", jar.toString());

    assertThat(called.err()).contains("rules.drl:4:10").contains("Maybe you meant total.");
    assertThat(called.status()).isNotZero();
    assertThat(jar).hasContent("the one before");
  }

  @Test
  void sarifNamesFilesAsSeenFromWhereTheCommandRuns() throws IOException {
    Path here = Files.createTempDirectory(Path.of("target"), "check");
    SmallPolicy policy = brokenIn(here, "a policy");

    JsonNode result = sarif(policy.folder()).path("runs").path(0).path("results").path(0);

    assertThat(uri(result)).isEqualTo("target/" + here.getFileName() + "/a%20policy/rules.drl");
  }

  @Test
  void warningsEndWithOneUnlessTheyAreAllowed() throws IOException {
    String folder = small().changed("policy.yaml", "[USD]", "[USD, EUR]").toString();

    Called strict = policy("check", folder);
    Called lenient = policy("check", folder, "--allow-warnings");

    assertThat(strict.lastLine()).isEqualTo("0 errors, 1 warning");
    assertThat(strict.status()).isEqualTo(1);
    assertThat(lenient.out()).isEqualTo(strict.out());
    assertThat(lenient.status()).isZero();
  }

  @Test
  void errorsEndWithOneEvenIfWarningsAreAllowed() throws IOException {
    assertThat(policy("check", broken().toString(), "--allow-warnings").status()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "test", "explain --scenario some.yaml"})
  void aFolderThatIsNotThereIsToldInOneLine(String command) {
    String[] words = ("policy " + command + " " + parent.resolve("nowhere")).split(" ");

    Called called = Called.with(words);

    assertThat(called.out() + called.err()).contains("nowhere").doesNotContain("\tat ");
    assertThat(called.err().lines().count()).isLessThanOrEqualTo(1);
    assertThat(called.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "check",
        "check --format=xml .",
        "check --loud .",
        "test --threshold=all .",
        "test --threshold=101 .",
        "test --threshold=-1 .",
        "explain .",
        "explain . --request a.json",
        "explain . --scenario a.yaml --request a.json --sale b.yaml",
        "explain . --request a.json --sale b.yaml --now=noon"
      })
  void aWrongCallEndsWithTwo(String call) {
    Called called = Called.with(("policy " + call).strip().split(" "));

    assertThat(called.err().lines())
        .hasSizeBetween(2, 4)
        .last()
        .asString()
        .startsWith("Try: ./refundkit policy")
        .endsWith(" --help");
    assertThat(called.status()).isEqualTo(2);
  }

  @Test
  void scenariosThatPassTellWhatTheyTried() throws IOException {
    SmallPolicy policy = small();
    Path page = parent.resolve("tried.html");

    Called called =
        policy("test", policy.toString(), "--threshold", "80", "--html", page.toString());

    assertThat(called.lines())
        .contains(
            "rules that held: 2 of 2 (100 %)",
            "conditions seen true and false: 5 of 6 (83 %)",
            "rules.drl:4:34: small-amount: never false: reason == \"changed_mind\"");
    assertThat(called.lastLine()).isEqualTo("1 passed, 0 failed");
    assertThat(called.status()).isZero();
    assertThat(Files.readString(page))
        .contains("Up to &lt;50 &amp; no more.", "reason == &quot;changed_mind&quot;")
        .doesNotContain("Up to <50");
  }

  @Test
  void tooLittleTriedEndsWithOne() throws IOException {
    Called called = policy("test", small().toString(), "--threshold", "84", "--quiet");

    assertThat(called.lines())
        .contains("less than 84 % of the conditions were tried")
        .doesNotContain("not every rule held in some scenario");
    assertThat(called.out()).doesNotContain("PASS ");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aScenarioThatFailsEndsWithOne() throws IOException {
    SmallPolicy policy =
        small().changed("scenarios/small.yaml", "outcome: approve", "outcome: reject");

    Called called = policy("test", policy.toString());

    assertThat(called.out()).contains("FAIL ", "expected reject, was approve");
    assertThat(called.lastLine()).isEqualTo("0 passed, 1 failed");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aDecisionIsExplainedForPeopleAndAsAPicture() throws Exception {
    SmallPolicy policy = small();
    Path customer = policy.with("ann.yaml", "{refunds_90d: 0}\n").folder().resolve("ann.yaml");
    Path picture = parent.resolve("why.svg");

    Called called =
        explain(policy, "--customer", customer.toString(), "--picture", picture.toString());

    assertThat(called.lines().get(0)).isEqualTo("APPROVE by policy small 1");
    assertThat(called.out()).contains("small-amount (approve): Up to <50 & no more.");
    assertThat(called.status()).isZero();
    byte[] svg = Files.readString(picture).getBytes(StandardCharsets.UTF_8);
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement()
                .getTextContent())
        .contains("small-amount");
  }

  @Test
  void aDecisionIsExplainedForPrograms() throws IOException {
    Called called = explain(small(), "--format", "json");

    JsonNode decisions = MAPPER.readTree(called.out()).path("decisions");

    assertThat(decisions).hasSize(2);
    assertThat(decisions.path(1).path("answer").asString()).isEqualTo("inspect");
    assertThat(decisions.path(1).path("rules")).isEmpty();
    JsonNode decision = decisions.path(0);
    assertThat(decision.path("policy").asString()).isEqualTo("small");
    assertThat(decision.path("answer").asString()).isEqualTo("approve");
    assertThat(decision.path("reasons").path(0).path("rule").asString()).isEqualTo("small-amount");
    assertThat(decision.path("rules").valueStream().map(rule -> rule.path("status").asString()))
        .containsExactly("fired", "not_met");
  }

  @Test
  void everyDecisionOfAScenarioIsExplained() throws IOException {
    SmallPolicy policy = small();
    Path scenario = policy.folder().resolve("scenarios/small.yaml");

    Called called = policy("explain", policy.toString(), "--scenario", scenario.toString());

    assertThat(called.lines())
        .containsSubsequence(
            "-- step 1, quote_refund, " + scenario + ":25",
            "APPROVE by policy small 1",
            "-- step 2, quote_refund, " + scenario + ":27",
            "REVIEW by policy small 1");
    assertThat(called.status()).isZero();
  }

  @Test
  void aScenarioThatFailsIsExplainedAndEndsWithOne() throws IOException {
    SmallPolicy policy =
        small().changed("scenarios/small.yaml", "outcome: approve", "outcome: reject");
    Path scenario = policy.folder().resolve("scenarios/small.yaml");

    Called called = policy("explain", policy.toString(), "--scenario", scenario.toString());

    assertThat(called.lines()).contains("APPROVE by policy small 1");
    assertThat(called.err()).contains("FAIL " + scenario, "expected reject, was approve");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aProgramReadsOfWhichStepAndWhichGoodsADecisionIs() throws IOException {
    SmallPolicy policy = small();
    Path scenario = policy.folder().resolve("scenarios/small.yaml");
    Called called =
        policy("explain", policy.toString(), "--scenario", scenario.toString(), "--format", "json");

    JsonNode decisions = MAPPER.readTree(called.out()).path("decisions");

    assertThat(decisions.path(0).path("about").asString()).isEqualTo("refund");
    assertThat(decisions.path(0).path("step").asInt()).isEqualTo(1);
    assertThat(decisions.path(0).path("action").asString()).isEqualTo("quote_refund");
    assertThat(decisions.path(0).path("step_at").asString()).isEqualTo(scenario + ":25");
    JsonNode goods = decisions.path(1);
    assertThat(goods.path("about").asString()).isEqualTo("goods");
    assertThat(goods.path("step").asInt()).isEqualTo(1);
    assertThat(goods.path("line").asString()).isEqualTo("vase");
    assertThat(goods.path("quantity").asInt()).isEqualTo(1);
    assertThat(decisions.path(decisions.size() - 1).path("step").asInt()).isEqualTo(2);
  }

  @Test
  void aProgramReadsTheLineOfEachConditionAndTheExceptions() throws IOException {
    SmallPolicy policy =
        small()
            .changed(
                "rules.drl",
                "@sentence(\"The return",
                "@exceptTo(small-amount) @sentence(\"The return")
            .changed("rules.drl", "Refund(total <=", "Line(amount <=")
            .changed("policy.yaml", "other: 30", "other: 1");

    JsonNode rules =
        MAPPER
            .readTree(explain(policy, "--format", "json").out())
            .path("decisions")
            .path(0)
            .path("rules");

    JsonNode exception = rules.path(0);
    assertThat(exception.path("exception_to").path(0).asString()).isEqualTo("small-amount");
    assertThat(exception.path("tried_on").path(0).path("line").asString()).isEqualTo("vase");
    assertThat(
            exception.path("tried_on").path(0).path("conditions").path(0).path("line").asString())
        .isEqualTo("vase");
    assertThat(rules.path(1).path("status").asString()).isEqualTo("excepted");
    assertThat(rules.path(1).path("excepted_by").path(0).asString()).isEqualTo("window-over");
  }

  @ParameterizedTest
  @CsvSource({
    "--request,none.json,there is no file none.json",
    "--sale,none.yaml,there is no file none.yaml",
    "--customer,none.yaml,there is no file none.yaml",
    "--request,.,'. is a folder, not a file'",
    "--sale,.,'. is a folder, not a file'",
    "--customer,.,'. is a folder, not a file'",
    "--picture,.,'. is a folder, not a file'",
    "--picture,none/why.svg,'none/why.svg can''t be written, as there is no folder '"
  })
  void aFileThatCanNotBeUsedIsToldInPlainWords(String option, String path, String told)
      throws IOException {
    SmallPolicy policy = small();
    List<String> call = new ArrayList<>(List.of("policy", "explain", policy.toString()));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("--request", policy.request().toString());
    files.put("--sale", policy.order().toString());
    files.put(option, path);
    files.forEach((name, file) -> call.addAll(List.of(name, file)));

    Called called = Called.with(call.toArray(String[]::new));

    assertThat(called.err())
        .startsWith("refundkit: " + told)
        .doesNotContain("Exception")
        .hasLineCount(1);
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aScenarioThatIsNoFileIsToldInPlainWords() throws IOException {
    SmallPolicy policy = small();

    assertThat(policy("explain", policy.toString(), "--scenario", policy.toString()).err())
        .isEqualTo("refundkit: " + policy + " is a folder, not a file\n");
    assertThat(policy("explain", policy.toString(), "--scenario", "none.yaml").err())
        .isEqualTo("refundkit: there is no file none.yaml\n");
    assertThat(policy("test", policy.toString(), "--html", policy.toString()).err())
        .isEqualTo("refundkit: " + policy + " is a folder, not a file\n");
    assertThat(policy("check", policy.folder().resolve("rules.drl").toString()).err())
        .isEqualTo("refundkit: " + policy + "/rules.drl is a file, not a folder\n");
  }

  @Test
  void aWrongTimeIsToldWithAnExample() throws IOException {
    Called called = explain(small(), "--now", "tomorrow");

    assertThat(called.err()).contains("'tomorrow' is not a time, such as 2024-01-20T13:30:00Z");
    assertThat(called.status()).isEqualTo(2);
  }

  @Test
  void charactersThatAreNotSeenReachNoTerminalPictureOrProgram() throws IOException {
    SmallPolicy policy = small().changed("policy.yaml", "other: 30", "other: 1");
    policy.request();
    policy.order();
    policy
        .changed("order.yaml", "id: vase", "id: \"va\\e[2J\\u202e\\x7f\\x9bse\"")
        .changed("request.json", "\"vase\"", "\"va\\u001b[2J\\u202e\\u007f\\u009bse\"");
    Path request = policy.folder().resolve("request.json");
    Path order = policy.folder().resolve("order.yaml");
    Path picture = parent.resolve("why.svg");

    Called text = asked(policy, request, order, "--picture", picture.toString());
    Called json = asked(policy, request, order, "--format", "json");

    assertThat(text.err() + json.err()).isEmpty();
    assertThat(List.of(text.out(), Files.readString(picture)))
        .allSatisfy(
            shown ->
                assertThat(shown).contains("line va?[2J???se: ").doesNotContainPattern(NOT_SEEN));
    assertThat(json.out()).doesNotContainPattern(NOT_SEEN);
    JsonNode rules = MAPPER.readTree(json.out()).path("decisions").path(0).path("rules");
    assertThat(rules.path(0).path("tried_on").path(0).path("line").asString())
        .isEqualTo("va\u001b[2J\u202e\u007f\u009bse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif"})
  void charactersThatAreNotSeenAreMaskedInFindings(String format) throws IOException {
    SmallPolicy policy =
        SmallPolicy.in(parent, "a\u202e\u001b policy").changed("rules.drl", "total", "to\u202etl");

    Called called = policy("check", policy.toString(), "--format", format);

    assertThat(called.out() + called.err()).isNotBlank().doesNotContainPattern(NOT_SEEN);
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aRequestThatIsRefusedIsToldInOneLine() throws IOException {
    SmallPolicy policy = small();
    policy.request();
    policy.changed("request.json", "\"quantity\": 1", "\"quantity\": 3");

    Called called = asked(policy, policy.folder().resolve("request.json"), policy.order());

    assertThat(called.err())
        .startsWith("refundkit: the policy is not asked, as the request in ")
        .contains("request.json is refused: quantity_exceeds_refundable: ")
        .doesNotContain("Refusal[", "violations")
        .hasLineCount(1);
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void anOrderThatCanNotBeReadIsToldInOneLine() throws IOException {
    SmallPolicy policy = small();

    Called called = asked(policy, policy.request(), parent.resolve("none.yaml"));

    assertThat(called.err()).startsWith("refundkit: ").contains("none.yaml").hasLineCount(1);
    assertThat(called.status()).isEqualTo(1);
  }

  private SmallPolicy small() throws IOException {
    return SmallPolicy.in(parent, "a policy");
  }

  private SmallPolicy broken() throws IOException {
    return brokenIn(parent, "a policy");
  }

  private static SmallPolicy brokenIn(Path parent, String name) throws IOException {
    return SmallPolicy.in(parent, name).changed("rules.drl", "total", "totl");
  }

  private static JsonNode sarif(Path folder) {
    return MAPPER.readTree(policy("check", folder.toString(), "--format", "sarif").out());
  }

  private static String uri(JsonNode result) {
    JsonNode place = result.path("locations").path(0).path("physicalLocation");
    return place.path("artifactLocation").path("uri").asString();
  }

  private static Called policy(String command, String... more) {
    return Called.with(
        Stream.concat(Stream.of("policy", command), Stream.of(more)).toArray(String[]::new));
  }

  private static Called explain(SmallPolicy policy, String... more) throws IOException {
    return asked(policy, policy.request(), policy.order(), more);
  }

  private static Called asked(SmallPolicy policy, Path request, Path order, String... more) {
    Stream<String> call =
        Stream.of(
            policy.toString(),
            "--request",
            request.toString(),
            "--sale",
            order.toString(),
            "--now",
            "2024-03-11T12:00:00Z");
    return policy("explain", Stream.concat(call, Stream.of(more)).toArray(String[]::new));
  }
}
