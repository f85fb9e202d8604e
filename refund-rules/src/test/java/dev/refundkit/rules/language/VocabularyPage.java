package dev.refundkit.rules.language;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.javadoc.Javadoc;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.vocabulary.Outcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes the reference of the vocabulary from the Javadoc of the facts and outcomes. */
final class VocabularyPage {

  private static final JavaParser PARSER =
      new JavaParser(
          new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.RAW));
  private static final Path SOURCES = Path.of("src/main/java");

  private final StringBuilder page = new StringBuilder();

  private VocabularyPage() {}

  /** What the page says between its marks. */
  static String reference() throws IOException {
    VocabularyPage page = new VocabularyPage();
    page.outcomes();
    for (String fact : Vocabulary.FACTS.keySet()) {
      page.fact(fact);
    }
    page.findings();
    return page.page.toString();
  }

  private void outcomes() throws IOException {
    head("## Outcomes", "call", "meaning");
    for (MethodDeclaration method : type(Outcomes.class).getMethods()) {
      String argument = method.getParameters().isEmpty() ? "" : "\"restocking\"";
      row("`outcome." + method.getNameAsString() + "(" + argument + ")`", sentence(method));
    }
  }

  private void fact(String fact) throws IOException {
    ClassOrInterfaceDeclaration type = type(Vocabulary.FACTS.get(fact));
    page.append("\n## ").append(fact).append("\n\n").append(text(type.getJavadoc().orElseThrow()));
    page.append('\n');
    head("", "word", "kind", "what it is");
    List<Word> words = new ArrayList<>(Vocabulary.words(fact).values());
    words.sort(Comparator.comparing(Word::lookup).thenComparing(Word::name));
    for (Word word : words) {
      String shown = word.lookup() ? word.name() + "(\"...\")" : word.name();
      String kind = word.kind().shown() + (word.mayBeUnknown() ? ", or null" : "");
      row("`" + shown + "`", kind, sentence(method(type, word)));
    }
  }

  private void findings() {
    head("## Findings", "kind", "", "what it says");
    for (FindingKind kind : FindingKind.values()) {
      row("`" + kind.id() + "`", kind.severity().name().toLowerCase(Locale.ROOT), kind.title());
    }
  }

  private static ClassOrInterfaceDeclaration type(Class<?> type) throws IOException {
    Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
    return PARSER
        .parse(file)
        .getResult()
        .orElseThrow()
        .findFirst(ClassOrInterfaceDeclaration.class)
        .orElseThrow();
  }

  private static MethodDeclaration method(ClassOrInterfaceDeclaration type, Word word) {
    String rest = Character.toUpperCase(word.name().charAt(0)) + word.name().substring(1);
    List<String> names = List.of(word.name(), "get" + rest, "is" + rest);
    return type.getMethods().stream()
        .filter(method -> names.contains(method.getNameAsString()) && method.isPublic())
        .findFirst()
        .orElseThrow();
  }

  private static String sentence(MethodDeclaration method) {
    return method
        .getJavadoc()
        .map(VocabularyPage::text)
        .orElseThrow(() -> new AssertionError("no Javadoc of " + method.getNameAsString()));
  }

  private static String text(Javadoc javadoc) {
    return javadoc
        .getDescription()
        .toText()
        .replaceAll("\\s*<p>\\s*", " ")
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .strip();
  }

  private void head(String title, String... columns) {
    if (!title.isEmpty()) {
      page.append('\n').append(title).append('\n');
    }
    page.append('\n');
    row(columns);
    page.append("| --- ".repeat(columns.length)).append("|\n");
  }

  private void row(String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
