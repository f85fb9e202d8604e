package dev.refundkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.PastCase;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.testkit.policy.GeneratedHistory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies compared on a history: {@code refundkit policy compare}. */
class CompareCommandTest {

  private static final String RULES_THAT_APPROVE_MORE =
      SmallPolicy.RULES.replace("total <= limit(\"most\"), ", "");

  @TempDir private Path parent;

  private Path history;
  private SmallPolicy before;
  private SmallPolicy after;

  @BeforeEach
  void write() throws IOException {
    history = parent.resolve("h.jsonl");
    before = SmallPolicy.in(parent, "before");
    after = SmallPolicy.in(parent, "after").with("rules.drl", RULES_THAT_APPROVE_MORE);
  }

  private Called compare(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("policy", "compare", before, after, "--history", history));
    words.addAll(List.of(more));
    return called(words.toArray());
  }

  private static Called called(Object... words) {
    return Called.with(Stream.of(words).map(Object::toString).toArray(String[]::new));
  }

  private void generated(int cases) {
    Called called = called("history", "generate", "--cases", cases, "--seed", 5, "--out", history);
    assertThat(called.status()).as(called.err()).isZero();
  }

  @Test
  void aGeneratedHistoryIsTheSameForTheSameSeed() throws IOException {
    generated(300);
    List<String> lines = Files.readAllLines(history);
    generated(300);

    assertThat(lines).hasSize(300).doesNotHaveDuplicates();
    assertThat(Files.readAllLines(history)).isEqualTo(lines);
    Called other = called("history", "generate", "--cases", 300, "--seed", 6, "--out", history);
    assertThat(other.lastLine()).isEqualTo(history + ": 300 cases, seed 6");
    assertThat(Files.readAllLines(history)).doesNotContainAnyElementsOf(lines.subList(0, 1));
    assertThat(parent.resolve("h.jsonl.part")).doesNotExist();
  }

  @Test
  void aPolicyDecidesALineAsItDecidedTheCase() {
    DroolsRefundPolicy policy = DroolsRefundPolicy.shipped();
    GeneratedHistory cases = new GeneratedHistory(11);
    LongStream.rangeClosed(1, 2_000)
        .forEach(
            number -> {
              PastCase past = cases.get(number);
              String line = Document.of(past, Set.of()).toJson();
              PastCase again = new RefundJson().readCase(line.getBytes(UTF_8)).orElseThrow();
              assertThat(policy.decide(again.refund()))
                  .as(line)
                  .isEqualTo(policy.decide(past.refund()));
              assertThat(Document.of(again, Set.of()).toJson()).isEqualTo(line);
            });
  }

  @Test
  void whatChangesIsPrinted() {
    generated(2_000);

    Called called = compare("--flips", 2);

    assertThat(called.status()).as(called.err()).isZero();
    assertThat(called.out())
        .contains("old: small 1 (", "cases would end otherwise", "by reason", "by currency")
        .containsPattern("review to approve +USD [0-9,]+\\.[0-9]{2}")
        .containsPattern("  small-amount +[0-9,]+ +[0-9,]+ +[0-9,]+")
        .containsPattern("changed_mind: review, then approve\\R    old  nothing-matched: ")
        .containsPattern("new  small-amount: Up to <50 & no more\\.");
    assertThat(called.err()).contains("100 %  2,000 cases", "compared in ");
  }

  @Test
  void aProgramReadsTheSameAsJson() {
    generated(2_000);

    JsonNode json = JsonMapper.shared().readTree(compare("--format", "json").out());

    assertThat(json.path("finished").asBoolean()).isTrue();
    assertThat(json.path("cases").asLong()).isEqualTo(2_000);
    long flips = json.path("changed").asLong();
    assertThat(flips).isPositive();
    assertThat(json.path("flips")).hasSize((int) Math.min(20, flips));
    JsonNode flip = json.path("flips").get(0);
    assertThat(flip.path("old").path("outcome").asString()).isEqualTo("review");
    assertThat(flip.path("new").path("reasons").get(0).path("rule").asString())
        .isEqualTo("small-amount");
    long sum = 0;
    for (JsonNode step : json.path("outcomes")) {
      sum += step.path("cases").asLong();
    }
    assertThat(sum).isEqualTo(2_000);
  }

  @Test
  void aPageShowsItToAManager() throws IOException {
    generated(2_000);
    Path page = parent.resolve("page.html");

    assertThat(compare("--html", page).status()).isZero();

    assertThat(page)
        .content()
        .contains("<strong>2,000</strong>past cases", "Up to &lt;50 &amp; no more.", "</html>")
        .doesNotContain("<script");
  }

  @Test
  void aBuiltPolicyAndTheShippedOneAreComparedToo() {
    generated(200);
    Path jar = parent.resolve("small.jar");
    assertThat(called("policy", "build", before, "--out", jar).status()).isZero();

    Called called = called("policy", "compare", jar, "default", "--history", history);

    assertThat(called.status()).as(called.err()).isZero();
    assertThat(called.out()).contains("old: small 1 (", "new: default 1.0.0 (");
  }

  @Test
  void emptyLinesAreNoCases() throws IOException {
    generated(3);
    Files.writeString(history, "\n" + Files.readString(history).replace("\n", "\r\n\n"));

    assertThat(compare().out()).contains("of 3 cases");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}          | h.jsonl:3: id must be present",
        "[]          | h.jsonl:3: body must be an object",
        "no JSON     | h.jsonl:3: body must be JSON",
        "{\"id\":\"a | h.jsonl:3: id must be JSON"
      })
  void aLineThatIsNoCaseIsNamed(String line, String told) throws IOException {
    generated(2);
    Files.writeString(history, Files.readString(history) + line + "\n");

    Called called = compare();

    assertThat(called.status()).isEqualTo(1);
    assertThat(called.err()).contains(told).doesNotContain("\tat ");
    assertThat(called.out()).isEmpty();
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
    Files.writeString(history, "{\"id\":\"" + "a".repeat(5 << 20));

    Called called = compare();

    assertThat(called.status()).isEqualTo(1);
    assertThat(called.err()).contains("h.jsonl:1: is longer than 4194304");
  }

  @Test
  void wrongCallsAreNamed() {
    assertThat(compare().err()).contains("there is no file " + history);
    generated(1);
    assertThat(compare("--flips", "-1").err()).contains("not a whole number from 0 to 10000");
    assertThat(called("policy", "compare", before, "nowhere", "--history", history).err())
        .contains("there is no folder nowhere");
    Called none = called("history", "generate", "--cases", 0, "--out", history);
    assertThat(none.err()).contains("not a whole number of at least 1");
    assertThat(none.status()).isEqualTo(2);
    Called folder = called("history", "generate", "--cases", 1, "--out", parent);
    assertThat(folder.err()).contains("is a folder, not a file");
  }

  @Test
  void endedEarlyItSaysHowFarItCameAndWhatItFound() throws Exception {
    generated(120_000);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "policy",
                "compare",
                before.toString(),
                after.toString(),
                "--history",
                history.toString())
            .redirectOutput(parent.resolve("out.txt").toFile())
            .start();
    try (BufferedReader errors = process.errorReader(UTF_8)) {
      assertThat(errors.lines().filter(line -> line.contains("10 %")).findFirst()).isPresent();
      // The signal of kill; Ctrl-C sends another one, to the same end.
      process.toHandle().destroy();
      assertThat(errors.lines().toList()).anyMatch(line -> line.startsWith("stopped after "));
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).isNotZero();
    assertThat(parent.resolve("out.txt"))
        .content()
        .containsPattern("Stopped early. So far, [0-9,]+ of [0-9,]+ cases would end otherwise")
        .contains("by reason");
  }
}
