package dev.refundkit.rules.model;

import java.util.List;
import java.util.Set;

/**
 * Lets rules see the facts, the outcomes and what Drools generates calls to, and nothing else of
 * the host: no files, sockets, threads or reflection, not even {@code java.lang.System}. It stands
 * behind the check of the rules' text, for whatever that might ever let through.
 */
public final class AllowedClasses extends ClassLoader {

  private static final List<String> PACKAGES =
      List.of(
          "dev.refundkit.rules.vocabulary.",
          "org.drools.model.",
          "org.drools.modelcompiler.dsl.pattern.",
          "java.lang.invoke.");

  private static final Set<String> CLASSES =
      Set.of(
          "org.drools.modelcompiler.util.EvaluationUtil",
          "org.drools.util.DateUtils",
          "java.io.Serializable",
          "java.lang.Boolean",
          "java.lang.Comparable",
          "java.lang.Enum",
          "java.lang.Exception",
          "java.lang.IllegalArgumentException",
          "java.lang.Integer",
          "java.lang.Iterable",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Object",
          "java.lang.Override",
          "java.lang.RuntimeException",
          "java.lang.String",
          "java.lang.Throwable",
          "java.time.format.DateTimeFormatter",
          "java.time.format.DateTimeFormatterBuilder",
          "java.util.ArrayList",
          "java.util.Arrays",
          "java.util.Collection",
          "java.util.Collections",
          "java.util.List",
          "java.util.Locale",
          "java.util.Objects",
          "java.util.Set");

  /**
   * @param library knows the library's own classes and those of Drools
   */
  public AllowedClasses(ClassLoader library) {
    super("refundkit-allowed", library);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!CLASSES.contains(name) && PACKAGES.stream().noneMatch(name::startsWith)) {
      throw new ClassNotFoundException(name + " is not there for rules of a policy");
    }
    return super.loadClass(name, resolve);
  }
}
