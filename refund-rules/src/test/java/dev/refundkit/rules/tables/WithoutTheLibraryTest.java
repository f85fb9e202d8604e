package dev.refundkit.rules.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.BundleFile;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.language.PolicyText;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A host that does not have the library for tables on its class path. */
class WithoutTheLibraryTest {

  /** What the dependency brings along. */
  private static final List<String> HIDDEN =
      List.of("drools-decisiontables", "drools-templates", "poi-", "xmlbeans", "commons-compress");

  private static ClassLoader hiding(List<String> hidden) {
    URL[] path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    hidden.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
            .map(WithoutTheLibraryTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(List<String> hidden, String file, byte[] content) throws Exception {
    return (String)
        hiding(hidden)
            .loadClass(Reader.class.getName())
            .getMethod("read", String.class, byte[].class)
            .invoke(null, file, content);
  }

  /** Runs within the host's class loader. */
  public static final class Reader {
    private Reader() {}

    public static String read(String file, byte[] content) {
      var files = new TreeMap<String, BundleFile>();
      files.put("policy.yaml", BundleFile.of("name: a\n"));
      files.put(file, BundleFile.of(content));
      var bundle = new PolicyBundle("a", files, Collections.emptySortedMap());
      return PolicyText.read(bundle).findings().stream()
          .filter(finding -> finding.place().file().equals(file))
          .map(finding -> finding.kind() + " " + finding)
          .collect(Collectors.joining("\n"));
    }
  }

  @Test
  void tablesAreRefusedAndTheDependencyIsNamed() throws Exception {
    for (String file : List.of("a.drl.csv", "a.drl.xlsx")) {
      byte[] content =
          (file.endsWith("csv") ? Tables.csv(Tables.GOOD) : Tables.xlsx("S", Tables.GOOD)).bytes();
      assertThat(read(HIDDEN, file, content))
          .startsWith("TABLE " + file)
          .contains("Add org.drools:drools-decisiontables")
          .doesNotContain("\n");
      assertThat(read(List.of(), file, content)).doesNotContain("org.drools");
    }
  }

  @Test
  void rulesWrittenOutAreReadAllTheSame() throws Exception {
    assertThat(read(HIDDEN, "a.drl", Tables.utf8("rule \"a\" @sentence(\"A.\") when then end")))
        .contains("a rule that looks at nothing");
  }
}
