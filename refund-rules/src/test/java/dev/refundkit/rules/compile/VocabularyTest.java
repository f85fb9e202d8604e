package dev.refundkit.rules.compile;

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
      assertThat(Vocabulary.propertiesOf(fact))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
      assertThat(Vocabulary.lookupsOf(fact))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(page).contains("`" + name + "(\""));
    }
    assertThat(Vocabulary.OUTCOMES)
        .hasSize(9)
        .allSatisfy(name -> assertThat(page).contains("`outcome." + name + "("));
  }

  @Test
  void whatTheEngineNeedsOnlyIsNoWord() {
    assertThat(Vocabulary.propertiesOf("Line"))
        .contains("category", "shipped")
        .doesNotContain("position", "class");
    assertThat(Vocabulary.lookupsOf("Line")).containsExactlyInAnyOrder("limit", "days", "number");
  }
}
