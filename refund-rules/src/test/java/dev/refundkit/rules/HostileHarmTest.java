package dev.refundkit.rules;

import static dev.refundkit.rules.HostileRules.MARK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What hostile bundles do in Drools as it comes, when nobody checks them: without it their refusal
 * would prove nothing.
 */
class HostileHarmTest {

  @TempDir private Path folder;
  private Locale locale = Locale.getDefault();

  @BeforeEach
  void begin() {
    System.clearProperty(MARK);
    System.setProperty("refundkit.secret", "42");
    locale = Locale.getDefault();
  }

  @AfterEach
  void restore() {
    System.clearProperty(MARK);
    System.clearProperty("refundkit.secret");
    Locale.setDefault(locale);
  }

  private PlainSession fired(String name, String target) {
    PlainSession session = PlainSession.of(HostileRules.compiled(), name, target);
    session.fire();
    return session;
  }

  private static String mark() {
    return System.getProperty(MARK, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accumulates-with-code",
        "adds-a-shutdown-hook",
        "asks-a-fact-for-its-class",
        "asks-a-query",
        "asks-for-a-name",
        "calls-in-a-condition",
        "calls-in-eval",
        "declares-a-function",
        "declares-a-type",
        "escapes-from-a-condition",
        "finds-a-class",
        "finds-a-method-handle",
        "has-a-dangerous-global",
        "hides-a-name",
        "hides-code-in-a-comment",
        "hides-code-in-a-text",
        "imports-a-function",
        "imports-static",
        "looks-up-jndi",
        "reflects-on-a-fact",
        "reorders-what-is-shown",
        "runs-a-static-initialiser",
        "speaks-mvel",
        "starts-a-thread",
        "takes-from-a-call",
        "uses-the-common-pool"
      })
  void uncheckedItRunsCode(String name) {
    try {
      fired(name, "1");
    } catch (RuntimeException e) {
      assertThat(e).as("what a rule throws").hasStackTraceContaining("refundkit.policy.hostile");
    }
    assertThat(mark()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs-a-command", "starts-a-process"})
  void uncheckedItRunsPrograms(String name) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    fired(name, java.toString());
    assertThat(mark()).isEqualTo("done");
  }

  @Test
  void uncheckedItReadsFiles() throws IOException {
    fired("reads-a-file", Files.writeString(folder.resolve("secret"), "read").toString());
    assertThat(mark()).isEqualTo("read");
  }

  @Test
  void uncheckedItWritesFiles() {
    fired("writes-a-file", folder.resolve("planted").toString());
    assertThat(folder.resolve("planted")).hasContent("written");
  }

  @Test
  void uncheckedItDeletesFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("precious"), "x");
    fired("deletes-a-file", file.toString());
    assertThat(file).doesNotExist();
  }

  @Test
  void uncheckedItCallsOtherHosts() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fired("opens-a-socket", Integer.toString(server.getLocalPort()));
      try (Socket called = server.accept()) {
        assertThat(called.getInputStream().read()).isEqualTo(42);
      }
    }
  }

  @Test
  void uncheckedItLoadsPages() throws IOException {
    Path page = Files.writeString(folder.resolve("page"), "x");
    fired("opens-a-url", page.toUri().toString());
    assertThat(mark()).isEqualTo("done");
  }

  /** Loaded anew, so that its static initialiser runs again. */
  @Test
  void uncheckedItLoadsClassesFromAnywhere() {
    fired("loads-a-class", location(Planted.class, "/").toUri().toString());
    assertThat(mark()).isEqualTo("initialised");
  }

  @Test
  void uncheckedItMakesClassesOfBytes() {
    fired("defines-a-class", location(Planted.class, "Planted.class").toString());
    assertThat(mark()).isEqualTo("initialised");
  }

  @Test
  void uncheckedItLoadsNativeCode() {
    fired("loads-native-code", folder.resolve("planted.so").toString());
    assertThat(mark()).as("what the loader of libraries says").contains("planted.so");
  }

  @Test
  void uncheckedItMakesObjectsOfBytes() throws IOException {
    Path file = folder.resolve("object");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(new Planted());
    }
    System.clearProperty(MARK);
    fired("deserialises", file.toString());
    assertThat(mark()).isEqualTo("deserialised");
  }

  @Test
  void uncheckedItReadsTheHostsSurroundings() {
    fired("reads-a-property", "1");
    assertThat(mark()).isEqualTo(System.getProperty("user.dir"));
    fired("reads-the-environment", "1");
    assertThat(mark()).isEqualTo(System.getenv("PATH"));
    assertThat(fired("reads-a-property-through-a-number", "1").asked())
        .as("its own objection and that of an honest rule")
        .containsExactly("reject", "reject");
  }

  @Test
  void uncheckedItChangesTheHostsSurroundings() {
    fired("changes-the-locale", "1");
    assertThat(Locale.getDefault()).isEqualTo(Locale.forLanguageTag("tr"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"halts-the-session", "deletes-a-fact"})
  void uncheckedItKeepsHonestRulesFromObjecting(String name) {
    assertThat(fired(name, "1").asked()).isEmpty();
    assertThat(fired("reads-a-property", "1").asked()).containsExactly("reject");
  }

  @Test
  void uncheckedItFeedsMadeUpFactsToHonestRules() {
    assertThat(fired("inserts-a-fact", "1").asked()).contains("approve");
  }

  @Test
  void uncheckedItChangesTheEngineAndThePolicy() {
    PlainSession session = PlainSession.of(HostileRules.compiled(), "reaches-the-runtime", "1");
    assertThat(session.session().getGlobal("outcome")).isNotNull();
    session.session().fireAllRules(match -> match.getRule().getName().startsWith("reaches"));
    assertThat(session.session().getGlobal("outcome")).isNull();
    session.session().dispose();
    PlainSession removing = fired("removes-rules", "1");
    assertThat(removing.base().getRule("refundkit.policy.hostile.honest", "hears")).isNotNull();
    assertThat(removing.base().getRule("refundkit.policy.hostile.honest", "objects")).isNull();
  }

  private static Path location(Class<?> type, String name) {
    try {
      return Path.of(type.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
