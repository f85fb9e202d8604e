package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.check.PolicyChecker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies of an author who means harm are refused, each by the name of what it does. That they do
 * harm when nobody checks them is shown by {@link HostileHarmTest} and {@link HostileHostTest}.
 */
class HostileBundlesTest {

  /** What is wrong with each: the line, and what the finding says of it. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("accumulates-with-code", "5 accumulate is not allowed"),
          Map.entry("adds-a-shutdown-hook", "6 Runtime.getRuntime is not allowed"),
          Map.entry("asks-a-fact-for-its-class", "4 getClass is not allowed"),
          Map.entry("asks-a-query", "1 query is not allowed"),
          Map.entry("asks-for-a-name", "6 java.net is not allowed"),
          Map.entry("calls-in-a-condition", "4 System.setProperty is not allowed"),
          Map.entry("calls-in-eval", "5 eval is not allowed"),
          Map.entry("changes-the-locale", "6 java.util is not allowed"),
          Map.entry("declares-a-function", "1 function is not allowed"),
          Map.entry("declares-a-type", "1 declare is not allowed"),
          Map.entry("defines-a-class", "6 new is not allowed"),
          Map.entry("deletes-a-fact", "6 delete is not allowed"),
          Map.entry("deletes-a-file", "6 new is not allowed"),
          Map.entry("deserialises", "6 new is not allowed"),
          Map.entry("escapes-from-a-condition", "4 a backslash"),
          Map.entry("exits", "6 System.exit is not allowed"),
          Map.entry("fills-the-memory", "7 while is not allowed"),
          Map.entry("finds-a-class", "6 Class.forName is not allowed"),
          Map.entry("finds-a-method-handle", "6 try is not allowed"),
          Map.entry("halts-the-machine", "6 Runtime.getRuntime is not allowed"),
          Map.entry("halts-the-session", "6 drools.halt is not allowed"),
          Map.entry("has-a-dangerous-global", "1 global is not allowed"),
          Map.entry("hides-a-name", "6 a backslash"),
          Map.entry("hides-code-in-a-comment", "6 a backslash"),
          Map.entry("hides-code-in-a-text", "6 a backslash"),
          Map.entry("imports-a-function", "1 import is not allowed"),
          Map.entry("imports-static", "1 import is not allowed"),
          Map.entry("inserts-a-fact", "6 insert is not allowed"),
          Map.entry("inserts-for-ever", "7 insert is not allowed"),
          Map.entry("loads-a-class", "6 Class.forName is not allowed"),
          Map.entry("loads-native-code", "6 try is not allowed"),
          Map.entry("looks-up-jndi", "8 new is not allowed"),
          Map.entry("loops-in-a-condition", "12 eval is not allowed"),
          Map.entry("loops-in-a-consequence", "6 while is not allowed"),
          Map.entry("matches-for-ever", "4 operator matches is not allowed"),
          Map.entry("modifies-for-ever", "6 modify is not allowed"),
          Map.entry("opens-a-socket", "6 new is not allowed"),
          Map.entry("opens-a-url", "6 new is not allowed"),
          Map.entry("reaches-the-runtime", "6 kcontext.getKieRuntime is not allowed"),
          Map.entry("reads-a-file", "6 java.nio is not allowed"),
          Map.entry("reads-a-property", "6 System.setProperty is not allowed"),
          Map.entry("reads-a-property-through-a-number", "6 if is not allowed"),
          Map.entry("reads-the-environment", "6 System.getenv is not allowed"),
          Map.entry("recurses", "1 function is not allowed"),
          Map.entry("reflects-on-a-fact", "6 java.lang is not allowed"),
          Map.entry("removes-rules", "6 drools.getKieRuntime is not allowed"),
          Map.entry("reorders-what-is-shown", "6 the character U+202E"),
          Map.entry("repeats-a-text", "6 String.join is not allowed"),
          Map.entry("runs-a-command", "6 Runtime.getRuntime is not allowed"),
          Map.entry("runs-a-static-initialiser", "6 new is not allowed"),
          Map.entry("speaks-mvel", "3 attribute dialect is not allowed"),
          Map.entry("starts-a-process", "6 new is not allowed"),
          Map.entry("starts-a-thread", "6 Thread is not allowed"),
          Map.entry("takes-from-a-call", "5 from is not allowed"),
          Map.entry("updates-for-ever", "6 update is not allowed"),
          Map.entry("uses-the-common-pool", "6 java.util is not allowed"),
          Map.entry("writes-a-file", "6 java.nio is not allowed"));

  static Stream<String> all() {
    return HostileRules.names().stream();
  }

  @Test
  void everyBundleIsInTheTable() {
    assertThat(REFUSED.keySet()).isEqualTo(Set.copyOf(HostileRules.names()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aHostileBundleIsRefusedByName(String name) {
    String[] expected = REFUSED.getOrDefault(name, "").split(" ", 2);
    List<Finding> findings = new PolicyChecker().check(HostileRules.bundle(name));
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.NOT_ALLOWED);
              assertThat(finding.place().file()).isEqualTo("rules.drl");
              assertThat(finding.place().line()).isEqualTo(Integer.parseInt(expected[0]));
              assertThat(finding.what()).contains(expected[1]);
            });
  }
}
