package dev.refundkit.testkit.run;

import dev.refundkit.testkit.scenario.Scenario;
import dev.refundkit.testkit.scenario.ScenarioReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The scenarios among the test resources that need no other policy than the fixed ones. */
final class Corpus {

  private Corpus() {}

  static List<Scenario> all() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(Corpus.class.getResource("/scenarios"));
    return ScenarioFiles.below(Path.of(folder.toURI())).stream()
        .map(ScenarioReader::read)
        .filter(scenario -> !scenario.given().policy().equals("default"))
        .toList();
  }
}
