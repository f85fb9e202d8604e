package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.check.PolicyChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people are told about the mistakes that they make. Each folder beside {@code base} holds the
 * files in which a bundle differs from it, and in {@code expected.txt} all that is found: the kind
 * and the place, what is wrong, and what to do.
 */
class BrokenBundlesTest {

  private static final Path FOLDER = Path.of("src/test/resources/broken-bundles");
  private static final String BASE = "base";
  private static final String EXPECTED = "expected.txt";

  /** Told of bundles that nobody can write on purpose: the check before it lets nothing through. */
  private static final Set<FindingKind> SHOWN_ELSEWHERE = EnumSet.of(FindingKind.COMPILER);

  private final PolicyChecker checker = new PolicyChecker(Bundles.COMPILER);

  @Test
  void nothingIsWrongWithWhatTheyDifferFrom() throws IOException {
    assertThat(told(BASE)).isEmpty();
  }

  static Stream<String> broken() throws IOException {
    return names(FOLDER).stream().filter(name -> !name.equals(BASE));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aMistakeIsToldWithItsPlaceAndWhatToDo(String name) throws IOException {
    assertThat(told(name)).isEqualTo(Files.readString(FOLDER.resolve(name).resolve(EXPECTED)));
  }

  @Test
  void everyKindOfMistakeIsAmongThem() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (String name : broken().toList()) {
      Stream.of(Files.readString(FOLDER.resolve(name).resolve(EXPECTED)).split("\n\n"))
          .forEach(finding -> shown.add(finding.substring(0, finding.indexOf(' '))));
    }
    assertThat(shown)
        .isEqualTo(
            EnumSet.complementOf(EnumSet.copyOf(SHOWN_ELSEWHERE)).stream()
                .map(FindingKind::id)
                .collect(Collectors.toSet()));
  }

  @Test
  void noTwoKindsShareAnId() {
    assertThat(FindingKind.values()).extracting(FindingKind::id).doesNotHaveDuplicates();
  }

  private String told(String name) throws IOException {
    return findings(name).stream()
        .map(
            finding ->
                String.join(
                    "\n",
                    finding.kind().id() + " " + finding.place(),
                    finding.what(),
                    finding.advice(),
                    ""))
        .collect(Collectors.joining("\n"));
  }

  private List<Finding> findings(String name) throws IOException {
    SortedMap<String, BundleFile> files = files(BASE);
    files.putAll(files(name));
    files.remove(EXPECTED);
    try {
      return checker.check(new PolicyBundle(name, files, Collections.emptySortedMap()));
    } catch (PolicyException e) {
      return e.findings();
    }
  }

  private static SortedMap<String, BundleFile> files(String name) throws IOException {
    SortedMap<String, BundleFile> files = new TreeMap<>();
    for (String file : names(FOLDER.resolve(name))) {
      files.put(file, BundleFile.of(Files.readAllBytes(FOLDER.resolve(name).resolve(file))));
    }
    return files;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
