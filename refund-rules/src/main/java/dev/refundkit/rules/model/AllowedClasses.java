package dev.refundkit.rules.model;

import java.util.Set;

/**
 * Lets rules see the facts, the outcomes and what Drools generates calls to, and nothing else of
 * the host: no files, sockets, threads or reflection, not even {@code java.lang.System}. It stands
 * behind the check of the rules' text, for whatever that might ever let through. Classes are named
 * one by one, because packages hold more than rules need: {@code java.lang.invoke} alone would be a
 * way to every class of the host.
 */
final class AllowedClasses extends ClassLoader {

  private static final Set<String> CLASSES =
      Set.of(
          "dev.refundkit.rules.vocabulary.Goods",
          "dev.refundkit.rules.vocabulary.Line",
          "dev.refundkit.rules.vocabulary.Outcomes",
          "dev.refundkit.rules.vocabulary.Refund",
          "java.lang.Boolean",
          "java.lang.Enum",
          "java.lang.Exception",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Object",
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
          "java.util.Set",
          "org.drools.model.DomainClassMetadata",
          "org.drools.model.Global",
          "org.drools.model.Index$ConstraintType",
          "org.drools.model.Model",
          "org.drools.model.PatternDSL$PatternDef",
          "org.drools.model.Rule",
          "org.drools.model.RuleItemBuilder",
          "org.drools.model.RulesSupplier",
          "org.drools.model.Variable",
          "org.drools.model.consequences.ConsequenceBuilder$_1",
          "org.drools.model.consequences.ConsequenceBuilder$_2",
          "org.drools.model.consequences.ConsequenceBuilder$_3",
          "org.drools.model.consequences.ConsequenceBuilder$_4",
          "org.drools.model.functions.Block0",
          "org.drools.model.functions.Block1",
          "org.drools.model.functions.Block2",
          "org.drools.model.functions.Block3",
          "org.drools.model.functions.Block4",
          "org.drools.model.functions.Function1",
          "org.drools.model.functions.HashedExpression",
          "org.drools.model.functions.Operator",
          "org.drools.model.functions.Predicate1",
          "org.drools.model.functions.Predicate2",
          "org.drools.model.functions.Predicate3",
          "org.drools.model.functions.PredicateInformation",
          "org.drools.model.impl.RuleBuilder",
          "org.drools.model.operators.ContainsOperator",
          "org.drools.model.operators.InOperator",
          "org.drools.model.view.ViewItemBuilder",
          "org.drools.modelcompiler.dsl.pattern.D",
          "org.drools.modelcompiler.util.EvaluationUtil",
          "org.drools.util.DateUtils");

  /**
   * @param library knows the library's own classes and those of Drools
   */
  AllowedClasses(ClassLoader library) {
    super("refundkit-allowed", library);
  }

  /**
   * Whether rules may see the class.
   *
   * @param name with dots
   */
  static boolean isAllowed(String name) {
    return CLASSES.contains(name);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isAllowed(name)) {
      throw new ClassNotFoundException(name + " is not there for rules of a policy");
    }
    return super.loadClass(name, resolve);
  }
}
