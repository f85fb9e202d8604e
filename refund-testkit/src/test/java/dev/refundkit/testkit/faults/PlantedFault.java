package dev.refundkit.testkit.faults;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * A defect that can be put into a class of the library while tests run, and taken out again. Only
 * the loaded bytecode changes; no class of the library knows of it.
 *
 * @param name what is wrong, for people
 * @param className the class that is changed
 * @param edit the change
 */
record PlantedFault(String name, String className, AsmVisitorWrapper edit) {

  /** The body of a method is framed by what an advice class does before or after it. */
  static PlantedFault in(String className, String method, Class<?> advice, String name) {
    return in(className, named(method), advice, name);
  }

  /** The same, where the name alone does not tell which method is meant. */
  static PlantedFault in(
      String className,
      ElementMatcher<? super MethodDescription> method,
      Class<?> advice,
      String name) {
    return new PlantedFault(name, className, Advice.to(advice).on(method));
  }

  /**
   * Where a method of the class calls another one, it calls a third instead, which takes the
   * receiver first if there is one.
   *
   * @param caller the method of the class
   * @param callee what it calls
   * @param instead a static method of {@link Wrong}
   */
  static PlantedFault calling(
      String className, String caller, String callee, String instead, String name) {
    return calling(className, named(caller), named(callee), method(Wrong.class, instead), name);
  }

  /** The same, where names alone do not tell which methods are meant. */
  static PlantedFault calling(
      String className,
      ElementMatcher<? super MethodDescription> caller,
      ElementMatcher<? super MethodDescription> callee,
      Method instead,
      String name) {
    AsmVisitorWrapper edit =
        MemberSubstitution.relaxed().method(callee).replaceWith(instead).on(caller);
    return new PlantedFault(name, className, edit);
  }

  /** Wherever the class calls a method of another one, it gets 0, false or null. */
  static PlantedFault deaf(
      String className, ElementMatcher<? super MethodDescription> method, String name) {
    return new PlantedFault(
        name, className, MemberSubstitution.relaxed().method(method).stub().on(any()));
  }

  /** The one static method of this name. */
  static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " has no method " + name));
  }

  /** Puts the defect in, runs, and takes it out again. */
  void during(Runnable run) throws ReflectiveOperationException, IOException {
    ByteBuddyAgent.install();
    ClassReloadingStrategy loaded = ClassReloadingStrategy.fromInstalledAgent();
    Class<?> type = Class.forName(className);
    new ByteBuddy()
        .ignore(none())
        .redefine(type)
        .visit(edit)
        .make()
        .load(type.getClassLoader(), loaded);
    try {
      run.run();
    } finally {
      loaded.reset(type);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
