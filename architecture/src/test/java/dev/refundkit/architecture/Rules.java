package dev.refundkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.Serializable;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.Timer;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules, stated for the packages below a root so that they can be tried on fixtures too. */
final class Rules {

  /** Everything the core is written with. What is not named here, I/O included, it cannot use. */
  private static final String[] CORE_VOCABULARY = {
    "java.lang",
    "java.lang.annotation",
    "java.lang.invoke",
    "java.lang.runtime",
    "java.math",
    "java.nio.charset",
    "java.time..",
    "java.util",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "javax.money..",
    "org.javamoney.moneta..",
    "jakarta.validation..",
    "org.jspecify.annotations",
  };

  private static final Set<String> BINARY_FRACTIONS =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private final String root;

  private Rules(String root) {
    this.root = root;
  }

  /** All rules by name. */
  static Map<String, ArchRule> below(String root) {
    Rules rules = new Rules(root);
    Map<String, ArchRule> all = new LinkedHashMap<>();
    Arrays.stream(Module.values())
        .filter(module -> module != Module.CLI)
        .forEach(module -> all.put("arrows of " + module, rules.arrowsOf(module)));
    all.put("packages stay in their module", rules.packagesStayInTheirModule());
    all.put("no package cycles", rules.noPackageCycles());
    all.put("core vocabulary", rules.coreVocabulary());
    all.put("core has no clock", rules.coreHasNoClock());
    all.put("core has no chance", rules.coreHasNoChance());
    all.put("core has no threads", rules.coreHasNoThreads());
    all.put("core has no surroundings", rules.coreHasNoSurroundings());
    all.put("no binary fractions", rules.noBinaryFractions());
    all.put("null-marked packages", rules.nullMarkedPackages());
    all.put("no standard streams", rules.noStandardStreams());
    all.put("no java.util.logging", rules.noJavaUtilLogging());
    return all;
  }

