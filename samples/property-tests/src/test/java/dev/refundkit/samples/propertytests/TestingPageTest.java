package dev.refundkit.samples.propertytests;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of docs/testing.md is this sample's, line by line, so it compiles and runs. */
class TestingPageTest {

  private static final Path PAGE = Path.of("../../docs/testing.md");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\\R(.*?)```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

  @Test
  void the_pages_java_stands_word_for_word_in_this_sample() throws IOException {
    List<String> sources = sources();

    List<String> blocks = found(JAVA);
    assertThat(blocks).isNotEmpty();
    assertThat(blocks)
        .allSatisfy(block -> assertThat(sources).anyMatch(source -> source.contains(flat(block))));
  }

  @Test
  void what_the_page_links_to_is_there() throws IOException {
    List<String> links = found(LINK).stream().filter(link -> !link.contains("://")).toList();
    assertThat(links).isNotEmpty();
    assertThat(links).allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern.matcher(readString(PAGE)).results().map(found -> found.group(1)).toList();
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(flat(readString(file)));
      }
      return sources;
    }
  }

  /** Lines without what surrounds them. */
  private static String flat(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
