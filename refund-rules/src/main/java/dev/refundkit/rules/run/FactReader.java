package dev.refundkit.rules.run;

import dev.refundkit.rules.model.FactRef;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads, for a reason, what a rule looked at. Safe for use by several threads. */
final class FactReader {

  private final Map<FactRef, Method> methods = new ConcurrentHashMap<>();

  /** The value as text; {@code unknown} for one that is not known. */
  String read(FactRef ref, Object fact) {
    Method method = methods.computeIfAbsent(ref, missing -> find(missing, fact.getClass()));
    try {
      Object value =
          ref.argument() == null ? method.invoke(fact) : method.invoke(fact, ref.argument());
      return value == null ? "unknown" : value.toString();
    } catch (InvocationTargetException e) {
      return "not available";
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("facts are public: " + ref.label(), e);
    }
  }

  private static Method find(FactRef ref, Class<?> type) {
    String member = ref.member();
    try {
      if (ref.argument() != null) {
        return type.getMethod(member, String.class);
      }
      String rest = Character.toUpperCase(member.charAt(0)) + member.substring(1);
      try {
        return type.getMethod("get" + rest);
      } catch (NoSuchMethodException e) {
        return type.getMethod("is" + rest);
      }
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("the index names " + ref.label() + ", which there is not", e);
    }
  }
}