  private ArchRule arrowsOf(Module module) {
    Set<Module> unseen =
        Arrays.stream(Module.values())
            .filter(other -> !module.maySee(other))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Module.class)));
    return noClasses()
        .that(Module.classesOf(root, EnumSet.of(module)))
        .should()
        .dependOnClassesThat(Module.classesOf(root, unseen));
  }

  private ArchRule packagesStayInTheirModule() {
    return classes()
        .that(Module.classesOf(root, EnumSet.allOf(Module.class)))
        .should(
            new ArchCondition<JavaClass>("be built by the module their package belongs to") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                Module module = Module.of(root, type.getPackageName());
                Optional<URI> address = type.getSource().map(source -> source.getUri());
                if (!address.map(module::holds).orElse(false)) {
                  events.add(
                      violated(
                          type,
                          type.getName() + " belongs to " + module + " but is in " + address));
                }
              }
            });
  }

  /** By reachability: ArchUnit's own search overlooks some cycles where there are several. */
  private ArchRule noPackageCycles() {
    return classes()
        .that(Module.classesOf(root, EnumSet.allOf(Module.class)))
        .should(
            new ArchCondition<JavaClass>("close no cycle of packages") {
              private final Map<String, Set<String>> seen = new LinkedHashMap<>();

              @Override
              public void init(Collection<JavaClass> types) {
                seen.clear();
                for (JavaClass type : types) {
                  for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                    seen.computeIfAbsent(type.getPackageName(), from -> new LinkedHashSet<>())
                        .add(arrow.getTargetClass().getPackageName());
                  }
                }
              }

              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String from = type.getPackageName();
                for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                  String to = arrow.getTargetClass().getPackageName();
                  if (!to.equals(from) && reachable(to, new LinkedHashSet<>()).contains(from)) {
                    events.add(violated(type, arrow.getDescription() + " closes a cycle"));
                  }
                }
              }

              private Set<String> reachable(String from, Set<String> found) {
                if (found.add(from)) {
                  seen.getOrDefault(from, Set.of()).forEach(to -> reachable(to, found));
                }
                return found;
              }
            });
  }

  private ArchRule coreVocabulary() {
    DescribedPredicate<JavaClass> known =
        resideInAnyPackage(CORE_VOCABULARY)
            .or(belongToAnyOf(Serializable.class))
            .or(describe("primitives", JavaClass::isPrimitive))
            .or(Module.classesOf(root, EnumSet.of(Module.CORE)));
    return core().should().dependOnClassesThat(not(known).as("are no part of its vocabulary"));
  }

  private ArchRule coreHasNoClock() {
    return core()
        .should()
        .accessTargetWhere(
            reaching(
                "the system's clock",
                access ->
                    isMethod(access, System.class, "currentTimeMillis", "nanoTime")
                        || owner(access).isAssignableTo(Clock.class)
                            && access.getName().matches("system.*|tick(Millis|Seconds|Minutes)")
                        || owner(access).getPackageName().startsWith("java.time")
                            && access.getName().equals("now")
                            && !takesClock(access)
                        || owner(access).isEquivalentTo(Date.class)
                            && access.getName().equals("<init>")));
  }

  private ArchRule coreHasNoChance() {
    return core()
        .should()
        .accessTargetWhere(
            reaching(
                "a source of chance",
                access ->
                    owner(access).isAssignableTo(Random.class)
                        || owner(access).isAssignableTo(SplittableRandom.class)
                        || owner(access).getPackageName().equals("java.util.random")
                        || isMethod(access, UUID.class, "randomUUID")
                        || isMethod(access, Math.class, "random")
                        || isMethod(access, StrictMath.class, "random")
                        || isMethod(access, Collections.class, "shuffle")));
  }

  private ArchRule coreHasNoThreads() {
    return core()
        .should()
        .dependOnClassesThat(
            describe(
                "start, pool or time threads",
                type ->
                    type.isAssignableTo(Thread.class)
                        || type.isEquivalentTo(Timer.class)
                        || type.getPackageName().startsWith("java.util.concurrent")))
        .orShould()
        .accessTargetWhere(
            reaching(
                "the common pool",
                access ->
                    access.getName().equals("parallelStream")
                        || owner(access).getPackageName().equals("java.util.stream")
                            && access.getName().equals("parallel")));
  }

  private ArchRule coreHasNoSurroundings() {
    return core()
        .should()
        .accessTargetWhere(
            reaching(
                "the process it runs in",
                access ->
                    isMethod(access, System.class, "getenv", "getProperty", "getProperties", "exit")
                        || owner(access).isEquivalentTo(Runtime.class)
                        || owner(access).isEquivalentTo(ProcessBuilder.class)
                        || isMethod(access, Locale.class, "getDefault")
                        || isMethod(access, TimeZone.class, "getDefault")
                        || isMethod(access, ZoneId.class, "systemDefault")));
  }

  private ArchRule noBinaryFractions() {
    return classes()
        .that(Module.classesOf(root, EnumSet.of(Module.CORE, Module.SPI, Module.ENGINE)))
        .should(
            new ArchCondition<JavaClass>("declare no double and no float") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                  if (isBinaryFraction(field.getType())) {
                    events.add(violated(field, field.getFullName() + " is a binary fraction"));
                  }
                }
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                  if (Stream.concat(
                          Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                      .anyMatch(Rules::isBinaryFraction)) {
                    events.add(violated(unit, unit.getFullName() + " uses a binary fraction"));
                  }
                }
              }
            });
  }

  private ArchRule nullMarkedPackages() {
    return classes()
        .that(Module.classesOf(root, EnumSet.allOf(Module.class)))
        .should(
            new ArchCondition<JavaClass>("live in a package whose package-info is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                  events.add(violated(type, type.getName() + " is in an unmarked package"));
                }
              }
            });
  }

  private ArchRule noStandardStreams() {
    return noClasses().that(Module.classesOf(root, Module.LIBRARY)).should(ACCESS_STANDARD_STREAMS);
  }

  private ArchRule noJavaUtilLogging() {
    return noClasses()
        .that(Module.classesOf(root, Module.LIBRARY))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.util.logging"));
  }

  private GivenClassesConjunction core() {
    return noClasses().that(Module.classesOf(root, EnumSet.of(Module.CORE)));
  }

  private static DescribedPredicate<JavaAccess<?>> reaching(
      String what, Predicate<JavaAccess<?>> matches) {
    return describe("the target is " + what, matches);
  }

  private static JavaClass owner(JavaAccess<?> access) {
    return access.getTargetOwner();
  }

  private static boolean isMethod(JavaAccess<?> access, Class<?> owner, String... names) {
    return owner(access).isEquivalentTo(owner) && Arrays.asList(names).contains(access.getName());
  }

  private static boolean takesClock(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static boolean isBinaryFraction(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(involved -> involved.getBaseComponentType().getName())
        .anyMatch(BINARY_FRACTIONS::contains);
  }
}
