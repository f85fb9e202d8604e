package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.testkit.policy.AskedRefund;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hostile bundles with no check before them: what their rules can link to holds them back all
 * the same.
 */
class HostileWallTest {

  @TempDir private Path folder;
  private Locale locale = Locale.getDefault();

  @BeforeEach
  void begin() {
    System.clearProperty(HostileRules.MARK);
    locale = Locale.getDefault();
  }

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
  }

  /** Those that never end could only hang here; a time limit stops them. */
  static Stream<String> ending() {
    return HostileRules.names().stream().filter(name -> !HostileHostTest.ENDLESS.contains(name));
  }

  @ParameterizedTest
  @MethodSource("ending")
  void behindTheWallItReachesNothing(String name) throws IOException {
    Path file = Files.writeString(folder.resolve("precious"), "x");
    try {
      DroolsRefundPolicy policy = HostileRules.compiled().behindTheWall(name);
      AskedRefund refund = new AskedRefund().reason(name).customerFact("target", file.toString());
      Decision decision = policy.decide(refund.build());
      assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
      assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("rule-failed");
    } catch (IllegalStateException | LinkageError e) {
      assertThat(e).rootCause().isInstanceOf(ClassNotFoundException.class);
    }
    assertThat(System.getProperty(HostileRules.MARK, "")).isEmpty();
    assertThat(file).hasContent("x");
    assertThat(Locale.getDefault()).isEqualTo(locale);
  }
}
