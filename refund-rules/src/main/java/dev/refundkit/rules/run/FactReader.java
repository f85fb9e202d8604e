package dev.refundkit.rules.run;

import dev.refundkit.rules.language.FactRef;
import dev.refundkit.rules.settings.MissingSettingException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads what a rule looks at. Safe for use by several threads. */
public final class FactReader {

  private final Map<FactRef, Method> methods = new ConcurrentHashMap<>();

  /** The value as text; {@code unknown} for one that is not known. */
  String read(FactRef ref, Object fact) {
    try {
      Object value = value(ref, fact);
      return value == null ? "unknown" : value.toString();
    } catch (MissingSettingException e) {
      return "not available";
    }
  }

  /**
   * The value itself: a text, a set of texts, a whole number or a truth; null for what is not
   * known.
   *
   * @throws MissingSettingException if a setting is not stated for this case
   */
  public @Nullable Object value(FactRef ref, Object fact) {
    Method method = methods.computeIfAbsent(ref, missing -> find(missing, fact.getClass()));
    try {
      return ref.argument() == null ? method.invoke(fact) : method.invoke(fact, ref.argument());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof MissingSettingException missing) {
        throw missing;
      }
      throw new IllegalStateException("the fact does not tell " + ref.label(), e.getCause());
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
