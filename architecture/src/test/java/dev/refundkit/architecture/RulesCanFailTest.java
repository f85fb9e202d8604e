package dev.refundkit.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Shows every rule a class that breaks it. */
class RulesCanFailTest {

  private static final String ROOT = "dev.refundkit.architecture.fixture";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

  /** What each rule must complain about, as its report words it. */
  private static final Map<String, List<String>> OFFENCES =
      Map.ofEntries(
          entry("arrows of CORE", List.of("money.SeesSpi")),
          entry("arrows of SPI", List.of("spi.SeesEngine")),
          entry("arrows of ENGINE", List.of("engine.SeesRules")),
          entry("arrows of RULES", List.of("rules.SeesSpi")),
          entry("arrows of JSON", List.of("json.SeesEngine")),
          entry("arrows of JDBC", List.of("jdbc.SeesEngine")),
          entry("arrows of SPRING", List.of("spring.SeesTestkit")),
          entry("arrows of TESTKIT", List.of("testkit.SeesRules")),
          entry("arrows of QUICKSTART", List.of("samples.quickstart.SeesTestkit")),
          entry("arrows of DECIDE_ONLY", List.of("samples.decideonly.SeesEngine")),
          entry("arrows of PROPERTY_TESTS", List.of("samples.propertytests.SeesTestkit")),
          entry("arrows of SHOP", List.of("samples.shop.SeesQuickstart")),
          entry("packages stay in their module", List.of("money.Clean belongs to CORE but is in")),
          entry("no package cycles", List.of("money.Cycle", "engine.SeesRules")),
          entry(
              "core vocabulary",
              List.of(
                  "money.TouchesFiles.reader",
                  "money.TouchesFiles.path",
                  "money.TouchesFiles.address",
                  "money.TouchesFiles.connection")),
          entry(
              "core has no clock",
              List.of(
                  "System.currentTimeMillis()",
                  "System.nanoTime()",
                  "Instant.now()",
                  "Clock.systemUTC()",
                  "LocalDate.now(java.time.ZoneId)",
                  "Date.<init>()")),
          entry(
              "core has no chance",
              List.of(
                  "Random.<init>()",
                  "SecureRandom.<init>()",
                  "SplittableRandom.<init>()",
                  "UUID.randomUUID()",
                  "Math.random()",
                  "Collections.shuffle(java.util.List)")),
          entry(
              "core has no threads",
              List.of(
                  "money.StartsThreads.thread",
                  "money.StartsThreads.executor",
                  "List.parallelStream()")),
          entry(
              "core has no surroundings",
              List.of("System.getenv(java.lang.String)", "Locale.getDefault()")),
          entry(
              "no binary fractions",
              List.of(
                  "money.UsesFractions.field is a binary fraction",
                  "money.UsesFractions.boxed is a binary fraction",
                  "money.UsesFractions.result() uses a binary fraction",
                  "money.UsesFractions.parameter(float) uses a binary fraction",
                  "money.UsesFractions.nested(java.util.List) uses a binary fraction",
                  "money.UsesFractions.array([D) uses a binary fraction")),
          entry("null-marked packages", List.of("money.Clean is in an unmarked package")),
          entry("no standard streams", List.of("engine.Prints")),
          entry("no java.util.logging", List.of("engine.LogsToJul")));

  @Test
  void everyRuleIsTried() {
    assertThat(OFFENCES.keySet()).isEqualTo(Rules.below(ROOT).keySet());
  }

  @TestFactory
  Stream<DynamicTest> offencesAreReported() {
    Map<String, ArchRule> rules = Rules.below(ROOT);
    return OFFENCES.entrySet().stream()
        .map(
            offence ->
                DynamicTest.dynamicTest(
                    offence.getKey(),
                    () -> {
                      ArchRule rule = rules.get(offence.getKey());
                      String report = rule.evaluate(CLASSES).getFailureReport().toString();
                      assertThat(report).contains(offence.getValue());
                    }));
  }

  @Test
  void aClockThatWasHandedInIsNoOffence() {
    String report =
        Rules.below(ROOT).get("core has no clock").evaluate(CLASSES).getFailureReport().toString();
    assertThat(report).doesNotContain("Clean");
  }
}
