package dev.refundkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The modules, the packages each of them holds, and the modules each of them may see. */
enum Module {
  CORE("", List.of("refund-core")),
  SPI("spi", List.of("refund-spi"), CORE),
  ENGINE("engine", List.of("refund-engine"), CORE, SPI),
  RULES("rules", List.of("refund-rules"), CORE),
  JSON("json", List.of("refund-json", "adapters/json"), CORE),
  JDBC("jdbc", List.of("refund-jdbc", "adapters/jdbc"), CORE, SPI, JSON),
  SPRING(
      "spring",
      List.of("refund-spring-boot-starter", "adapters/spring-boot"),
      CORE,
      SPI,
      ENGINE,
      RULES,
      JSON,
      JDBC),
  TESTKIT("testkit", List.of("refund-testkit"), CORE, SPI, ENGINE, JSON),
  QUICKSTART(
      "samples.quickstart",
      List.of("sample-quickstart", "samples/quickstart"),
      CORE,
      SPI,
      ENGINE,
      RULES,
      JSON,
      JDBC),
  DECIDE_ONLY(
      "samples.decideonly", List.of("sample-decide-only", "samples/decide-only"), CORE, RULES),
  PROPERTY_TESTS(
      "samples.propertytests",
      List.of("sample-property-tests", "samples/property-tests"),
      CORE,
      SPI,
      ENGINE,
      RULES),
  SHOP(
      "samples.shop",
      List.of("sample-shop", "samples/shop"),
      CORE,
      SPI,
      ENGINE,
      RULES,
      JSON,
      JDBC,
      SPRING,
      TESTKIT),
  CLI(
      "cli",
      List.of("refund-cli"),
      CORE,
      SPI,
      ENGINE,
      RULES,
      JSON,
      JDBC,
      TESTKIT,
      QUICKSTART,
      DECIDE_ONLY);

  static final Set<Module> LIBRARY =
      EnumSet.of(CORE, SPI, ENGINE, RULES, JSON, JDBC, SPRING, TESTKIT);

  private final String packageName;
  private final List<String> places;
  private final Set<Module> seen;

  Module(String packageName, List<String> places, Module... seen) {
    this.packageName = packageName;
    this.places = places;
    this.seen = Set.of(seen);
  }

  boolean maySee(Module other) {
    return other == this || seen.contains(other);
  }

  /** Whether a class file at this address was built by this module. */
  boolean holds(URI address) {
    return places.stream().anyMatch(place -> address.toString().contains("/" + place + "/"));
  }

  /** The module a package below the root belongs to; what no other module claims is core's. */
  static Module of(String root, String packageName) {
    return Arrays.stream(values())
        .filter(module -> module != CORE)
        .filter(module -> (packageName + ".").startsWith(root + "." + module.packageName + "."))
        .findFirst()
        .orElse(CORE);
  }

  /** Classes below the root that belong to one of these modules. */
  static DescribedPredicate<JavaClass> classesOf(String root, Set<Module> modules) {
    return DescribedPredicate.describe(
        "classes of " + modules,
        type ->
            (type.getPackageName() + ".").startsWith(root + ".")
                && modules.contains(of(root, type.getPackageName())));
  }
}
