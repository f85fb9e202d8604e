package dev.refundkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every module to the rules. */
class ArchitectureTest {

  private static final String ROOT = "dev.refundkit";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void everyModuleIsLookedAt() {
    Set<Module> found =
        CLASSES.stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .map(type -> Module.of(ROOT, type.getPackageName()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Module.class)));
    assertThat(found).containsExactlyInAnyOrder(Module.values());
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    Map<String, ArchRule> rules = Rules.below(ROOT);
    return rules.entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(CLASSES)));
  }
}
