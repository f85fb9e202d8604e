package dev.refundkit.testkit.capture;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Made-up names: the same for the same real one within one file. Not for several threads. */
final class Pseudonyms {

  private static final String WORD = "[a-z][a-z0-9]*([_-][a-z0-9]+)*";
  private static final String LONG_NUMBER = ".*[0-9]{4}.*";
  private static final int LONGEST_WORD = 64;

  private final Map<String, Map<String, String>> byKind = new HashMap<>();

  String order(String id) {
    return of("order", id);
  }

  String payment(String id) {
    return of("pay", id);
  }

  String line(String id) {
    return of("li", id);
  }

  /** Nobody can tell who it is, but who is the same. The library itself stays {@code system}. */
  String actor(String id) {
    return id.equals("system") ? id : of("actor", id);
  }

  /** A code that policies look at stays if it looks like one. */
  String word(String kind, String code) {
    boolean plain =
        code.length() <= LONGEST_WORD && code.matches(WORD) && !code.matches(LONG_NUMBER);
    return plain ? code : of(kind, code);
  }

  /** Names them all, so that the made-up names sort as the real ones do. */
  void sorted(String kind, Set<String> real) {
    String form = "%s_%0" + Integer.toString(real.size()).length() + "d";
    Map<String, String> known = byKind.computeIfAbsent(kind, k -> new HashMap<>());
    for (String name : new TreeSet<>(real)) {
      known.put(name, form.formatted(kind, known.size() + 1));
    }
  }

  String of(String kind, String real) {
    Map<String, String> known = byKind.computeIfAbsent(kind, k -> new HashMap<>());
    return known.computeIfAbsent(real, r -> kind + "_" + (known.size() + 1));
  }
}
