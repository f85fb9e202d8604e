package dev.refundkit.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The words of the rules and the page that tells of them. */
class VocabularyTest {

  @Test
  void thePageNamesEveryWord() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "policy-vocabulary.md"));
    for (String fact : Vocabulary.FACTS.keySet()) {
      assertThat(page).contains("`" + fact + "`");
      assertThat(Vocabulary.words(fact).values())
          .isNotEmpty()
          .allSatisfy(
              word ->
                  assertThat(page)
                      .contains(
                          word.lookup() ? "`" + word.name() + "(\"" : "`" + word.name() + "`"));
    }
    assertThat(Vocabulary.OUTCOMES)
        .hasSize(9)
        .allSatisfy(name -> assertThat(page).contains("`outcome." + name + "("));
  }

  @Test
  void whatTheEngineNeedsOnlyIsNoWord() {
    assertThat(Vocabulary.words("Line"))
        .containsKeys("category", "shipped", "limit", "days", "number")
        .doesNotContainKeys("position", "class");
  }

  @Test
  void whatMayBeUnknownIsKnownToBe() {
    assertThat(Vocabulary.words("Refund").values().stream().filter(Word::mayBeUnknown))
        .extracting(Word::name)
        .containsExactlyInAnyOrder("refunds90d", "lifetimeValue", "riskPercent", "customer");
  }
}
