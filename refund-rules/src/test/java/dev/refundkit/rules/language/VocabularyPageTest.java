package dev.refundkit.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page that tells of the words is written from the code. After a change of the vocabulary, copy
 * the file that the failing test names over the page.
 */
class VocabularyPageTest {

  private static final Path PAGE = Path.of("..", "docs", "policy-vocabulary.md");
  private static final Path WRITTEN = Path.of("target", "policy-vocabulary.md");
  private static final String BEGIN = "<!-- From here on the page is written from the code. -->\n";

  @Test
  void thePageSaysWhatTheCodeSays() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN);
    assertThat(begin).as("the page has the mark %s", BEGIN).isPositive();
    String expected = page.substring(0, begin) + BEGIN + VocabularyPage.reference();
    Files.writeString(WRITTEN, expected);
    assertThat(page).as("copy %s over %s", WRITTEN, PAGE).isEqualTo(expected);
  }

  @Test
  void theExamplesOfThePageAreAPolicy() throws IOException {
    List<String> blocks =
        Pattern.compile("(?ms)^```\\w*$(.*?)^```$")
            .matcher(Files.readString(PAGE))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(blocks).hasSize(2);

    Map<String, String> files =
        Map.of("a.drl", blocks.get(0), PolicyBundle.SETTINGS, blocks.get(1));
    PolicyText text = PolicyText.read(new PolicyBundle("page", new TreeMap<>(files)));

    assertThat(text.findings()).isEmpty();
    assertThat(text.rules()).hasSize(1);
  }
}
