package dev.refundkit.rules.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.bundle.BundleArchive;
import dev.refundkit.rules.bundle.BundleFolder;
import dev.refundkit.rules.bundle.ContentHash;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.rules.compile.PolicyCompiler;
import dev.refundkit.rules.vocabulary.Goods;
import dev.refundkit.rules.vocabulary.Line;
import dev.refundkit.rules.vocabulary.Outcomes;
import dev.refundkit.rules.vocabulary.Refund;
import dev.refundkit.testkit.policy.AskedRefund;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies in jars. */
class PolicyJarTest {

  private static final PolicyBundle BUNDLE =
      BundleFolder.read(Path.of("src/main/resources/refundkit/policies/default"));
  private static final CompiledPolicy POLICY = new PolicyCompiler().compile(BUNDLE);
  private static final byte[] JAR = PolicyJar.write(POLICY);

  @TempDir private Path folder;

  private Path file(byte[] jar) throws IOException {
    return Files.write(folder.resolve("policy.jar"), jar);
  }

  private static SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = PackedPolicy.files("", POLICY);
    files.put("compiled.format", PolicyJar.FORMAT.getBytes(UTF_8));
    return files;
  }

  /** As somebody would make it who knows how hashes are made. */
  private static byte[] hashed(SortedMap<String, byte[]> files) throws IOException {
    SortedMap<String, byte[]> all = new TreeMap<>(files);
    all.put("compiled.sha256", ContentHash.of(files).getBytes(UTF_8));
    return zipped(all);
  }

  private static byte[] zipped(SortedMap<String, byte[]> files) throws IOException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(jar)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return jar.toByteArray();
  }

  private void refused(byte[] jar, String why) throws IOException {
    Path file = file(jar);
    assertThatThrownBy(() -> PolicyJar.read(file))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("policy.jar: ")
        .hasMessageContaining(why);
  }

  @Test
  void aPolicyInAJarDecidesAsTheOneThatItWasBuiltFrom() throws IOException {
    DroolsRefundPolicy built = DroolsRefundPolicy.built(file(JAR));
    assertThat(built.version()).isEqualTo(POLICY.version());
    assertThat(built.reasons()).isEqualTo(POLICY.settings().reasons());
    assertThat(built.bundle().files()).isEqualTo(BUNDLE.files());
    assertThat(built.bundle().scenarios()).isEqualTo(BUNDLE.scenarios()).isNotEmpty();
    DroolsRefundPolicy source = DroolsRefundPolicy.of(POLICY);
    for (long amount : new long[] {1, 14_999, 15_000, 15_001, 90_000}) {
      var asked = new AskedRefund().amount(amount).build();
      assertThat(built.decide(asked)).isEqualTo(source.decide(asked));
      assertThat(built.decide(asked).reasons()).isNotEmpty();
    }
  }

  @Test
  void theSameClassesGiveTheSameBytes() {
    assertThat(PolicyJar.write(POLICY)).isEqualTo(JAR);
  }

  @Test
  void aJarIsItsOwnSource() throws IOException {
    PolicyBundle read = BundleArchive.read(file(JAR));
    assertThat(read.hash()).isEqualTo(BUNDLE.hash());
    assertThat(read.scenarios()).isEqualTo(BUNDLE.scenarios());
  }

  @Test
  void whateverIsChangedInAJarIsNoticed() throws IOException {
    SortedMap<String, byte[]> files = files();
    files.put("compiled.sha256", ContentHash.of(files()).getBytes(UTF_8));
    file(zipped(files));
    assertThat(PolicyJar.read(folder.resolve("policy.jar")).version()).isEqualTo(POLICY.version());
    for (String path : files.keySet()) {
      SortedMap<String, byte[]> changed = new TreeMap<>(files);
      byte[] content = files.get(path).clone();
      content[content.length / 2] ^= 1;
      changed.put(path, content);
      refused(zipped(changed), "it is not as it was built");
      changed.remove(path);
      refused(zipped(changed), path.equals("compiled.sha256") ? "no compiled policy" : "not as it");
    }
    files.put("more", new byte[0]);
    refused(zipped(files), "it is not as it was built");
  }

  @Test
  void anIndexThatIsNotThatOfTheFilesIsRefusedThoughTheHashFits() throws IOException {
    for (String path : List.of("policy.yaml", "amounts.drl")) {
      SortedMap<String, byte[]> files = files();
      files.put(path, (new String(files.get(path), UTF_8) + "\n").getBytes(UTF_8));
      refused(hashed(files), "its index is not that of its files");
    }
    SortedMap<String, byte[]> files = files();
    for (String index : List.of("", "bundle", "bundle\tx\nlimit\tmost", "bundle\tx\nrule\n")) {
      files.put("compiled.index", index.getBytes(UTF_8));
      refused(hashed(files), "its index can't be read");
    }
  }

  @Test
  void aClassThatNoRuleGeneratesIsNotLoaded() throws IOException {
    SortedMap<String, byte[]> files = files();
    String model = POLICY.rules().modelClasses().get(0).replace('.', '/') + ".class";
    try (InputStream own = getClass().getResourceAsStream("PolicyJarTest.class")) {
      files.put(model, own.readAllBytes());
    }
    Path jar = file(hashed(files));
    assertThatThrownBy(() -> DroolsRefundPolicy.built(jar))
        .hasRootCauseInstanceOf(ClassNotFoundException.class)
        .hasStackTraceContaining("is not there for rules of a policy");
  }

  @Test
  void aJarOfAnotherVersionIsRefused() throws IOException {
    SortedMap<String, byte[]> files = files();
    files.put("compiled.format", "0 drools-9".getBytes(UTF_8));
    refused(hashed(files), "built by another version of the library. Build it again");
  }

  @Test
  void whatIsNoJarOfAPolicyIsRefused() throws IOException {
    refused(new byte[0], "no archive that can be read");
    refused(Arrays.copyOf(JAR, JAR.length / 2), "no archive that can be read");
    refused(zipped(new TreeMap<>(Map.of("policy.yaml", new byte[1]))), "no compiled policy");
    assertThatThrownBy(() -> PolicyJar.read(folder)).isInstanceOf(PolicyException.class);
    assertThatThrownBy(() -> PolicyJar.read(folder.resolve("none.jar")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("none.jar: it can't be read (NoSuchFileException)");
  }

  /**
   * If this fails, classes of rules that were built before may not run any more: change the number
   * in {@link PolicyJar#FORMAT} with what is expected here.
   */
  @Test
  void theFormatSaysWhatClassesOfRulesAreWrittenAgainst() throws IOException {
    Properties drools = new Properties();
    String known = "/META-INF/maven/org.drools/drools-model-compiler/pom.properties";
    try (InputStream in = PolicyJarTest.class.getResourceAsStream(known)) {
      drools.load(in);
    }
    List<String> members =
        Stream.of(Goods.class, Line.class, Outcomes.class, Refund.class)
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> method.getDeclaringClass() != Object.class)
            .map(Method::toGenericString)
            .sorted()
            .toList();
    String hash =
        ContentHash.of(new TreeMap<>(Map.of("", String.join("\n", members).getBytes(UTF_8))));
    assertThat(PolicyJar.FORMAT).isEqualTo("1 drools-" + drools.getProperty("version"));
    assertThat(hash).isEqualTo("5c3ff12623b2e77aedde7f5d27f4feb66737e9ffcafee5d4bf603f2e0849391a");
  }
}
