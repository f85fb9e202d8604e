package dev.refundkit.testkit.scenario;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The constants of an enumeration by the words that stand for them: {@code original_first}. */
final class Words {

  private Words() {}

  @SafeVarargs
  static <E extends Enum<E>> Map<String, E> of(E... constants) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : constants) {
      words.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return words;
  }
}
